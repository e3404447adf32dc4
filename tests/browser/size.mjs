// Budgets: bytes of pages and of the style sheet after brotli.

import { readFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";
import { below, shown } from "./site.mjs";

const site = process.argv[2];
const size = (file) => brotliCompressSync(readFileSync(file)).length;
let failed = false;

const sheets = below(site, ".css");
for (const sheet of sheets) {
  const bytes = size(sheet);
  console.log(`size: ${shown(site, sheet)} ${bytes} bytes after brotli, at most 4096`);
  failed ||= bytes > 4096;
}
const pages = below(site, ".html").map((file) => [shown(site, file), size(file)]);
const procedures = pages.filter(([file]) => /(thu-tuc|procedures)\//.test(file));
const sorted = procedures.map(([, bytes]) => bytes).sort((one, two) => one - two);
const middle = sorted[Math.floor(sorted.length / 2)];
const [longest, most] = pages.reduce((one, two) => (two[1] > one[1] ? two : one));
console.log(`size: ${pages.length} pages; a procedure has ${middle} bytes in the middle, at most 8192`);
console.log(`size: the longest is ${longest} with ${most} bytes, at most 20480`);
failed ||= sheets.length !== 1 || middle > 8192 || most > 20480;
process.exit(failed ? 1 : 0);

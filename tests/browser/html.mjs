// The Nu HTML checker on every page and on the style sheet: no error and no warning.

import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { below } from "./site.mjs";

// Two things that the checker says of pages on a disk are not so in browsers: there a page on a disk may use the style
// sheet beside it, and data in a script element is not run, so no policy speaks of it.
const KNOWN = [
  /info warning: Resource violates Content Security Policy \(meta tag\): external stylesheet “[./]*style-\w+\.css”/,
  /info warning: Inline script violates Content Security Policy \(meta tag\)/,
];

const site = process.argv[2];
const jar = fileURLToPath(new URL("../node_modules/vnu-jar/build/dist/vnu.jar", import.meta.url));
const pages = below(site, ".html");
const messages = [];
for (let start = 0; start < pages.length; start += 400) {
  const part = pages.slice(start, start + 400);
  const run = spawnSync("java", ["-Xss4m", "-jar", jar, "--format", "gnu", "--stdout", ...part], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (run.error) throw run.error;
  messages.push(...run.stdout.split("\n").filter((line) => line !== ""));
}
const news = messages.filter((message) => !KNOWN.some((known) => known.test(message)));
news.slice(0, 40).forEach((message) => console.log(message));
const errors = news.filter((message) => / error:/.test(message)).length;
const known = messages.length - news.length;
console.log(`html: ${pages.length} pages, ${errors} errors, ${news.length - errors} warnings, ${known} known not to be so`);
process.exit(news.length > 0 ? 1 : 0);

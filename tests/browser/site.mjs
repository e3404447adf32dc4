// What the gates share: the pages of a site, and the browser.

import { readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { chromium } from "playwright-core";
import { flags } from "../engines/browser.mjs";

/** Every file below a folder that ends so, by path. */
export function below(folder, end) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith(end));
  return files.map((entry) => join(entry.parentPath ?? entry.path, entry.name)).sort();
}

/** The path of a page inside its site. */
export function shown(site, file) {
  return relative(site, file);
}

/** The browser that the system has. */
export function browser() {
  return chromium.launch({ executablePath: process.env.CHROMIUM, args: flags });
}

/** What a page holds that another may not: its kind, and blocks and states, told by ids and classes. */
function features(site, file) {
  const html = readFileSync(file, "utf8");
  const found = new Set([`lang ${/<html lang="(\w+)"/.exec(html)[1]}`, `kind ${shown(site, file).split("/")[0]}`]);
  for (const [, id] of html.matchAll(/<section id="([\w-]+)"/g)) found.add(`section ${id}`);
  for (const [, names] of html.matchAll(/ class="([\w -]+)"/g)) {
    for (const name of names.split(" ")) if (!/^[rdhq]\d/.test(name)) found.add(`class ${name}`);
  }
  for (const [, name] of html.matchAll(/<([a-z][a-z0-9]*)[ >]/g)) found.add(`element ${name}`);
  if (html.includes('class="btn"') && html.includes("#noi-nop")) found.add("start with other ways");
  return found;
}

/** The fewest pages, taken greedily, that hold everything that any page holds. */
export function covering(site) {
  const pages = below(site, ".html").map((file) => [file, features(site, file)]);
  const left = new Set(pages.flatMap(([, has]) => [...has]));
  const chosen = [];
  while (left.size > 0) {
    let best = null;
    let most = 0;
    for (const [file, has] of pages) {
      const news = [...has].filter((feature) => left.has(feature)).length;
      if (news > most) [best, most] = [[file, has], news];
    }
    chosen.push(best[0]);
    best[1].forEach((feature) => left.delete(feature));
  }
  return chosen.sort();
}

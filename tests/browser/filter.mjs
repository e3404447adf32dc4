// Without JavaScript: answers are clicked, and what is seen is compared with what the interpreter demands.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { browser } from "./site.mjs";

const [, , site, expectations] = process.argv;

const chromium = await browser();
const context = await chromium.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 900 } });
const requests = [];
context.on("request", (request) => requests.push(request.url()));
let [clicked, compared, sets, byHand, wrong, totals] = [0, 0, 0, 0, 0, 0];
const pages = JSON.parse(readFileSync(expectations, "utf8"));

for (const { page: path, lines, sets: all } of pages) {
  const page = await context.newPage();
  await page.goto(pathToFileURL(join(site, path)).href);
  for (const { checked, seen } of all) {
    await answer(page, checked);
    const visible = await page.evaluate(
      (ids) => ids.filter((id) => document.getElementById(id).getClientRects().length > 0),
      lines,
    );
    sets += 1;
    compared += lines.length;
    const missing = seen.filter((id) => !visible.includes(id));
    const extra = visible.filter((id) => !seen.includes(id));
    if (missing.length + extra.length > 0) {
      wrong += 1;
      if (wrong < 10) console.log(`filter: ${path} ${checked}: missing ${missing}, not ruled out ${extra}`);
    }
  }
  totals += await clicks(page, path);
  await page.close();
}
await chromium.close();

/** Clicks answers from the first question on. What a reader could not click, because it is not asked, is set. */
async function answer(page, wanted) {
  const left = await page.evaluate((ids) => {
    const radios = [...document.querySelectorAll("input[type=radio]")];
    return radios.filter((radio) => ids.includes(radio.id) && !radio.checked).map((radio) => radio.id);
  }, wanted);
  for (const id of left) {
    const label = page.locator(`label:has(#${id})`);
    if (await label.isVisible()) {
      await label.click();
      clicked += 1;
    } else {
      await page.locator(`#${id}`).evaluate((radio) => (radio.checked = true));
      byHand += 1;
    }
  }
}

/** Answers each question with the mouse, as a reader does; then, and only then, the total is shown. */
async function clicks(page, path) {
  await page.reload();
  const total = page.locator(".total");
  if ((await total.count()) === 0) return 0;
  if (await total.isVisible()) throw new Error(`${path}: the total is shown before anything is answered`);
  for (const fieldset of await page.locator("fieldset").all()) {
    if (await fieldset.isVisible()) await fieldset.locator("label").first().click();
  }
  if (!(await total.isVisible())) throw new Error(`${path}: the total is not shown after everything is answered`);
  return 1;
}

const outside = requests.filter((url) => !url.startsWith("file:") && !url.startsWith("data:"));
const scripts = requests.filter((url) => /\.m?js(\?|$)/.test(url));
console.log(
  `filter: ${pages.length} pages, ${sets} sets of answers, ${clicked} clicks, ${byHand} answers set that are not asked, ` +
    `${compared} lines compared, ${wrong} sets wrong, ${totals} totals shown after clicks; ` +
    `${requests.length} requests, ${outside.length} to elsewhere, ${scripts.length} scripts`,
);
process.exit(wrong + outside.length + scripts.length > 0 || compared === 0 ? 1 : 0);

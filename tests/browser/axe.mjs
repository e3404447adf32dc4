// axe on the covering set, at two widths, in the light and in the dark, every fold open; and no sideways scroll at 320.

import { readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { browser, covering, shown } from "./site.mjs";

const site = process.argv[2];
const axe = readFileSync(fileURLToPath(new URL("../node_modules/axe-core/axe.min.js", import.meta.url)), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const pages = covering(site);
const chromium = await browser();
let [runs, passes, violations, incomplete, drawn, scrolls] = [0, 0, 0, 0, 0, 0];

/** The contrast of text in drawings, which axe never decides; the test of the palette does. */
function isDrawn({ id, nodes }) {
  return id === "color-contrast" && nodes.every(({ html }) => /^<(text|tspan)[ >]/.test(html));
}

for (const file of pages) {
  for (const width of [390, 1280]) {
    for (const colorScheme of ["light", "dark"]) {
      // The page's own policy forbids foreign scripts, and the checker is one.
      const context = await chromium.newContext({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
      const page = await context.newPage();
      await page.goto(pathToFileURL(file).href);
      await page.evaluate(() => document.querySelectorAll("details").forEach((fold) => (fold.open = true)));
      await page.evaluate(axe);
      const result = await page.evaluate((values) => window.axe.run({ runOnly: { type: "tag", values } }), tags);
      runs += 1;
      passes += result.passes.length;
      violations += result.violations.length;
      const undecided = result.incomplete.filter((one) => !isDrawn(one));
      incomplete += undecided.length;
      drawn += result.incomplete.length - undecided.length;
      for (const { id, nodes } of result.violations) {
        console.log(`axe: ${shown(site, file)} at ${width} ${colorScheme}: ${id} ${nodes[0].html.slice(0, 160)}`);
      }
      for (const { id, nodes } of undecided) {
        console.log(`axe: undecided: ${shown(site, file)} at ${width} ${colorScheme}: ${id} ${nodes[0].html.slice(0, 120)}`);
      }
      await context.close();
    }
  }
  const narrow = await chromium.newPage({ viewport: { width: 320, height: 800 } });
  await narrow.goto(pathToFileURL(file).href);
  const wide = await narrow.evaluate(() => document.documentElement.scrollWidth > 320);
  if (wide) console.log(`axe: ${shown(site, file)} scrolls sideways at 320`);
  scrolls += Number(wide);
  await narrow.close();
}
await chromium.close();
console.log(`axe: the covering set is ${pages.map((file) => shown(site, file)).join(", ")}`);
console.log(
  `axe: ${pages.length} pages, ${runs} runs, ${passes} rules passed, ${violations} violations, ${incomplete} undecided, ` +
    `${drawn} times text in a drawing, which the test of the palette decides, ` +
    `${scrolls} pages scroll sideways at 320`,
);
process.exit(violations + incomplete + scrolls > 0 ? 1 : 0);

// Parses every Mermaid file of a folder with Mermaid itself.

import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { withPage } from './browser.mjs';

const [folder] = process.argv.slice(2);
const names = readdirSync(folder).filter((name) => name.endsWith('.mmd')).sort();
let faults = 0;

await withPage('mermaid', async (page) => {
  await page.setContent('<!doctype html><div id="drawing"></div>');
  const script = createRequire(import.meta.url).resolve('mermaid').replace(/mermaid\.core\.mjs$/, 'mermaid.min.js');
  await page.addScriptTag({ path: script });
  for (const name of names) {
    const text = readFileSync(join(folder, name), 'utf8');
    const said = await page.evaluate(async (source) => {
      try {
        await mermaid.parse(source);
        const { svg } = await mermaid.render('drawing', source);
        return svg.includes('<svg') ? '' : 'no drawing';
      } catch (error) {
        return String(error);
      }
    }, text);
    if (said) {
      faults += 1;
      console.error(`${name}: ${said}`);
    }
  }
  console.log(`mermaid: ${names.length} files, ${faults} faults`);
});
if (faults > 0) process.exit(1);

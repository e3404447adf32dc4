// Imports every .bpmn file of a folder with bpmn-moddle and with bpmn-js in Chromium: no warning is allowed, and every
// element must have its shape. With a second argument, writes a picture of each into that folder.

import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { BpmnModdle } from 'bpmn-moddle';
import { withPage } from './browser.mjs';

const [folder, pictures] = process.argv.slice(2);
const names = readdirSync(folder).filter((name) => name.endsWith('.bpmn')).sort();
const files = names.map((name) => ({ name, xml: readFileSync(join(folder, name), 'utf8') }));
let faults = 0;

const fault = (name, words) => {
  faults += 1;
  console.error(`${name}: ${words}`);
};

/** Elements that stand in a diagram: nodes, flows, lanes, pools and messages between pools. */
const drawn = (element, found = []) => {
  const parts = ['rootElements', 'participants', 'messageFlows', 'flowElements'];
  for (const part of parts) {
    for (const child of element[part] ?? []) {
      if (!/^bpmn:(Message|Process|Collaboration)$/.test(child.$type)) found.push(child.id);
      drawn(child, found);
    }
  }
  for (const set of element.laneSets ?? []) for (const lane of set.lanes ?? []) found.push(lane.id);
  return found;
};

const moddle = new BpmnModdle();
for (const file of files) {
  const { rootElement, warnings } = await moddle.fromXML(file.xml);
  for (const warning of warnings) fault(file.name, warning.message);
  file.elements = drawn(rootElement).sort();
  const { xml } = await moddle.toXML(rootElement);
  const again = await moddle.fromXML(xml);
  const ids = drawn(again.rootElement).sort();
  if (ids.join() !== file.elements.join()) fault(file.name, 'what bpmn-moddle writes differs from what it read');
}
console.log(`bpmn-moddle: ${files.length} files, ${faults} warnings`);

await withPage('bpmn-js', show);
if (faults > 0) process.exit(1);

async function show(page) {
  const require = createRequire(import.meta.url);
  const script = require.resolve('bpmn-js/dist/bpmn-viewer.development.js');
  const styles = ['diagram-js.css', 'bpmn-js.css'].map((name) => require.resolve(`bpmn-js/dist/assets/${name}`));
  await page.setContent('<!doctype html><style>body{margin:0}#canvas{width:100vw;height:100vh}</style><div id="canvas"></div>');
  await page.addScriptTag({ path: script });
  for (const path of styles) await page.addStyleTag({ path });
  if (pictures) mkdirSync(pictures, { recursive: true });
  let shapes = 0;
  for (const file of files) {
    const shown = await page.evaluate(draw, file.xml);
    for (const warning of shown.warnings) fault(file.name, `bpmn-js: ${warning}`);
    const missing = file.elements.filter((id) => !shown.ids.includes(id));
    const more = shown.ids.filter((id) => !file.elements.includes(id));
    if (missing.length > 0) fault(file.name, `bpmn-js shows no shape for ${missing.join(', ')}`);
    if (more.length > 0) fault(file.name, `bpmn-js shows more than there is: ${more.join(', ')}`);
    shapes += shown.ids.length;
    if (pictures) {
      await page.setViewportSize({ width: Math.ceil(shown.width) + 40, height: Math.ceil(shown.height) + 40 });
      await page.evaluate(() => { viewer.get('canvas').resized(); viewer.get('canvas').zoom('fit-viewport'); });
      await page.screenshot({ path: join(pictures, `${file.name}.png`) });
    }
  }
  console.log(`bpmn-js: ${files.length} files, ${shapes} shapes and lines`);
}

/** Runs in the browser. */
async function draw(xml) {
  window.viewer?.destroy();
  window.viewer = new BpmnJS({ container: '#canvas' });
  const { warnings } = await viewer.importXML(xml);
  const all = viewer.get('elementRegistry').filter((element) => element.parent && element.type !== 'label');
  const { inner } = viewer.get('canvas').viewbox();
  return {
    warnings: warnings.map((warning) => warning.message),
    ids: all.map((element) => element.businessObject.id),
    width: inner.width,
    height: inner.height,
  };
}

// A page in headless Chromium; without Chromium the proof fails.

import { existsSync } from 'node:fs';

export const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** Runs `work` with a page; `what` names the proof that cannot be made without a browser. */
export async function withPage(what, work) {
  const paths = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser'];
  const executablePath = paths.find((path) => path && existsSync(path));
  if (!executablePath) {
    throw new Error(`${what}: no Chromium found; set CHROMIUM to its path`);
  }
  const { chromium } = await import('playwright-core');
  const chrome = await chromium.launch({ executablePath, args: flags });
  try {
    await work(await chrome.newPage({ deviceScaleFactor: 1 }));
  } finally {
    await chrome.close();
  }
}

import './lib/require-node.mjs';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startBrowserStack } from './lib/browser-stack.mjs';
import { findChromium } from './lib/chromium.mjs';
import { ensureBuilt } from './lib/compile.mjs';
import { ensureInstalled } from './lib/ensure-installed.mjs';
import { createSteps, explain } from './lib/steps.mjs';
import { ensureWebBuilt } from './lib/web-build.mjs';

/**
 * `npm run lighthouse`: Lighthouse's four scores of the resident's front page, as a phone on slow 4G sees it, in the Chromium
 * of the flows. Reported, never gating. Fetched by npx when asked for, so that `npm ci` need not bring it.
 * E2E_URL names a system that runs already.
 */
const LIGHTHOUSE = 'lighthouse@12.8.2';

const say = createSteps();
let stop = async () => {};
try {
  ensureInstalled(say);
  ensureBuilt(say);
  const chromium = findChromium({ onInstall: () => say('Chromium: installing the distribution’s own …') });
  if (!chromium) {
    console.log('SKIPPED: no Chromium here; set CHROMIUM_PATH · 已跳过：本机没有 Chromium');
    process.exit(0);
  }
  ensureWebBuilt(say);
  let address = process.env.E2E_URL;
  if (!address) ({ address, stop } = await startBrowserStack(say));
  const scores = measure(address, chromium);
  console.log(
    `LIGHTHOUSE ${Object.entries(scores)
      .map(([name, score]) => `${name.replaceAll('-', '_')}=${Math.round(score * 100)}`)
      .join(' ')}`,
  );
} catch (error) {
  explain(error);
  process.exitCode = 1;
} finally {
  await stop();
}

/** @returns {Record<string, number>} 0 to 1, by category */
function measure(address, chromium) {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'supermarket-lighthouse-'));
  const file = path.join(home, 'report.json');
  try {
    const flags = '--headless=new --no-sandbox --disable-gpu';
    const { status } = spawnSync(
      'npx',
      [
        '--yes',
        LIGHTHOUSE,
        `${address}/`,
        '--quiet',
        '--output=json',
        `--output-path=${file}`,
        `--chrome-flags=${flags}`,
      ],
      { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, CHROME_PATH: chromium } },
    );
    if (status !== 0) throw new Error(`${LIGHTHOUSE} ended with ${status}`);
    const { categories } = JSON.parse(fs.readFileSync(file, 'utf8'));
    return Object.fromEntries(Object.entries(categories).map(([name, { score }]) => [name, score]));
  } finally {
    fs.rmSync(home, { recursive: true, force: true });
  }
}

import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startBrowserStack } from './browser-stack.mjs';
import { findChromium } from './chromium.mjs';
import { inProject, projectRoot } from './project.mjs';
import { ensureWebBuilt } from './web-build.mjs';
import { firstLoads } from './web-bytes.mjs';

/**
 * Runs the flows of test/browser.
 * @param {string[]} args handed to Playwright
 * @returns {Promise<{ passed: number, failed: number } | null>} null where there is no browser
 */
export async function runBrowserTests(args, say) {
  const chromium = findChromium({
    onInstall: () => say('Chromium: none here, installing the distribution’s own …'),
  });
  if (!chromium) return null;
  ensureWebBuilt(say);
  const given = process.env.E2E_URL && {
    address: process.env.E2E_URL,
    databaseUrl: process.env.E2E_DATABASE_URL,
  };
  const stack = given || (await startBrowserStack(say));
  const stop = async () => stack.stop?.();
  const interrupted = () => void stop().then(() => process.exit(130));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, interrupted);
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'supermarket-flows-'));
  const countsFile = path.join(home, 'counts.json');
  try {
    await playwright(args, {
      ...process.env,
      E2E_URL: stack.address,
      E2E_DATABASE_URL: stack.databaseUrl,
      E2E_CHROMIUM: chromium,
      E2E_COUNTS: countsFile,
      E2E_BYTES: JSON.stringify(firstLoads()),
    });
    return fs.existsSync(countsFile)
      ? JSON.parse(fs.readFileSync(countsFile, 'utf8'))
      : { passed: 0, failed: 1 };
  } finally {
    fs.rmSync(home, { recursive: true, force: true });
    await stop();
  }
}

function playwright(args, env) {
  const cli = inProject('node_modules/@playwright/test/cli.js');
  const config = inProject('test/browser/playwright.config.ts');
  const child = spawn(process.execPath, [cli, 'test', '--config', config, ...args], {
    cwd: projectRoot,
    env,
    stdio: 'inherit',
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
}

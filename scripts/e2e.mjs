import './lib/require-node.mjs';
import { runBrowserTests } from './lib/browser-tests.mjs';
import { startBrowserStack } from './lib/browser-stack.mjs';
import { ensureBuilt } from './lib/compile.mjs';
import { ensureInstalled } from './lib/ensure-installed.mjs';
import { createSteps, explain } from './lib/steps.mjs';
import { ensureWebBuilt } from './lib/web-build.mjs';

/**
 * `npm run e2e [-- <playwright arguments>]`: the screens in a real browser against the real system. Does its own set-up; ends
 * with "N passed, N failed" and one RESULT line. `--stay` only starts the system, tells its
 * address and waits for Ctrl-C; E2E_URL and E2E_DATABASE_URL then name it to other runs.
 */
const say = createSteps();
try {
  ensureInstalled(say);
  ensureBuilt(say);
  if (process.argv[2] === '--stay') await stay();
  const counts = await runBrowserTests(process.argv.slice(2), say);
  if (counts === null)
    console.log('SKIPPED: no Chromium here; set CHROMIUM_PATH · 已跳过：本机没有 Chromium');
  process.exitCode = counts && counts.failed === 0 && counts.passed > 0 ? 0 : 1;
} catch (error) {
  explain(error);
  process.exitCode = 1;
}

async function stay() {
  ensureWebBuilt(say);
  const { address, databaseUrl, logDir, broken, stop } = await startBrowserStack(say);
  console.log(`E2E_URL=${address} E2E_DATABASE_URL=${databaseUrl} npm run e2e\nlogs: ${logDir}`);
  const asked = new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, resolve);
  });
  await Promise.race([asked, broken]);
  await stop();
  process.exit(0);
}

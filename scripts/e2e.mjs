import './lib/require-node.mjs';
import { runBrowserTests } from './lib/browser-tests.mjs';
import { ensureBuilt } from './lib/compile.mjs';
import { ensureInstalled } from './lib/ensure-installed.mjs';
import { createSteps, explain } from './lib/steps.mjs';

/**
 * `npm run e2e [-- <playwright arguments>]`: the screens in a real browser against the real system. Does its own set-up; ends
 * with "N passed, N failed" and one RESULT line. E2E_URL and E2E_DATABASE_URL name a system that runs already.
 */
const say = createSteps();
try {
  ensureInstalled(say);
  ensureBuilt(say);
  const counts = await runBrowserTests(process.argv.slice(2), say);
  if (counts === null)
    console.log('SKIPPED: no Chromium here; set CHROMIUM_PATH · 已跳过：本机没有 Chromium');
  process.exitCode = counts && counts.failed === 0 && counts.passed > 0 ? 0 : 1;
} catch (error) {
  explain(error);
  process.exitCode = 1;
}

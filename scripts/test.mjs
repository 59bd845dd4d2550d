import './lib/require-node.mjs';
import { runBrowserTests } from './lib/browser-tests.mjs';
import { runChaosSmoke } from './lib/chaos-smoke.mjs';
import { ensureBuilt } from './lib/compile.mjs';
import { ensureInstalled } from './lib/ensure-installed.mjs';
import { runJest } from './lib/jest.mjs';
import { createSteps, explain } from './lib/steps.mjs';

/**
 * `npm test [-- <jest arguments>]`, `npm run test:unit`, `npm run test:integration`. Does its own set-up and ends
 * with the plain line "N passed, N failed". Without arguments the flows in a real browser (`npm run e2e`) run, too, where
 * there is a Chromium; E2E=0 leaves them out. CHAOS_SMOKE=1 (`.ci/run`) lets a chaos run of three minutes follow, which counts
 * as one test.
 */
const projects = ['unit', 'integration'];
const [first, ...rest] = process.argv.slice(2);
const chosen = projects.includes(first) ? [first] : projects;
const args = projects.includes(first) ? rest : process.argv.slice(2);

const say = createSteps();
const total = { passed: 0, failed: 0, skipped: 0 };
try {
  ensureInstalled(say);
  ensureBuilt(say);
  for (const project of chosen) {
    say(`Tests: ${project}`);
    const counts = await runJest(project, args);
    for (const key of Object.keys(total)) total[key] += counts[key];
  }
  if (process.argv.length === 2 && process.env.E2E !== '0') await browserTests();
  if (process.env.CHAOS_SMOKE === '1') {
    say('Tests: three minutes of chaos');
    total[(await runChaosSmoke()) ? 'passed' : 'failed'] += 1;
  }
} catch (error) {
  explain(error);
  total.failed += 1;
}
say('Tests: done');
if (total.passed + total.failed === 0) console.error('No test ran · 没有运行任何测试');
if (total.skipped > 0) console.log(`${total.skipped} skipped`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;

async function browserTests() {
  say('Tests: in a browser');
  const counts = await runBrowserTests([], say);
  if (counts === null) {
    say('Tests: no Chromium here, the flows in a browser did not run (CHROMIUM_PATH names one)');
    return;
  }
  total.passed += counts.passed;
  total.failed += counts.failed;
}

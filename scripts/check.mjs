import './lib/require-node.mjs';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runCli } from './lib/app-process.mjs';
import { buildChecks, driftChecks, runCheck, sourceChecks } from './lib/checks.mjs';
import { ensureBuilt } from './lib/compile.mjs';
import { ensureInstalled } from './lib/ensure-installed.mjs';
import { developmentSecrets } from './lib/secrets.mjs';
import { createSteps, explain } from './lib/steps.mjs';
import { startTemporaryPostgres } from './lib/temporary-postgres.mjs';
import { ensureWebBuilt } from './lib/web-build.mjs';

/** `npm run check`: everything that can be told without running a test. One failure does not hide the next. */
const AT_ONCE = 2; // as many as the tests; each of them is busy on one core
const say = createSteps();
const failed = [];

async function report(check, env) {
  const { ok, output, seconds } = await runCheck(check, env);
  say(`${ok ? 'ok    ' : 'FAILED'}  ${check.name} (${seconds.toFixed(1)} s)`);
  if (ok) return;
  failed.push(check.name);
  console.log(`\n${output.trim()}\n\n→ ${check.mend}\n`);
}

/** Side by side, in the order they are listed. */
async function reportAll(checks) {
  const left = [...checks];
  const next = async () => {
    for (let check = left.shift(); check; check = left.shift()) await report(check);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
}

/** On a database and with keys of its own, which are gone afterwards. */
async function checkDrift() {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'supermarket-check-'));
  const postgres = await startTemporaryPostgres();
  try {
    const env = {
      ...process.env,
      ...developmentSecrets(home),
      NODE_ENV: 'development',
      DATABASE_URL: postgres.url,
      QUEUE_BACKEND: 'postgres',
    };
    await runCli(['migrate'], { env });
    for (const check of driftChecks) await report(check, env);
  } finally {
    await postgres.stop();
    fs.rmSync(home, { recursive: true, force: true });
  }
}

try {
  ensureInstalled(say);
  const [operations, ...others] = sourceChecks; // the first makes types that others read
  await report(operations);
  await reportAll(others);
  ensureBuilt(say);
  ensureWebBuilt(say);
  for (const check of buildChecks) await report(check);
  await checkDrift();
} catch (error) {
  explain(error);
  failed.push('drift checks (could not run)');
}
const total = sourceChecks.length + buildChecks.length + driftChecks.length;
say(failed.length === 0 ? `All ${total} checks passed` : `${failed.length} failed: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;

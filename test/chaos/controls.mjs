import '../../scripts/lib/require-node.mjs';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureInstalled } from '../../scripts/lib/ensure-installed.mjs';
import { createSteps, explain } from '../../scripts/lib/steps.mjs';
import { BASELINE, CONTROLS } from './controls/list.mjs';
import { ProjectCopy } from './controls/project-copy.mjs';

/**
 * `npm run chaos:controls [-- name …]` (`unbroken` is the run without a break): is the harness blind? The product is broken on purpose, one way after the other,
 * and a short run of the same harness must name the invariant that suffers; the unbroken product must pass the same faults.
 * Ends with `RESULT caught=… of=… false_alarms=…`.
 */
const names = process.argv.slice(2);
const chosen = names.length > 0 ? CONTROLS.filter(({ name }) => names.includes(name)) : CONTROLS;
const say = createSteps();
const home = fs.mkdtempSync(path.join(os.tmpdir(), 'supermarket-controls-'));
fs.chmodSync(home, 0o755);

try {
  ensureInstalled(say);
  const copy = new ProjectCopy(home);
  copy.build();
  let falseAlarms = 0;
  if (names.length === 0 || names.includes('unbroken')) {
    say('the unbroken product');
    const whole = await run(copy, { faults: BASELINE });
    if (whole.violations > 0) falseAlarms += 1;
    console.log(`${falseAlarms === 0 ? '✓' : '✗'} unbroken: ${tell(whole)}`);
  }
  let caught = 0;
  for (const control of chosen) {
    const result = await copy.broken(control, () => run(copy, control));
    const isCaught = result.broken.includes(control.invariant);
    if (isCaught) caught += 1;
    console.log(`${isCaught ? '✓' : '✗'} ${control.name} (${control.what}): ${tell(result)}`);
  }
  console.log(`RESULT caught=${caught} of=${chosen.length} false_alarms=${falseAlarms}`);
  process.exitCode = caught === chosen.length && falseAlarms === 0 ? 0 : 1;
} catch (error) {
  explain(error);
  process.exitCode = 1;
} finally {
  fs.rmSync(home, { recursive: true, force: true });
}

function tell({ violations, broken, sample }) {
  return violations === 0
    ? 'nothing found'
    : `${violations} violations, invariant ${broken.join(', ')}${sample ? `: ${sample}` : ''}`;
}

/** A short run in the copy. @returns how many violations, of which invariants */
async function run(copy, { invariant, faults, afterwards = [], postgres = {} }) {
  const args = [
    ...['test/chaos/run.mjs', '--seed', '7', '--faults', faults.join(',')],
    ...afterwards.flatMap((sql) => ['--afterwards', sql]),
    ...Object.entries(postgres).flatMap(([name, value]) => ['--postgres', `${name}=${value}`]),
  ];
  const output = await outputOf(args, copy.root);
  const violations = Number(/^RESULT .*violations=(\d+)/m.exec(output)?.[1] ?? NaN);
  if (Number.isNaN(violations)) throw new Error(`a run came to no result:\n${output.slice(-3000)}`);
  for (const [, kept] of output.matchAll(/kept: (\S+)/g)) fs.rmSync(kept, { recursive: true, force: true });
  const broken = [...output.matchAll(/^✗ +(\d+) /gm)].map(([, number]) => Number(number));
  const sample = new RegExp(`^✗ +${invariant} .*\\n +(.*)$`, 'm').exec(output)?.[1].slice(0, 140);
  return { violations, broken, sample };
}

function outputOf(args, cwd) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.once('error', reject);
    child.once('exit', () => resolve(output));
  });
}

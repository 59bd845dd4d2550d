import './lib/require-node.mjs';
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { controls } from './lib/controls.mjs';
import { ensureInstalled } from './lib/ensure-installed.mjs';
import { projectRoot } from './lib/project.mjs';
import { createSteps, explain } from './lib/steps.mjs';

/**
 * `npm run test:controls`: do the tests notice when a guard is taken out? In a copy of the project each guard is removed,
 * one at a time, and the spec that watches it must turn red – by a failing test, not by a file that no longer loads.
 * Before that, the same specs must be green on the unbroken copy. Ends with `RESULT caught=… of=…`.
 */
/** How long a run of Jest may take: its services, and each spec on a busy machine. */
const [BOOT_MS, SPEC_MS] = [120_000, 180_000];
const only = process.argv.slice(2);
const chosen = only.length > 0 ? controls.filter((control) => only.includes(control.name)) : controls;
const say = createSteps();
const home = fs.mkdtempSync(path.join(os.tmpdir(), 'supermarket-controls-'));
const copy = path.join(home, 'project');

try {
  ensureInstalled(say);
  copyProject();
  say('Controls: the unbroken copy');
  requireGreen();
  let caught = 0;
  for (const control of chosen) {
    const result = broken(control);
    if (result.failed > 0) caught += 1;
    const verdict = result.failed > 0 ? `caught by "${result.first}"` : 'NOT CAUGHT';
    console.log(`${result.failed > 0 ? '✓' : '✗'} ${control.name}: without ${control.guard} – ${verdict}`);
  }
  console.log(`RESULT caught=${caught} of=${chosen.length}`);
  process.exitCode = caught === chosen.length ? 0 : 1;
} catch (error) {
  explain(error);
  process.exitCode = 1;
} finally {
  fs.rmSync(home, { recursive: true, force: true });
}

/** Of specs that controls look at in part, those parts; the others whole. */
function requireGreen() {
  const whole = chosen.filter(({ test }) => !test).map(({ spec }) => spec);
  const parts = chosen.filter(({ test, spec }) => test && !whole.includes(spec));
  const runs = [
    [whole, undefined],
    [parts.map(({ spec }) => spec), parts.map(({ test }) => test).join('|')],
  ];
  for (const [specs, test] of runs.filter(([some]) => some.length > 0)) {
    const { passed, failed, first } = run([...new Set(specs)], test);
    if (failed > 0 || passed === 0)
      throw new Error(
        `the specs are not green before anything was broken: ${passed} passed, ${failed} failed, first "${first}"`,
      );
  }
}

function copyProject() {
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: projectRoot,
  })
    .toString()
    .split('\0');
  for (const file of files.filter(Boolean)) {
    if (!fs.existsSync(path.join(projectRoot, file))) continue;
    const target = path.join(copy, file);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.copyFileSync(path.join(projectRoot, file), target);
  }
  fs.symlinkSync(path.join(projectRoot, 'node_modules'), path.join(copy, 'node_modules'));
  const redis = path.join(projectRoot, '.cache');
  if (fs.existsSync(redis)) fs.symlinkSync(redis, path.join(copy, '.cache'));
}

function broken({ name, edits, spec, test }) {
  const originals = new Map();
  try {
    for (const { file, find, replace } of edits) {
      const target = path.join(copy, file);
      const source = fs.readFileSync(target, 'utf8');
      if (!originals.has(target)) originals.set(target, source);
      if (source.split(find).length !== 2)
        throw new Error(`control ${name}: its guard does not stand once in ${file}`);
      fs.writeFileSync(
        target,
        source.replace(find, () => replace),
      );
    }
    return run([spec], test);
  } finally {
    for (const [target, source] of originals) fs.writeFileSync(target, source);
  }
}

/** Runs specs in the copy, built afresh. */
function run(specs, test) {
  execFileSync(process.execPath, ['scripts/build.mjs', '--server'], {
    cwd: copy,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const outputFile = path.join(home, 'result.json');
  fs.rmSync(outputFile, { force: true });
  const args = [
    'node_modules/jest/bin/jest.js',
    '--json',
    `--outputFile=${outputFile}`,
    '--maxWorkers=2',
    '--forceExit',
    '--testTimeout=120000', // a machine that is busy must not be taken for a test that noticed
    ...(test ? ['-t', test] : []),
    '--runTestsByPath',
    ...specs,
  ];
  const timeout = BOOT_MS + SPEC_MS * specs.length;
  spawnSync(process.execPath, args, { cwd: copy, stdio: 'ignore', timeout });
  if (!fs.existsSync(outputFile)) throw new Error(`no result from ${specs.join(', ')}`);
  const result = JSON.parse(fs.readFileSync(outputFile, 'utf8'));
  const failures = result.testResults.flatMap((suite) =>
    suite.assertionResults.filter((test) => test.status === 'failed'),
  );
  return { passed: result.numPassedTests, failed: failures.length, first: failures[0]?.fullName ?? '' };
}

import './lib/require-node.mjs';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt } from './lib/compile.mjs';
import { ensureInstalled } from './lib/ensure-installed.mjs';
import { runJest } from './lib/jest.mjs';
import { createSteps, explain } from './lib/steps.mjs';

/**
 * `npm run test:authz`, `npm run test:fuzz [-- --inputs N --seed S]`: one suite of test/, and the figures it found, whose last
 * line begins with RESULT. `npm test` runs the same suites among all others.
 */
const [suite, ...rest] = process.argv.slice(2);
const { values } = parseArgs({
  args: rest,
  options: { inputs: { type: 'string' }, seed: { type: 'string' } },
});
const home = fs.mkdtempSync(path.join(os.tmpdir(), 'supermarket-figures-'));
const file = path.join(home, 'figures.txt');
process.env.FIGURES_FILE = file;
if (values.inputs) process.env.FUZZ_INPUTS = values.inputs;
if (values.seed) process.env.FUZZ_SEED = values.seed;

const say = createSteps();
let failed = 1;
try {
  ensureInstalled(say);
  ensureBuilt(say);
  say(`Tests: ${suite}`);
  ({ failed } = await runJest('integration', [`test/${suite}/`]));
} catch (error) {
  explain(error);
}
const figures = fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trimEnd().split('\n') : [];
fs.rmSync(home, { recursive: true, force: true });
const isResult = (line) => line.startsWith('RESULT');
const results = figures.filter(isResult);
for (const line of [...figures.filter((line) => !isResult(line)), ...results]) console.log(line);
process.exitCode = failed > 0 || results.length === 0 ? 1 : 0;

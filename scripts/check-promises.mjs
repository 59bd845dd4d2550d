import './lib/require-node.mjs';
import fs from 'node:fs';
import { CONTROLS } from '../test/chaos/controls/list.mjs';
import { FAULTS } from '../test/chaos/faults/index.mjs';
import { inProject } from './lib/project.mjs';

/**
 * Holds docs/operations.md, docs/reliability.md and docs/security.md to what there is: each spec, fault, control and npm script
 * they name exists, each promise of recovery names one, and the alerts they explain are those of ops/alerts.yml.
 */
const read = (file) => fs.readFileSync(inProject(file), 'utf8');
const [operations, reliability, security] = ['operations', 'reliability', 'security'].map((name) =>
  read(`docs/${name}.md`),
);
const faults = FAULTS.map(({ name }) => name);
const controls = CONTROLS.map(({ name }) => name);
const scripts = Object.keys(JSON.parse(read('package.json')).scripts);
const wrong = [];

/** Rows of the table below a heading, as their cells. */
function rowsBelow(text, heading) {
  const [, section] = text.split(`## ${heading}\n`);
  const lines = section.split(/^## /m)[0].split('\n');
  return lines
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map(cellsOf);
}
const cellsOf = (line) =>
  line
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim());
const quoted = (text) => [...text.matchAll(/`([^`]+)`/g)].map(([, name]) => name);

/** `…-before-ack` and `cut-…` stand for several. */
const isFault = (name) => faults.some((fault) => new RegExp(`^${name.replace('…', '.+')}$`).test(fault));
const specs = ['apps', 'libs', 'test'].flatMap((tree) =>
  fs
    .readdirSync(inProject(tree), { recursive: true })
    .filter((file) => file.endsWith('.spec.ts'))
    .map((file) => `/${tree}/${file}`.replaceAll('\\', '/')),
);

for (const [name] of `${operations}${reliability}${security}`.matchAll(/[\w./-]+\.spec\.ts/g))
  if (!specs.some((spec) => spec.endsWith(`/${name}`))) wrong.push(`there is no ${name}`);
for (const [, name] of `${operations}${reliability}${security}`.matchAll(/npm run ([\w:]+)/g))
  if (!scripts.includes(name)) wrong.push(`there is no npm run ${name}`);

for (const [happens, , , , heldBy] of rowsBelow(operations, 'What survives what')) {
  const held = quoted(heldBy).filter((name) => !name.startsWith('npm run'));
  if (held.length === 0 && !heldBy.startsWith('the same')) wrong.push(`nothing holds "${happens}"`);
  for (const name of held.filter((one) => !one.endsWith('.spec.ts')))
    if (!isFault(name) && !controls.includes(name)) wrong.push(`there is no fault or control ${name}`);
}
for (const [name] of rowsBelow(reliability, 'Is the harness blind?'))
  if (!controls.includes(quoted(name)[0])) wrong.push(`there is no control ${name}`);

const rules = new Map(
  [...read('ops/alerts.yml').matchAll(/- alert: (\w+)\n\s+expr: \w+\((.+?)\) [<>]/g)].map(
    ([, ...rule]) => rule,
  ),
);
const explained = new Map(
  rowsBelow(operations, 'When an alert fires').map(([name, figure]) => [quoted(name)[0], quoted(figure)[0]]),
);
for (const name of new Set([...rules.keys(), ...explained.keys()]))
  if (rules.get(name) !== explained.get(name))
    wrong.push(`${name} asks for ${rules.get(name)}, docs/operations.md says ${explained.get(name)}`);

for (const sentence of wrong) console.error(sentence);
process.exitCode = wrong.length === 0 ? 0 : 1;

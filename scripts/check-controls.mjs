import './lib/require-node.mjs';
import fs from 'node:fs';
import { controls } from './lib/controls.mjs';
import { inProject } from './lib/project.mjs';

/**
 * Every guard that `npm run test:controls` takes out still stands where the list says, exactly once, and its spec is there:
 * part of `npm run check`, because the controls themselves take too long for every day.
 */
const stale = controls.flatMap(({ name, edits, spec }) => [
  ...edits
    .map(({ file, find }) => ({ file, times: timesIn(file, find) }))
    .filter(({ times }) => times !== 1)
    .map(({ file, times }) => `${name}: its guard stands ${times} times in ${file}`),
  ...(fs.existsSync(inProject(spec)) ? [] : [`${name}: there is no ${spec}`]),
]);
for (const line of stale) console.error(line);
if (stale.length === 0) console.log(`${controls.length} controls`);
process.exitCode = stale.length > 0 ? 1 : 0;

/**
 * @param {string} file
 * @param {string} find
 * @returns {number} how often it occurs; 0 without the file
 */
function timesIn(file, find) {
  const at = inProject(file);
  return fs.existsSync(at) ? fs.readFileSync(at, 'utf8').split(find).length - 1 : 0;
}

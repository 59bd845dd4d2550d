import './lib/require-node.mjs';
import { spawnSync } from 'node:child_process';
import { ensureBuilt } from './lib/compile.mjs';
import { ensureInstalled } from './lib/ensure-installed.mjs';
import { cliEntry } from './lib/project.mjs';

/** `npm run bench:words -- FILE.csv`: needs no database. */
ensureInstalled(() => {});
ensureBuilt(() => {});
const { status } = spawnSync(process.execPath, [cliEntry, 'bench:words', ...process.argv.slice(2)], {
  stdio: 'inherit',
});
process.exitCode = status ?? 1;

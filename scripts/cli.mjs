import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import './lib/require-node.mjs';
import { ensureBuilt } from './lib/compile.mjs';
import { ensureInstalled } from './lib/ensure-installed.mjs';
import { cliEntry, inProject, projectRoot } from './lib/project.mjs';
import { isAlive } from './lib/processes.mjs';
import { developmentSecrets } from './lib/secrets.mjs';
import { providePostgres } from './lib/services.mjs';
import { explain, Halt } from './lib/steps.mjs';

/**
 * `npm run doctor`, `npm run audit:verify`: one command of the product's command line, on DATABASE_URL, on the database of
 * the `npm start` that runs now, or on the data it left.
 */
const [command, ...args] = process.argv.slice(2);
const quietly = () => {};

/** The embedded server writes its process id and port into its data directory. */
function runningDatabase(dataDir) {
  const file = path.join(dataDir, 'postgres', 'postmaster.pid');
  if (!fs.existsSync(file)) return undefined;
  const [pid, , , port] = fs.readFileSync(file, 'utf8').split('\n');
  return isAlive(Number(pid)) ? `postgres://app@127.0.0.1:${Number(port)}/supermarket` : undefined;
}

async function wakeDatabase(dataDir) {
  if (!fs.existsSync(path.join(dataDir, 'postgres', 'PG_VERSION'))) {
    throw new Halt({
      en: 'There is no database yet.',
      zh: '还没有数据库。',
      waysOut: ['npm start', 'name one · 指定一个: DATABASE_URL=postgres://user:password@host:5432/db'],
    });
  }
  return providePostgres({ dataDir, logDir: path.join(dataDir, 'logs'), say: quietly });
}

function run(url, dataDir) {
  const child = spawn(process.execPath, ['--enable-source-maps', cliEntry, command, ...args], {
    cwd: projectRoot,
    // what is sealed here must open where the product runs
    env: { ...secretsOf(dataDir), ...process.env, DATABASE_URL: url },
    stdio: 'inherit',
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

const secretsOf = (dataDir) => (fs.existsSync(dataDir) ? developmentSecrets(dataDir) : {});

let postgres;
try {
  ensureInstalled(quietly);
  ensureBuilt(quietly);
  const dataDir = path.resolve(process.env.DATA_DIR || inProject('.data'));
  const known = process.env.DATABASE_URL || runningDatabase(dataDir);
  if (!known) postgres = await wakeDatabase(dataDir);
  process.exitCode = await run(known || postgres.url, dataDir);
} catch (error) {
  explain(error);
  process.exitCode = 1;
} finally {
  await postgres?.stop();
}

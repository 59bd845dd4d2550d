import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openLog, tail } from './log-files.mjs';
import { freePort } from './ports.mjs';
import { postgresBinaries } from './postgres-binaries.mjs';
import { stopChild, stopLeftover } from './processes.mjs';
import { Halt } from './steps.mjs';
import { unprivileged } from './unprivileged.mjs';

/** Trades every safety of a database for speed: for tests and checks on a directory that is thrown away. */
export const throwawaySettings = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  autovacuum: 'off',
};

/**
 * Starts a private PostgreSQL from the npm binaries. It listens on the loopback only and asks for no password:
 * it holds demonstration or test data; production brings its own DATABASE_URL.
 *
 * @param {object} options
 * @param {string} options.dataDir kept between starts; created and initialised when empty
 * @param {string} options.logFile what the server says
 * @param {number} [options.port] taken when free, else the system picks one
 * @param {string} [options.database] created when missing
 * @param {Record<string, string>} [options.settings] server settings beside the defaults
 * @returns {Promise<{ url: string, version: string, how: string, pid: number, stop: () => Promise<void> }>}
 */
export async function startPostgres({ dataDir, logFile, port = 0, database = 'app', settings = {} }) {
  const binaries = postgresBinaries();
  const account = unprivileged(binaries.postgres, dataDir);
  if (!fs.existsSync(path.join(dataDir, 'PG_VERSION'))) await initialise(binaries, dataDir, settings);
  await clearLeftover(dataDir);

  const chosenPort = await freePort(port);
  const allSettings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '300',
    timezone: 'UTC', // like the postgres image: a result must not depend on the machine's zone
    ...settings,
  };
  const flags = Object.entries(allSettings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const [command, args, identity] = account.wrap(binaries.postgres, [
    '-D',
    dataDir,
    '-p',
    `${chosenPort}`,
    ...flags,
  ]);
  const log = openLog(logFile);
  // detached: Ctrl-C in a terminal reaches the whole process group, and the database has to stop last
  const child = spawn(command, args, { ...identity, stdio: ['ignore', log, log], detached: true });
  fs.closeSync(log);

  const address = { host: '127.0.0.1', port: chosenPort, user: 'app' };
  const version = await prepare(child, address, database, logFile);
  return {
    url: `postgres://app@127.0.0.1:${chosenPort}/${database}`,
    version,
    how: account.how,
    pid: child.pid,
    stop: () => stopChild(child, 'SIGINT', 30_000), // SIGINT is PostgreSQL's fast, clean shutdown
  };
}

/** Into a directory aside, moved in when complete: an interrupted one would look initialised for ever. */
async function initialise(binaries, dataDir, settings) {
  const aside = `${dataDir}.new`;
  fs.rmSync(aside, { recursive: true, force: true });
  const account = unprivileged(binaries.postgres, aside);
  const sync = settings.fsync === 'off' ? ['--no-sync'] : [];
  let failure;
  // glibc has C.UTF-8, macOS en_US.UTF-8; plain C would leave trigram search blind for Chinese
  for (const locale of ['C.UTF-8', 'en_US.UTF-8', 'C']) {
    const wanted = ['-D', aside, '-U', 'app', '--auth=trust', '-E', 'UTF8', `--locale=${locale}`, ...sync];
    failure = await run(...account.wrap(binaries.initdb, wanted));
    if (!failure?.includes('invalid locale')) break;
  }
  if (failure !== undefined) throw cannotStart(failure);
  fs.rmdirSync(dataDir);
  fs.renameSync(aside, dataDir);
}

/** @returns {Promise<string | undefined>} what went wrong */
function run(command, args, identity) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { ...identity, stdio: ['ignore', 'ignore', 'pipe'], detached: true });
    let complaints = '';
    child.stderr.on('data', (chunk) => (complaints += chunk));
    child.once('error', (error) => resolve(String(error)));
    child.once('close', (code) => resolve(code === 0 ? undefined : complaints));
  });
}

/** A launcher ended by SIGKILL leaves its postmaster running; a recycled id leaves a file PostgreSQL trips over. */
async function clearLeftover(dataDir) {
  const file = path.join(dataDir, 'postmaster.pid');
  if (!fs.existsSync(file)) return;
  const pid = Number(fs.readFileSync(file, 'utf8').split('\n')[0]);
  const outcome = await stopLeftover(pid, (command) => command.includes(dataDir), 'SIGINT');
  if (outcome === 'not-ours') fs.rmSync(file, { force: true });
}

async function prepare(child, address, database, logFile) {
  const { default: pg } = await import('pg');
  let exited = false;
  child.once('error', () => (exited = true)).once('exit', () => (exited = true));
  // a crashed server replays its log first, which can take a while
  for (const deadline = Date.now() + 60_000; Date.now() < deadline && !exited;) {
    const admin = new pg.Client({ ...address, database: 'postgres' });
    admin.on('error', () => {});
    try {
      await admin.connect();
      const { rows } = await admin.query('SHOW server_version');
      const { rowCount } = await admin.query('SELECT FROM pg_database WHERE datname = $1', [database]);
      if (rowCount === 0) await admin.query(`CREATE DATABASE ${pg.escapeIdentifier(database)}`);
      return rows[0].server_version;
    } catch (error) {
      if (error.code !== 'ECONNREFUSED' && error.code !== '57P03') throw error;
      await sleep(30);
    } finally {
      await admin.end().catch(() => {});
    }
  }
  child.kill('SIGKILL');
  throw cannotStart(tail(logFile));
}

function cannotStart(detail) {
  return new Halt({
    en: 'The embedded PostgreSQL could not start.',
    zh: '内置 PostgreSQL 无法启动。',
    detail,
    waysOut: [
      'docker compose up -d postgres, then · 然后 DATABASE_URL=postgres://… npm start',
      'try an empty directory · 换一个空目录: DATA_DIR=/some/where/else npm start',
    ],
  });
}

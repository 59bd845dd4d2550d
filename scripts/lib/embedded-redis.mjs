import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openLog, tail } from './log-files.mjs';
import { freePort } from './ports.mjs';
import { stopChild, stopLeftover } from './processes.mjs';
import { packagedRedis, packagedRedisEnvironment } from './redis-package.mjs';
import { Halt } from './steps.mjs';

/**
 * A Redis (or Valkey) binary this machine can run.
 * @param {{ onDownload?: () => void }} [options]
 * @returns {Promise<{ command: string, env: Record<string, string>, version: string } | null>} null where there is
 *   none: BullMQ then runs on PostgreSQL
 */
export async function findRedisServer({ onDownload } = {}) {
  for (const command of ['valkey-server', 'redis-server']) {
    const version = versionOf(command, {});
    if (version) return { command, env: {}, version };
  }
  const command = await packagedRedis(onDownload);
  if (!command) return null;
  const env = packagedRedisEnvironment();
  return { command, env, version: versionOf(command, env) ?? 'unknown' };
}

function versionOf(command, env) {
  const { status, stdout } = spawnSync(command, ['--version'], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  return status === 0 ? (/v=(\S+)/.exec(stdout)?.[1] ?? 'unknown') : undefined;
}

/**
 * Starts a private Redis on the loopback. Append-only file every second and no eviction: jobs survive a crash and
 * are never dropped to make room.
 *
 * @param {object} options
 * @param {{ command: string, env: Record<string, string> }} options.server from {@link findRedisServer}
 * @param {string} options.dataDir kept between starts
 * @param {string} options.logFile what the server says
 * @param {number} [options.port] taken when free, else the system picks one
 * @param {boolean} [options.durable] false for tests: nothing is written
 * @returns {Promise<{ url: string, port: number, pid: number, stop: () => Promise<void> }>}
 */
export async function startRedis({ server, dataDir, logFile, port = 0, durable = true }) {
  fs.mkdirSync(dataDir, { recursive: true });
  const stateFile = path.join(dataDir, 'running.json');
  await clearLeftover(stateFile);

  const chosenPort = await freePort(port);
  const flags = {
    port: `${chosenPort}`,
    bind: '127.0.0.1',
    dir: dataDir,
    save: '',
    appendonly: durable ? 'yes' : 'no',
    appendfsync: 'everysec',
    'maxmemory-policy': 'noeviction',
  };
  const args = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value]);
  const log = openLog(logFile);
  const child = spawn(server.command, args, {
    env: { ...process.env, ...server.env },
    stdio: ['ignore', log, log],
    detached: true, // Ctrl-C must not reach it before the workers have finished
  });
  fs.closeSync(log);
  let exited = false;
  child.once('error', () => (exited = true)).once('exit', () => (exited = true));

  const deadline = Date.now() + 30_000; // a long append-only file takes its time
  while (!exited && !(await answersPing(chosenPort))) {
    if (Date.now() > deadline) child.kill('SIGKILL');
    await sleep(20);
  }
  if (exited) {
    throw new Halt({
      en: 'The embedded Redis could not start.',
      zh: '内置 Redis 无法启动。',
      detail: tail(logFile),
      waysOut: [
        'docker compose up -d redis, then · 然后 REDIS_URL=redis://127.0.0.1:6379 npm start',
        'QUEUE_BACKEND=postgres npm start (no Redis, slower · 不使用 Redis，较慢)',
      ],
    });
  }
  fs.writeFileSync(stateFile, JSON.stringify({ pid: child.pid, port: chosenPort }));
  return {
    url: `redis://127.0.0.1:${chosenPort}`,
    port: chosenPort,
    pid: child.pid,
    stop: async () => {
      await stopChild(child);
      fs.rmSync(stateFile, { force: true });
    },
  };
}

/** Redis rewrites its own command line to "redis-server 127.0.0.1:<port>", so the port is what identifies it. */
async function clearLeftover(stateFile) {
  if (!fs.existsSync(stateFile)) return;
  try {
    const { pid, port } = JSON.parse(fs.readFileSync(stateFile, 'utf8'));
    const isOurs = (command) => /redis|valkey/.test(command) && command.includes(`:${port}`);
    await stopLeftover(pid, isOurs);
  } catch {
    // a file cut short by the crash names nobody
  }
  fs.rmSync(stateFile, { force: true });
}

/** One PING without a client library. While Redis loads its file it answers -LOADING, which is not yet a yes. */
function answersPing(port) {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    const answer = (yes) => {
      socket.destroy();
      resolve(yes);
    };
    socket.setTimeout(1000, () => answer(false));
    socket.once('error', () => answer(false));
    socket.once('data', (data) => answer(data.toString().startsWith('+PONG')));
  });
}

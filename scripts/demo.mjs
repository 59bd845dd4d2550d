import './lib/require-node.mjs';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { runCli, startApp } from './lib/app-process.mjs';
import { ensureBuilt } from './lib/compile.mjs';
import { startPostgres, throwawaySettings } from './lib/embedded-postgres.mjs';
import { findRedisServer, startRedis } from './lib/embedded-redis.mjs';
import { ensureInstalled } from './lib/ensure-installed.mjs';
import { freePort } from './lib/ports.mjs';
import { developmentSecrets } from './lib/secrets.mjs';
import { createSteps, explain, Halt } from './lib/steps.mjs';

/**
 * `npm run demo [-- --seed <word>] [-- --break=double-claim]`: 120 real requests through a street of realistic size, on a
 * database, a Redis, an API and a worker of its own, all gone afterwards. Ends with one RESULT line.
 */
const say = createSteps();
const stops = [];
const home = fs.mkdtempSync(path.join(os.tmpdir(), 'supermarket-demo-'));
fs.chmodSync(home, 0o755); // the database's unprivileged account has to cross it
const logDir = path.join(home, 'logs');
let interrupted = false;

async function demo() {
  ensureInstalled(say);
  ensureBuilt(say);
  const postgres = begun(
    await startPostgres({
      dataDir: path.join(home, 'postgres'),
      logFile: path.join(logDir, 'postgres.log'),
      settings: throwawaySettings,
    }),
  );
  const server = await findRedisServer({ onDownload: () => say('Redis: fetching it into .cache (once) …') });
  const redis = server
    ? begun(
        await startRedis({
          server,
          dataDir: path.join(home, 'redis'),
          logFile: path.join(logDir, 'redis.log'),
        }),
      )
    : null;
  say(
    `PostgreSQL ${postgres.version} and ${redis ? `Redis ${server.version}` : 'queues in PostgreSQL'}, private`,
  );
  const port = await freePort();
  const env = {
    ...process.env,
    ...developmentSecrets(home),
    NODE_ENV: 'development',
    DEMO_MODE: '1',
    LOG_LEVEL: 'warn',
    DATABASE_URL: postgres.url,
    REDIS_URL: redis?.url ?? '',
    QUEUE_BACKEND: redis ? 'redis' : 'postgres',
    QUEUE_PREFIX: 'demo',
    RELAY_POLL_MS: '100',
    SWEEP_MS: '100',
    TIMER_GRACE_MS: '0',
    // every resident calls from an address of his own, and this machine vouches for it
    TRUSTED_PROXIES: '127.0.0.1',
    HOST: '127.0.0.1',
    PORT: String(port),
  };
  await runCli(['migrate'], { env });
  await runCli(['demo:fill'], { env });
  const api = begun(startApp('api', { env, logDir }));
  const worker = begun(startApp('worker', { env, logDir }));
  const address = `http://127.0.0.1:${port}`;
  await ready(`${address}/health/ready`, [api, worker]);
  say(`API and worker, two processes: ${address}`);
  const ended = Promise.race([api.ended, worker.ended]).then((reason) => Promise.reject(reason));
  ended.catch(() => {});
  return Promise.race([play(env), ended]);
}

/** The story tells its own end; only its exit code is ours. */
async function play(env) {
  try {
    await runCli(['demo:play', ...process.argv.slice(2)], { env });
    return 0;
  } catch (error) {
    if (error instanceof Halt) return 1;
    throw error;
  }
}

function begun(part) {
  stops.push(part.stop);
  return part;
}

async function ready(url, parts) {
  const gone = Promise.race(parts.map((part) => part.ended));
  for (const deadline = Date.now() + 90_000; Date.now() < deadline; await sleep(100)) {
    const answer = await Promise.race([
      fetch(url, { signal: AbortSignal.timeout(2000) }).catch(() => undefined),
      gone,
    ]);
    if (answer instanceof Halt) throw answer;
    if (answer?.ok) return;
  }
  throw new Halt({
    en: 'The API did not become ready within 90 seconds.',
    zh: 'API 在 90 秒内未就绪。',
    waysOut: ['npm run demo'],
  });
}

async function stop(exitCode) {
  while (stops.length > 0)
    await stops
      .pop()()
      .catch((error) => console.error(error));
  fs.rmSync(home, { recursive: true, force: true });
  process.exit(exitCode);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (interrupted) return;
    interrupted = true;
    void stop(130);
  });
}

try {
  const exitCode = await demo();
  if (!interrupted) await stop(exitCode);
} catch (error) {
  if (!interrupted) {
    explain(error);
    await stop(1);
  }
}

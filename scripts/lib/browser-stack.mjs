import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { runCli, startApp } from './app-process.mjs';
import { startPostgres, throwawaySettings } from './embedded-postgres.mjs';
import { findRedisServer, startRedis } from './embedded-redis.mjs';
import { freePort } from './ports.mjs';
import { developmentSecrets } from './secrets.mjs';
import { Halt } from './steps.mjs';

/** Monday, 09:00 in Dalian: every office is open, and the year's calendar is known. */
const MORNING = '2026-03-02T01:00:00Z';

/**
 * The whole system for the browser tests: PostgreSQL, Redis, API and worker of its own, the demonstration street without a
 * history, product time running from a Monday morning. Gone after `stop()`.
 * @returns {Promise<{ address: string, databaseUrl: string, logDir: string, broken: Promise<Halt>, stop: () => Promise<void> }>}
 */
export async function startBrowserStack(say) {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'supermarket-browser-'));
  fs.chmodSync(home, 0o755); // the database's unprivileged account has to cross it
  const logDir = path.join(home, 'logs');
  const stops = [() => fs.rmSync(home, { recursive: true, force: true })];
  const stop = async () => {
    for (const undo of stops.splice(0).reverse()) await undo();
  };
  try {
    const postgres = await startPostgres({
      dataDir: path.join(home, 'postgres'),
      logFile: path.join(logDir, 'postgres.log'),
      settings: throwawaySettings,
    });
    stops.push(postgres.stop);
    const server = await findRedisServer({
      onDownload: () => say('Redis: fetching it into .cache (once) …'),
    });
    const redis =
      server &&
      (await startRedis({
        server,
        dataDir: path.join(home, 'redis'),
        logFile: path.join(logDir, 'redis.log'),
      }));
    if (redis) stops.push(redis.stop);
    const port = await freePort();
    const env = {
      ...process.env,
      ...developmentSecrets(home),
      NODE_ENV: 'development',
      DEMO_MODE: '1',
      LOG_LEVEL: 'warn',
      DATA_DIR: home,
      DATABASE_URL: postgres.url,
      REDIS_URL: redis?.url ?? '',
      QUEUE_BACKEND: redis ? 'redis' : 'postgres',
      QUEUE_PREFIX: 'browser',
      RELAY_POLL_MS: '100',
      SWEEP_MS: '200',
      TIMER_GRACE_MS: '0',
      // each person of the tests comes from an address of his own, and this machine vouches for it
      TRUSTED_PROXIES: '127.0.0.1',
      HOST: '127.0.0.1',
      PORT: String(port),
    };
    await runCli(['migrate'], { env });
    await runCli(['demo:fill'], { env });
    await startClock(postgres.url);
    const parts = ['api', 'worker'].map((name) => startApp(name, { env, logDir }));
    for (const part of parts) stops.push(part.stop);
    const address = `http://127.0.0.1:${port}`;
    const broken = Promise.race(parts.map((part) => part.ended));
    await ready(`${address}/health/ready`, broken);
    say(`PostgreSQL, ${redis ? 'Redis' : 'queues in PostgreSQL'}, API and worker, all private: ${address}`);
    return { address, databaseUrl: postgres.url, logDir, broken, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startClock(url) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(
    'UPDATE app_clock SET anchor_app = $1, anchor_real = clock_timestamp(), scale = 1, version = version + 1',
    [MORNING],
  );
  await client.end();
}

async function ready(url, broken) {
  for (const deadline = Date.now() + 90_000; Date.now() < deadline; await sleep(100)) {
    const asked = fetch(url, { signal: AbortSignal.timeout(2000) }).catch(() => undefined);
    const answer = await Promise.race([asked, broken]);
    if (answer instanceof Halt) throw answer;
    if (answer?.ok) return;
  }
  throw new Halt({
    en: 'The API did not become ready within 90 seconds.',
    zh: 'API 在 90 秒内未就绪。',
    waysOut: ['npm run e2e'],
  });
}

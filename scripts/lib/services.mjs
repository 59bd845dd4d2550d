import path from 'node:path';
import { startPostgres } from './embedded-postgres.mjs';
import { findRedisServer, startRedis } from './embedded-redis.mjs';
import { Halt } from './steps.mjs';

const embeddedPorts = { postgres: 55432, redis: 56379 };
const oldestPostgres = 15;
const nothingToStop = () => Promise.resolve();

/**
 * PostgreSQL at DATABASE_URL, else the embedded one.
 * @param {{ dataDir: string, logDir: string, say: (text: string) => void }} options
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function providePostgres({ dataDir, logDir, say }) {
  const url = process.env.DATABASE_URL;
  if (url) {
    say(`PostgreSQL ${await probePostgres(url)} at DATABASE_URL`);
    return { url, stop: nothingToStop };
  }
  const postgres = await startPostgres({
    dataDir: path.join(dataDir, 'postgres'),
    logFile: path.join(logDir, 'postgres.log'),
    port: embeddedPorts.postgres,
    database: 'supermarket',
  });
  say(`PostgreSQL ${postgres.version}, embedded, ${postgres.how}: ${postgres.url}`);
  return postgres;
}

async function probePostgres(url) {
  const { default: pg } = await import('pg');
  let client;
  try {
    client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
    client.on('error', () => {});
    await client.connect();
    const { rows } = await client.query('SHOW server_version');
    const version = rows[0].server_version;
    if (Number.parseInt(version, 10) >= oldestPostgres) return version;
    throw new Error(`version ${version}, ${oldestPostgres} or newer is needed`);
  } catch (error) {
    throw new Halt({
      en: `DATABASE_URL is set, but no usable PostgreSQL answers there (${reason(error)}).`,
      zh: `已设置 DATABASE_URL，但该地址没有可用的 PostgreSQL（${reason(error)}）。`,
      waysOut: [
        'correct it · 更正地址: DATABASE_URL=postgres://user:password@host:5432/db npm start',
        'unset it to use the embedded PostgreSQL · 取消设置以使用内置 PostgreSQL: env -u DATABASE_URL npm start',
        'docker compose up -d postgres',
      ],
    });
  } finally {
    await client?.end().catch(() => {});
  }
}

/**
 * Redis at REDIS_URL, else one of this machine or its distribution, else none: BullMQ then keeps its jobs in
 * PostgreSQL. QUEUE_BACKEND decides beforehand when it is set.
 *
 * @param {{ dataDir: string, logDir: string, say: (text: string) => void }} options
 * @returns {Promise<{ url?: string, backend: 'redis' | 'postgres', stop: () => Promise<void> }>}
 */
export async function provideRedis({ dataDir, logDir, say }) {
  const { REDIS_URL: url, QUEUE_BACKEND: wanted } = process.env;
  if (wanted === 'postgres') {
    say('Queues: BullMQ on PostgreSQL, as QUEUE_BACKEND asks');
    return { backend: 'postgres', stop: nothingToStop };
  }
  if (url) {
    say(`Redis ${await probeRedis(url)} at REDIS_URL`);
    return { url, backend: 'redis', stop: nothingToStop };
  }
  const onDownload = () =>
    say('Redis: none here, fetching the distribution’s own package into .cache (once) …');
  const server = await findRedisServer({ onDownload });
  if (!server && wanted === 'redis') throw noRedis();
  if (!server) {
    say(
      'Queues: no Redis here, so BullMQ runs on PostgreSQL: same behaviour, about a tenth of the throughput',
    );
    return { backend: 'postgres', stop: nothingToStop };
  }
  const redis = await startRedis({
    server,
    dataDir: path.join(dataDir, 'redis'),
    logFile: path.join(logDir, 'redis.log'),
    port: embeddedPorts.redis,
  });
  say(`Redis ${server.version}, private, append-only file every second: ${redis.url}`);
  return { ...redis, backend: 'redis' };
}

async function probeRedis(url) {
  const { default: Redis } = await import('ioredis');
  let client;
  try {
    client = new Redis(url, {
      lazyConnect: true,
      connectTimeout: 5000,
      retryStrategy: null,
      maxRetriesPerRequest: 0,
    });
    let cause;
    client.on('error', (error) => (cause = error));
    await client.connect().catch((error) => Promise.reject(cause ?? error));
    return /redis_version:(\S+)/.exec(await client.info('server'))?.[1] ?? '';
  } catch (error) {
    throw new Halt({
      en: `REDIS_URL is set, but no Redis answers there (${reason(error)}).`,
      zh: `已设置 REDIS_URL，但该地址没有 Redis 应答（${reason(error)}）。`,
      waysOut: [
        'correct it · 更正地址: REDIS_URL=redis://host:6379 npm start',
        'unset it to use a private Redis · 取消设置以使用内置 Redis: env -u REDIS_URL npm start',
        'docker compose up -d redis',
      ],
    });
  } finally {
    client?.disconnect();
  }
}

function noRedis() {
  return new Halt({
    en: 'QUEUE_BACKEND=redis is set, but there is no REDIS_URL and no Redis can be had on this machine.',
    zh: '已设置 QUEUE_BACKEND=redis，但没有 REDIS_URL，本机也无法取得 Redis。',
    waysOut: [
      'docker compose up -d redis, then · 然后 REDIS_URL=redis://127.0.0.1:6379 npm start',
      'install redis-server or valkey · 安装 redis-server 或 valkey',
      'env -u QUEUE_BACKEND npm start (queues in PostgreSQL · 队列使用 PostgreSQL)',
    ],
  });
}

/** What the driver said, without the address: a URL may carry a password. */
const reason = (error) => error.code || error.message || 'no answer';

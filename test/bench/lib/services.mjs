import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { startPostgres } from '../../../scripts/lib/embedded-postgres.mjs';
import { findRedisServer, startRedis } from '../../../scripts/lib/embedded-redis.mjs';
import { developmentSecrets } from '../../../scripts/lib/secrets.mjs';
import { manifest } from './operations.mjs';

/** Durable as in production (fsync, full pages, waiting for the log); memory as a small server would be given. */
const SETTINGS = {
  shared_buffers: '1GB',
  max_wal_size: '8GB',
  checkpoint_timeout: '15min',
  max_connections: '400',
  shared_preload_libraries: 'pg_stat_statements',
  'pg_stat_statements.track_planning': 'on',
  track_commit_timestamp: 'on',
};

/**
 * PostgreSQL and Redis of this run alone, in a directory that is gone afterwards.
 * @param {object} [options]
 * @param {string} [options.postgresDir] where the database is kept between runs, with the keys of what is sealed in it
 * @param {Record<string, string>} [options.settings] of PostgreSQL, beside the bench's
 */
export async function startServices({ postgresDir, settings = {} } = {}) {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'supermarket-bench-'));
  fs.chmodSync(home, 0o755); // the database's account has to cross it
  const begun = performance.now();
  const postgres = await startPostgres({
    dataDir: path.join(postgresDir ?? home, 'postgres'),
    logFile: path.join(home, 'postgres.log'),
    database: 'bench',
    settings: { ...SETTINGS, ...settings },
  });
  const server = await findRedisServer();
  if (!server) throw new Error('the bench needs a Redis (or Valkey) server on this machine');
  const redis = await startRedis({
    server,
    dataDir: path.join(home, 'redis'),
    logFile: path.join(home, 'redis.log'),
  });
  const bootMs = performance.now() - begun;
  fs.writeFileSync(path.join(home, 'persisted-operations.json'), manifest());
  const secrets = developmentSecrets(postgresDir ?? home);
  return {
    home,
    bootMs,
    pids: { postgres: postgres.pid, redis: redis.pid },
    versions: { postgres: postgres.version, redis: server.version },
    urlOf: (database, user = 'app') =>
      postgres.url.replace(/\/\/app@/, `//${user}@`).replace(/\/[^/]+$/, `/${database}`),
    /** What API and worker are started with. Each database is an installation of its own. */
    envOf(database, user) {
      const { PATH, HOME, LANG } = process.env;
      return {
        PATH,
        HOME,
        LANG,
        ...secrets,
        NODE_ENV: 'production',
        LOG_LEVEL: 'warn',
        DATABASE_URL: this.urlOf(database, user),
        DATABASE_POOL: '16',
        REDIS_URL: redis.url,
        QUEUE_BACKEND: 'redis',
        QUEUE_PREFIX: `bench_${database}`,
      };
    },
    stop: async () => {
      await redis.stop();
      await postgres.stop();
      fs.rmSync(home, { recursive: true, force: true });
    },
  };
}

/** A pool with the bare driver, its connections kept as the product keeps its own. */
export const connect = (connectionString, max = 4) =>
  new pg.Pool({ connectionString, max, idleTimeoutMillis: 600_000 });

import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { startPostgres } from '../../../scripts/lib/embedded-postgres.mjs';
import { findRedisServer, startRedis } from '../../../scripts/lib/embedded-redis.mjs';
import { freePort } from '../../../scripts/lib/ports.mjs';
import { isAlive } from '../../../scripts/lib/processes.mjs';
import { manifest } from './operations.mjs';

/** As production keeps it (every commit waits for the log), with few enough connections to run out of them. */
const POSTGRES = { max_connections: '120', shared_buffers: '256MB' };

/** PostgreSQL and Redis of this run alone, each on a port it keeps, so that it can be killed and started again. */
export class Services {
  static async start({ postgresSettings = {} } = {}) {
    const services = new Services();
    services.home = fs.mkdtempSync(path.join(os.tmpdir(), 'supermarket-chaos-'));
    fs.chmodSync(services.home, 0o755); // the database's account has to cross it
    fs.writeFileSync(path.join(services.home, 'persisted-operations.json'), manifest());
    services.postgresSettings = { ...POSTGRES, ...postgresSettings };
    services.server = await findRedisServer();
    if (!services.server) throw new Error('chaos needs a Redis (or Valkey) server on this machine');
    [services.postgresPort, services.redisPort] = [await freePort(), await freePort()];
    await services.startPostgres();
    await services.startRedis();
    services.secrets = {
      JWT_SECRET: randomBytes(48).toString('base64url'),
      FIELD_ENCRYPTION_KEYS: `k1:${randomBytes(32).toString('base64')}`,
      BLIND_INDEX_KEY: randomBytes(32).toString('base64'),
      TOKEN_KEY: randomBytes(32).toString('base64'),
    };
    return services;
  }

  get databaseUrl() {
    return this.databaseUrlAt(this.postgresPort);
  }

  databaseUrlAt(port, user = 'app') {
    return `postgres://${user}@127.0.0.1:${port}/chaos`;
  }

  /** Tries until what the one before left behind (shared memory, half-dead backends) is gone. */
  async startPostgres() {
    for (let tries = 0; ; tries++) {
      try {
        this.postgres = await startPostgres({
          dataDir: path.join(this.home, 'postgres'),
          logFile: path.join(this.home, 'postgres.log'),
          database: 'chaos',
          port: this.postgresPort,
          settings: this.postgresSettings,
        });
        return;
      } catch (error) {
        if (tries === 20) throw error;
        await sleep(300);
      }
    }
  }

  async startRedis({ durable = true } = {}) {
    this.redis = await startRedis({
      server: this.server,
      dataDir: path.join(this.home, 'redis'),
      logFile: path.join(this.home, 'redis.log'),
      port: this.redisPort,
      durable,
    });
  }

  /** The server and its connections' processes. */
  postgresTree() {
    return [this.postgres.pid, ...childrenOf(this.postgres.pid)];
  }

  async signalPostgres(signal) {
    const pids = this.postgresTree();
    for (const pid of pids) signalTo(pid, signal);
    if (signal === 'SIGSTOP' || signal === 'SIGCONT') return;
    while (pids.some(isAlive)) await sleep(50);
  }

  async signalRedis(signal) {
    const { pid } = this.redis;
    signalTo(pid, signal);
    if (signal === 'SIGSTOP' || signal === 'SIGCONT') return;
    while (isAlive(pid)) await sleep(50);
  }

  /** Its own way to the database, past all proxies. */
  async query(sql, values) {
    const client = new pg.Client({ connectionString: this.databaseUrl, application_name: 'chaos' });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query(sql, values)).rows;
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  async stop({ keep }) {
    await this.signalPostgres('SIGCONT');
    await this.signalRedis('SIGCONT');
    await this.redis.stop();
    await this.postgres.stop();
    if (!keep) fs.rmSync(this.home, { recursive: true, force: true });
  }
}

function childrenOf(pid) {
  try {
    const list = fs.readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
    return list.split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

function signalTo(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

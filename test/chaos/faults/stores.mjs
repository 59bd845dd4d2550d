import { Redis } from 'ioredis';
import pg from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';

const redisDown = (name, signal, seconds) => ({
  name,
  part: 'redis',
  seconds,
  async begin({ installation: { services } }) {
    await services.signalRedis(signal);
    return () => services.startRedis();
  },
});

async function tell(services, ...command) {
  const redis = new Redis(services.redisPort, '127.0.0.1', { retryStrategy: () => null });
  redis.on('error', () => undefined);
  try {
    return await redis.call(...command);
  } finally {
    redis.disconnect();
  }
}

const postgresDown = (name, signal) => ({
  name,
  part: 'postgres',
  seconds: [3, 7],
  async begin({ installation }) {
    await installation.services.signalPostgres(signal);
    return () => installation.services.startPostgres();
  },
});

export const STORE_FAULTS = [
  redisDown('kill-redis', 'SIGKILL', [3, 12]),
  redisDown('stop-redis', 'SIGTERM', [12, 18]),
  {
    name: 'freeze-redis',
    part: 'redis',
    seconds: [5, 20],
    async begin({ installation: { services } }) {
      await services.signalRedis('SIGSTOP');
      return () => services.signalRedis('SIGCONT');
    },
  },
  {
    name: 'flushall',
    part: 'redis',
    seconds: [4, 8],
    async begin({ installation: { services } }) {
      await tell(services, 'FLUSHALL');
      return () => tell(services, 'FLUSHALL');
    },
  },
  {
    name: 'forgetful-redis',
    part: 'redis',
    seconds: [5, 9],
    async begin({ installation: { services }, dice }) {
      const restart = async (durable) => {
        await services.signalRedis('SIGKILL');
        await services.startRedis({ durable });
      };
      await restart(false);
      await sleep(dice.between(1000, 3000));
      await restart(false);
      return () => restart(true);
    },
  },
  {
    name: 'full-redis',
    part: 'redis',
    seconds: [8, 14],
    async begin({ installation: { services } }) {
      await tell(services, 'CONFIG', 'SET', 'maxmemory', '1mb');
      return () => tell(services, 'CONFIG', 'SET', 'maxmemory', '0');
    },
  },
  postgresDown('kill-postgres', 'SIGKILL'),
  postgresDown('stop-postgres', 'SIGINT'),
  {
    name: 'freeze-postgres',
    part: 'postgres',
    seconds: [5, 12],
    async begin({ installation: { services } }) {
      await services.signalPostgres('SIGSTOP');
      return () => services.signalPostgres('SIGCONT');
    },
  },
  {
    name: 'crash-backend',
    part: 'postgres',
    seconds: [3, 6],
    /** One connection's process dies: the server throws all others out and replays its log. */
    async begin({ installation: { services }, dice }) {
      const rows = await services.query(
        `SELECT pid FROM pg_stat_activity WHERE application_name = 'supermarket'`,
      );
      if (rows.length > 0) process.kill(dice.pick(rows).pid, 'SIGKILL');
      return async () => undefined;
    },
  },
  {
    name: 'terminate-backends',
    part: 'postgres',
    seconds: [4, 8],
    async begin({ installation: { services }, dice }) {
      for (let n = 0; n < 3; n++) {
        await services.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'supermarket%' AND random() < 0.6`,
        );
        await sleep(dice.between(300, 1200));
      }
      return async () => undefined;
    },
  },
  {
    name: 'long-locks',
    part: 'postgres',
    seconds: [6, 12],
    async begin({ installation: { services } }) {
      const client = new pg.Client({ connectionString: services.databaseUrl, application_name: 'chaos' });
      client.on('error', () => undefined);
      await client.connect();
      await client.query('BEGIN');
      await client.query('SELECT FROM service_orders ORDER BY id DESC LIMIT 30 FOR UPDATE');
      await client.query('SELECT FROM organization_loads LIMIT 5 FOR UPDATE');
      await client.query(`SELECT FROM timers WHERE state = 'ARMED' ORDER BY due_at LIMIT 30 FOR UPDATE`);
      return () => client.end();
    },
  },
  {
    name: 'no-connections-left',
    part: 'postgres',
    seconds: [5, 9],
    async begin({ installation: { services } }) {
      const taken = [];
      for (;;) {
        const client = new pg.Client({ connectionString: services.databaseUrl, application_name: 'chaos' });
        client.on('error', () => undefined);
        try {
          await client.connect();
          taken.push(client);
        } catch {
          break;
        }
      }
      if (taken.length > 0)
        await taken[0].query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'supermarket' AND random() < 0.5`,
        );
      return () => Promise.all(taken.map((client) => client.end().catch(() => undefined)));
    },
  },
];

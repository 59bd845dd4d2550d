import { randomBytes } from 'node:crypto';
import { ConfigError } from './config-error';
import { loadConfig } from './load-config';

const complete = {
  DATABASE_URL: 'postgres://app@127.0.0.1:5432/app',
  REDIS_URL: 'redis://127.0.0.1:6379',
  JWT_SECRET: randomBytes(48).toString('base64url'),
  FIELD_ENCRYPTION_KEYS: `k1:${randomBytes(32).toString('base64')}`,
  BLIND_INDEX_KEY: randomBytes(32).toString('base64'),
  TOKEN_KEY: randomBytes(32).toString('base64'),
};

function sentences(env: Record<string, string | undefined>): string[] {
  try {
    loadConfig({ ...complete, ...env });
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map(({ en }) => en);
  }
}

describe('loadConfig', () => {
  it('fills in what may be left out', () => {
    expect(loadConfig(complete)).toMatchObject({
      environment: 'development',
      demoMode: false,
      queueBackend: 'redis',
      port: 3000,
      sweepMs: 1000,
    });
  });

  it('runs its queues on PostgreSQL where there is no Redis', () => {
    expect(loadConfig({ ...complete, REDIS_URL: '' })).toMatchObject({
      queueBackend: 'postgres',
      redisUrl: null,
    });
  });

  it.each([
    ['DATABASE_URL', undefined, 'missing'],
    ['DATABASE_URL', 'mysql://host/db', 'postgres://'],
    ['PORT', 'eighty', 'whole number'],
    ['PORT', '70000', '65535'],
    ['SWEEP_MS', '0', 'whole number'],
    ['QUEUE_BACKEND', 'kafka', 'redis or postgres'],
    ['QUEUE_PREFIX', 'a:b', 'letters'],
    ['NODE_ENV', 'prod', 'production'],
    ['JWT_SECRET', 'short', '32 characters'],
    ['FIELD_ENCRYPTION_KEYS', 'k1:AAAA', '32 bytes'],
    ['BLIND_INDEX_KEY', 'AAAA', '32 bytes'],
    ['BLIND_INDEX_KEY', `${complete.BLIND_INDEX_KEY},${complete.BLIND_INDEX_KEY}`, 'newest first'],
    ['TOKEN_KEY', 'AAAA', '32 bytes'],
  ])('names %s when it is %p, with the way out', (name, value, wayOut) => {
    const [sentence, ...others] = sentences({ [name]: value });
    expect(sentence).toContain(name);
    expect(sentence).toContain(wayOut);
    expect(others).toEqual([]);
  });

  it('names every wrong variable at once', () => {
    expect(sentences({ PORT: 'x', DATABASE_URL: 'x', JWT_SECRET: 'x' })).toHaveLength(3);
  });

  it.each([
    ['JWT_SECRET', 'please-change-me-please-change-me-please'],
    ['JWT_SECRET', 'a'.repeat(40)],
    ['FIELD_ENCRYPTION_KEYS', `k1:${Buffer.alloc(32, 7).toString('base64')}`],
    ['BLIND_INDEX_KEY', Buffer.alloc(32).toString('base64')],
    ['BLIND_INDEX_KEY', `${complete.BLIND_INDEX_KEY},${Buffer.alloc(32).toString('base64')}`],
    ['TOKEN_KEY', Buffer.alloc(32).toString('base64')],
  ])('refuses the weak %s %s in production only', (name, value) => {
    expect(sentences({ [name]: value })).toEqual([]);
    expect(sentences({ [name]: value, NODE_ENV: 'production' })).toEqual([expect.stringContaining(name)]);
  });

  it.each([{ DEMO_MODE: '1' }, { QUEUE_BACKEND: 'inline' }])('refuses %p in production only', (env) => {
    expect(sentences(env)).toEqual([]);
    expect(sentences({ ...env, NODE_ENV: 'production' })).toHaveLength(1);
  });

  it('asks for REDIS_URL when Redis is wanted', () => {
    expect(sentences({ QUEUE_BACKEND: 'redis', REDIS_URL: '' })).toEqual([
      expect.stringContaining('REDIS_URL'),
    ]);
  });
});

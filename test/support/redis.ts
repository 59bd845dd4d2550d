import { randomBytes } from 'node:crypto';
import { requiredEnv } from './required-env';

/**
 * The run's shared Redis, a logical database per Jest worker. Files that run one after the other share it: take a
 * {@link uniqueQueuePrefix}, and never flush it (for that there is `startPrivateRedis`).
 */
export function testRedisUrl(): string {
  const url = new URL(requiredEnv('TEST_REDIS_URL'));
  url.pathname = `/${process.env['JEST_WORKER_ID'] ?? '0'}`;
  return url.href;
}

/** A BullMQ prefix nobody else uses. */
export function uniqueQueuePrefix(): string {
  return `test-${randomBytes(6).toString('hex')}`;
}

/**
 * `describe` for what needs Redis. Where no Redis can be had it is reported as skipped; with CI=true the run has
 * failed before it comes to that (scripts/test-services.mjs).
 */
export const describeWithRedis: jest.Describe = process.env['TEST_REDIS_URL'] ? describe : describe.skip;

import './lib/require-node.mjs';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureBuilt } from './lib/compile.mjs';
import { findRedisServer, startRedis } from './lib/embedded-redis.mjs';
import { stopLeftover } from './lib/processes.mjs';
import { explain, Halt } from './lib/steps.mjs';
import { startTemporaryPostgres } from './lib/temporary-postgres.mjs';
import { createTemplate } from './lib/test-template.mjs';

/**
 * PostgreSQL and Redis for one test run, in a process of its own that ends with the run however the run ends: its
 * channel closes and it removes what it made. TEST_DATABASE_URL and TEST_REDIS_URL are used instead when set.
 * Forked by test/support/global-setup.ts.
 */
const home = fs.mkdtempSync(path.join(os.tmpdir(), 'supermarket-test-'));
const stops = [() => fs.rmSync(home, { recursive: true, force: true })];
const released = new Promise((resolve) => process.once('disconnect', resolve));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {}); // the channel decides

try {
  ensureBuilt(() => {});
  const adminUrl = process.env.TEST_DATABASE_URL || (await ownPostgres());
  const template = await createTemplate(adminUrl);
  stops.push(template.dropAll);
  const redisServer = await findRedisServer();
  const redisUrl = process.env.TEST_REDIS_URL || (redisServer && (await ownRedis(redisServer)));
  if (!redisUrl && process.env.CI === 'true') throw noRedis();
  stops.push(stopPrivateRedis);
  process.send({ adminUrl, template: template.name, redisUrl, redisServer, home });
  await released;
} catch (error) {
  explain(error);
  process.exitCode = 1;
  if (process.connected) process.disconnect();
}
for (const stop of stops.reverse()) await stop();

async function ownPostgres() {
  const postgres = await startTemporaryPostgres();
  stops.push(postgres.stop);
  return postgres.url;
}

async function ownRedis(server) {
  const dataDir = path.join(home, 'redis');
  const redis = await startRedis({ server, dataDir, logFile: path.join(home, 'redis.log'), durable: false });
  stops.push(redis.stop);
  return redis.url;
}

/** Those a test started for itself (test/support/private-redis.ts) and did not live to stop. */
async function stopPrivateRedis() {
  for (const entry of fs.readdirSync(home).filter((name) => name.startsWith('private-redis-'))) {
    const pidFile = path.join(home, entry, 'redis.pid');
    if (!fs.existsSync(pidFile)) continue;
    await stopLeftover(
      Number(fs.readFileSync(pidFile, 'utf8')),
      (command) => /redis|valkey/.test(command),
      'SIGKILL',
    );
  }
}

function noRedis() {
  return new Halt({
    en: 'CI=true, and there is no Redis for the integration tests.',
    zh: 'CI=true，但没有可供集成测试使用的 Redis。',
    waysOut: [
      'TEST_REDIS_URL=redis://host:6379 npm test',
      'install redis-server or valkey · 安装 redis-server 或 valkey',
    ],
  });
}

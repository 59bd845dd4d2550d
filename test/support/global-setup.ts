import { fork, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import path from 'node:path';

/** What scripts/test-services.mjs tells once everything runs. */
interface TestServices {
  adminUrl: string;
  template: string;
  redisUrl?: string;
  redisServer?: { command: string; env: Record<string, string> };
  home: string;
}

declare global {
  var testServices: ChildProcess | undefined;
}

/** Once per run of the integration project. The variables set here reach every Jest worker. */
async function globalSetup(): Promise<void> {
  setKeys();
  const services = fork(path.resolve(__dirname, '../../scripts/test-services.mjs'), { execArgv: [] });
  globalThis.testServices = services;
  const facts = await new Promise<TestServices>((resolve, reject) => {
    services.once('message', (message) => resolve(message as TestServices));
    services.once('exit', () =>
      reject(new Error('PostgreSQL or Redis for the tests did not start; see above')),
    );
  });
  process.env['TEST_ADMIN_URL'] = facts.adminUrl;
  process.env['TEST_TEMPLATE'] = facts.template;
  process.env['TEST_HOME'] = facts.home;
  if (facts.redisUrl) process.env['TEST_REDIS_URL'] = facts.redisUrl;
  if (facts.redisServer) process.env['TEST_REDIS_SERVER'] = JSON.stringify(facts.redisServer);
}

/** The keys every process of the product needs; new ones for each run, so that no test leans on their value. */
function setKeys(): void {
  process.env['JWT_SECRET'] ??= randomBytes(48).toString('base64url');
  process.env['FIELD_ENCRYPTION_KEYS'] ??= `k1:${randomBytes(32).toString('base64')}`;
  process.env['BLIND_INDEX_KEY'] ??= randomBytes(32).toString('base64');
  process.env['TOKEN_KEY'] ??= randomBytes(32).toString('base64');
}

export default globalSetup;

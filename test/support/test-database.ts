import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, DatabaseError } from 'pg';
import { requiredEnv } from './required-env';

/** A migrated database of one's own: cloned in milliseconds, alone in it. */
export interface TestDatabase {
  readonly url: string;
  /** Closes whatever is still connected and removes the database. */
  drop(): Promise<void>;
}

/** SQLSTATE object_in_use: somebody is still connected to the template. */
const objectInUse = '55006';

/** Clones the template database. Call it in `beforeAll`, and `drop()` in `afterAll`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const template = requiredEnv('TEST_TEMPLATE');
  // the run's own prefix, so that its end can remove what a killed worker left
  const name = template.replace(/template$/, randomBytes(6).toString('hex'));
  await cloneTemplate(name, template);
  const url = new URL(requiredEnv('TEST_ADMIN_URL'));
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: () => asAdmin((admin) => admin.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`)),
  };
}

async function cloneTemplate(name: string, template: string, attempts = 20): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await asAdmin((admin) => admin.query(`CREATE DATABASE "${name}" TEMPLATE "${template}"`));
      return;
    } catch (error) {
      const isBusy = error instanceof DatabaseError && error.code === objectInUse;
      if (!isBusy || attempt === attempts) throw error;
      await sleep(50 * attempt);
    }
  }
}

async function asAdmin(work: (admin: Client) => Promise<unknown>): Promise<void> {
  const admin = new Client({ connectionString: requiredEnv('TEST_ADMIN_URL') });
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}

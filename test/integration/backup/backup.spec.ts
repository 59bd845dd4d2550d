import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { DataSource } from 'typeorm';
import { ProductClock, WorkDrain } from '#libs/platform';
import { restoreBackup } from '../../../apps/cli/src/backup/restore-backup';
import { takeBackup } from '../../../apps/cli/src/backup/take-backup';
import { auditHeadsCommand } from '../../../apps/cli/src/commands/audit-heads';
import { ownerDataSource } from '../../../apps/cli/src/data-source';
import { startInProcess } from '../../../apps/cli/src/demo/in-process';
import { checkInvariants } from '../../../apps/cli/src/doctor/check-invariants';
import { openOrdersApp, type OrdersApp } from '../../support/orders-app';
import { requiredEnv } from '../../support/required-env';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';

const key = randomBytes(32);
let app: OrdersApp;
let home: string;
let target: TestDatabase;
let file: string;

/** An empty database of this run's own; its name is known, so that the run's end removes it. */
async function emptyDatabase(): Promise<TestDatabase> {
  const database = await createTestDatabase();
  const owner = await ownerDataSource(database.url).initialize();
  await owner.query('DROP SCHEMA public CASCADE');
  await owner.query('CREATE SCHEMA public');
  await owner.query('GRANT USAGE ON SCHEMA public TO PUBLIC');
  await owner.destroy();
  return database;
}

beforeAll(async () => {
  app = await openOrdersApp();
  home = fs.mkdtempSync(path.join(requiredEnv('TEST_HOME'), 'backup-'));
  file = path.join(home, 'one.sealed');
  target = await emptyDatabase();
});

afterAll(async () => {
  await app.close();
  await target.drop();
});

const sourceUrl = () => (app.dataSource.options as { url: string }).url;

it('a backup under load restores to a whole house whose deadlines go on', async () => {
  const waiting = await app.open();
  await app.dataSource.query("SELECT setval('badge_numbers', 4711)");
  const orders = await Promise.all(Array.from({ length: 20 }, () => app.open()));
  let busy = true;
  let notes = 0;
  const load = Promise.all(
    orders.map(async (orderId) => {
      while (busy) {
        await app.do(app.people.desk, orderId, { name: 'addNote', note: `第 ${++notes} 条` });
      }
    }),
  );
  const taken = await takeBackup(sourceUrl(), file, key);
  busy = false;
  await load;
  expect(notes).toBeGreaterThan(20);
  expect(taken.rows['service_orders']).toBe(21);

  const restored = await restoreBackup(target.url, file, key);
  expect(restored.rows).toEqual(taken.rows);
  const owner = await ownerDataSource(target.url).initialize();
  try {
    expect((await checkInvariants(owner)).filter(({ broken }) => broken > 0)).toEqual([]);
    const [{ next }] = await owner.query<[{ next: string }]>("SELECT nextval('badge_numbers') AS next");
    expect(Number(next)).toBe(4712);
    const [standing] = await owner.query<{ armed: number; hinted: number; unforced: number }[]>(
      `SELECT count(*)::int AS armed, count(hinted_at)::int AS hinted,
              (SELECT count(*)::int FROM pg_class WHERE relforcerowsecurity AND NOT relrowsecurity) AS unforced
         FROM timers WHERE state = 'ARMED'`,
    );
    expect(standing!.armed).toBeGreaterThanOrEqual(21);
    expect(standing).toMatchObject({ hinted: 0, unforced: 0 });
  } finally {
    await owner.destroy();
  }

  const parts = await startInProcess({ ...process.env, DATABASE_URL: target.url });
  try {
    const dataSource = parts.get(DataSource);
    const [{ now }] = await dataSource.query<[{ now: Date }]>('SELECT app_now() AS now');
    await parts.get(ProductClock).jumpTo(new Date(now.getTime() + 14 * 86_400_000));
    await parts.get(WorkDrain).drain(60_000);
    const [order] = await dataSource.query<{ status: string }[]>(
      'SELECT status FROM service_orders WHERE id = $1',
      [waiting],
    );
    // nobody claimed it in the open pool: the deadline passed it on
    expect(order!.status).not.toBe('OPEN');
    expect((await checkInvariants(dataSource)).filter(({ broken }) => broken > 0)).toEqual([]);
  } finally {
    await parts.stop();
  }
}, 120_000);

it('does not open with another key, changed, cut off, or into a database that has something', async () => {
  const refused = (name: string, changed: Buffer, withKey = key) => {
    const copy = path.join(home, name);
    fs.writeFileSync(copy, changed);
    return expect(restoreBackup(target.url, copy, withKey)).rejects.toThrow('cannot be opened');
  };
  const whole = fs.readFileSync(file);
  await refused('other-key', whole, randomBytes(32));
  const bent = Buffer.from(whole);
  bent[Math.floor(bent.length / 2)]! ^= 1;
  await refused('bent', bent);
  await refused('cut', whole.subarray(0, whole.length - 100));
  await refused('nothing', Buffer.from('hello'));
  await expect(restoreBackup(target.url, file, key)).rejects.toThrow('has tables already');
});

it('holds nothing readable: no word of an order, no id', async () => {
  const text = fs.readFileSync(file).toString('latin1');
  for (const word of ['水龙头', 'service_orders', app.people.resident.personId])
    expect(text).not.toContain(Buffer.from(word).toString('latin1'));
});

it('the ends of the chains, kept outside, find a record that was rewritten with its head', async () => {
  const kept = path.join(home, 'heads.gz');
  process.env['DATABASE_URL'] = sourceUrl();
  const said = jest.spyOn(console, 'log').mockReturnValue();
  const complained = jest.spyOn(console, 'error').mockReturnValue();
  try {
    expect(await auditHeadsCommand.run(['--out', kept])).toBe(0);
    const [orderId] = [await app.open()];
    expect(await auditHeadsCommand.run(['--check', kept])).toBe(0);
    // the whole chain of an older order made anew, head and all: `audit:verify` would find it whole
    const [victim] = await app.dataSource.query<{ id: string }[]>(
      'SELECT id FROM service_orders WHERE id <> $1 LIMIT 1',
      [orderId],
    );
    await app.dataSource.transaction(async (manager) => {
      await manager.query('SET LOCAL session_replication_role = replica');
      await manager.query(`UPDATE timeline_entries SET hash = $2 WHERE subject_id = $1`, [
        victim!.id,
        'a'.repeat(64),
      ]);
    });
    expect(await auditHeadsCommand.run(['--check', kept])).toBe(1);
    expect(complained.mock.calls.join()).toContain(victim!.id);
  } finally {
    said.mockRestore();
    complained.mockRestore();
    delete process.env['DATABASE_URL'];
  }
});

import { OrderCommands } from '#libs/orders';
import { ids, openOrdersApp, type OrdersApp } from '../../support/orders-app';

let app: OrdersApp;
let orderId: string;
beforeAll(async () => {
  app = await openOrdersApp();
  orderId = await app.open();
  await app.do(app.people.branch, orderId, { name: 'claimOrder', organizationId: app.place('branch').id });
});
afterAll(() => app.close());

/** What somebody could try who has the database but not the program. */
const insertClaim = (organizationId: string, status: string): Promise<unknown> =>
  app.dataSource.query(
    `INSERT INTO claims (id, street_id, order_id, organization_id, tier, round, from_pool, status, created_at, claimed_at)
     VALUES ($1, $2, $3, $4, 'TEAM', 1, 'OPEN', $5, now(), now())`,
    [ids.uuid(), app.place('xzz').id, orderId, organizationId, status],
  );

describe('the database itself', () => {
  it('refuses a second active claim on an order', async () => {
    await expect(insertClaim(app.place('team').id, 'ACTIVE')).rejects.toThrow('claims_one_active');
  });

  it('refuses an organisation twice in one line', async () => {
    await expect(insertClaim(app.place('branch').id, 'WAITING')).rejects.toThrow('claims_once_in_line');
  });

  it('refuses a status no workflow knows', async () => {
    await expect(
      app.dataSource.query(`UPDATE service_orders SET status = 'LOST' WHERE id = $1`, [orderId]),
    ).rejects.toThrow('service_orders_status_known');
  });

  it('refuses two timers of one kind on an order', async () => {
    const again = `INSERT INTO timers (subject_id, kind, subject_type, street_id, due_at)
      SELECT subject_id, kind, subject_type, street_id, due_at FROM timers WHERE subject_id = $1 LIMIT 1`;
    await expect(app.dataSource.query(again, [orderId])).rejects.toThrow('timers_pkey');
  });

  it('refuses changes to the timeline', async () => {
    await expect(
      app.dataSource.query(`UPDATE timeline_entries SET command = 'x' WHERE subject_id = $1`, [orderId]),
    ).rejects.toThrow('append-only');
    await expect(
      app.dataSource.query(`DELETE FROM timeline_entries WHERE subject_id = $1`, [orderId]),
    ).rejects.toThrow('append-only');
  });

  it('keeps product time real in production', async () => {
    await expect(app.dataSource.query(`UPDATE app_clock SET environment = 'production'`)).rejects.toThrow(
      'app_clock_real_in_production',
    );
  });
});

it('a step decided on what has changed meanwhile is undone and decided anew', async () => {
  const { desk } = app.people;
  const before = await app.load(orderId);
  let tries = 0;
  await app.unitOfWork.atomic(async (tx) => {
    const given = await app
      .get(OrderCommands)
      .executeWithin(
        tx,
        orderId,
        { name: 'addNote', note: '先看到的' },
        { actor: desk, channel: 'WEB', idempotencyKey: null },
      );
    // somebody else is faster, between the reading and the writing
    if (++tries === 1) await app.do(desk, orderId, { name: 'addNote', note: '抢先写下的' });
    return given;
  });
  expect(tries).toBe(2);
  expect((await app.load(orderId)).version).toBe(before.version + 2);
  expect((await app.verify(orderId)).fault).toBeNull();
});

import { MONDAY, openOrdersApp, type OrdersApp } from '../../support/orders-app';

let app: OrdersApp;
beforeAll(async () => {
  app = await openOrdersApp();
});
afterAll(() => app.close());
beforeEach(() => app.jumpTo(MONDAY));

const timer = async (
  orderId: string,
  kind: string,
): Promise<{ generation: number; state: string; due_at: Date }> =>
  (
    await app.dataSource.query(
      'SELECT generation, state, due_at FROM timers WHERE subject_id = $1 AND kind = $2',
      [orderId, kind],
    )
  )[0];

const fire = (orderId: string, kind: string, generation: number) =>
  app.firer.fire({ subjectId: orderId, kind, generation }, 'sweeper');

describe('a timer of an order', () => {
  it('fired twenty times at once has one effect', async () => {
    const orderId = await app.open();
    const { version } = await app.load(orderId);
    const { generation } = await timer(orderId, 'OPEN_POOL');
    await app.jumpTo('2026-11-02 21:00');
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => fire(orderId, 'OPEN_POOL', generation)),
    );
    // who lost the race finds the timer gone and has nothing to say; nobody fails
    expect(outcomes).not.toContain('failed');
    const order = await app.load(orderId);
    expect(order.version - version).toBe(await marksReached(orderId));
    expect(order.deadlines.find(({ kind }) => kind === 'OPEN_POOL')).toMatchObject({
      reached: 1,
      light: 'YELLOW',
    });
    expect(await app.timerFaults()).toEqual([]);
    expect((await app.verify(orderId)).fault).toBeNull();
  });

  it('fired before its time does nothing', async () => {
    const orderId = await app.open();
    const { version } = await app.load(orderId);
    expect(await fire(orderId, 'OPEN_POOL', 1)).toBe('early');
    expect((await app.load(orderId)).version).toBe(version);
  });

  it('of an older generation does nothing', async () => {
    const orderId = await app.open();
    const { generation } = await timer(orderId, 'OPEN_POOL');
    await app.jumpTo('2026-11-02 21:00');
    await app.drain();
    const { version } = await app.load(orderId);
    await app.jumpTo('2026-11-02 22:00');
    expect(await fire(orderId, 'OPEN_POOL', generation)).toBe('stale');
    expect((await app.load(orderId)).version).toBe(version);
    expect(await timer(orderId, 'OPEN_POOL')).toMatchObject({ generation: generation + 1, state: 'ARMED' });
  });

  it('whose deadline went out of force is disarmed', async () => {
    const orderId = await app.open();
    await app.do(app.people.branch, orderId, { name: 'claimOrder', organizationId: app.place('branch').id });
    expect(await timer(orderId, 'OPEN_POOL')).toMatchObject({ state: 'CANCELLED' });
    expect(await timer(orderId, 'FINISH')).toMatchObject({ state: 'ARMED' });
    await app.jumpTo('2026-11-03 09:00');
    expect(await fire(orderId, 'OPEN_POOL', 1)).toBe('stale');
    expect((await app.load(orderId)).status).toBe('CLAIMED');
  });

  it('against a claim at the same moment: the order is claimed or has fallen back, never both', async () => {
    const orders = await Promise.all(Array.from({ length: 8 }, () => app.open()));
    await app.jumpTo('2026-11-02 21:00');
    await app.drain();
    const generations = await Promise.all(orders.map((orderId) => timer(orderId, 'OPEN_POOL')));
    await app.jumpTo('2026-11-03 09:00');
    const claim = { name: 'claimOrder', organizationId: app.place('team').id } as const;
    const claimed = await Promise.all(
      orders.map(async (orderId, i) => {
        const [answer] = await Promise.all([
          app.execute(app.people.team, orderId, claim),
          fire(orderId, 'OPEN_POOL', generations[i]!.generation),
        ]);
        return answer.ok;
      }),
    );
    for (const [i, orderId] of orders.entries()) {
      const { status, claims } = await app.load(orderId);
      expect([status, claims.length]).toEqual(claimed[i] ? ['CLAIMED', 1] : ['COMMUNITY_FALLBACK', 0]);
    }
    await app.drain();
    expect(await app.timerFaults()).toEqual([]);
    expect((await app.verify()).fault).toBeNull();
  });

  it('that was lost from its table is noticed', async () => {
    const orderId = await app.open();
    await app.dataSource.query(`DELETE FROM timers WHERE subject_id = $1 AND kind = 'OPEN_POOL'`, [orderId]);
    expect(await app.timerFaults()).toMatchObject([{ id: orderId, kind: 'OPEN_POOL', armed: null }]);
    await app.dataSource.query(`DELETE FROM timers WHERE subject_id = $1`, [orderId]);
  });
});

async function marksReached(orderId: string): Promise<number> {
  const [{ n }] = await app.dataSource.query(
    `SELECT count(*)::int AS n FROM timeline_entries WHERE subject_id = $1 AND command = 'deadlineMarkReached'`,
    [orderId],
  );
  return n;
}

it('a suspension takes the clocks out of force and puts them back with what was left', async () => {
  const orderId = await app.open();
  await app.jumpTo('2026-11-02 15:00');
  await app.do(app.people.desk, orderId, {
    name: 'suspendOrder',
    reason: '住院',
    until: new Date(MONDAY.getTime() + 2 * 86_400_000),
  });
  expect(await timer(orderId, 'OPEN_POOL')).toMatchObject({ state: 'CANCELLED' });
  await app.jumpTo('2026-11-04 09:00');
  await app.drain();
  expect(await app.load(orderId)).toMatchObject({ status: 'OPEN' });
  expect(await timer(orderId, 'OPEN_POOL')).toMatchObject({
    state: 'ARMED',
    due_at: new Date('2026-11-04T15:00:00+08:00'),
  });
  expect(await app.timerFaults()).not.toContainEqual(expect.objectContaining({ id: orderId }));
});

import fc from 'fast-check';
import { ForbiddenError } from '#libs/platform';
import { ids, local } from '../../support/orders-app';
import { openObservatory, type Observatory } from './observatory';

let street: Observatory;
beforeAll(async () => {
  street = await openObservatory();
});
afterAll(() => street.close());

/** What may happen to an order. A step that is refused where the order stands changes nothing, and is part of the test. */
const STEPS: readonly ((orderId: string, dice: number) => Promise<unknown>)[] = [
  (id) =>
    street.execute(street.people.branch, id, {
      name: 'claimOrder',
      organizationId: street.place('branch').id,
    }),
  (id) =>
    street.execute(street.people.team, id, { name: 'claimOrder', organizationId: street.place('team').id }),
  (id) => street.execute(street.people.branch, id, { name: 'releaseOrder', reason: '人手不够' }),
  (id) => street.serve(id),
  (id, dice) => street.execute(street.people.resident, id, { name: 'confirmOrder', resolved: dice % 3 > 0 }),
  (id, dice) => street.rate(street.people.resident, id, 1 + (dice % 5)),
  (id) => street.repair(street.people.branch, id),
  (id, dice) => street.recheck(street.people.desk, id, dice % 2 ? 'PASS' : 'FAIL'),
  (id, dice) => street.call(street.people.desk, id, dice % 2 ? 'RESOLVED' : 'UNRESOLVED'),
  (id) => uphold(id),
  (id) => street.execute(street.people.resident, id, { name: 'cancelOrder', reason: '不需要了' }),
  () => later(2),
  () => street.drain(),
];

/** Who may not, and a service broken off half-way: these, too, must leave figures right. */
function notTheirs(error: unknown): void {
  const isRefusal = error instanceof ForbiddenError || (error as Error).message.includes('was refused');
  if (!isRefusal) throw error;
}

async function later(days: number): Promise<void> {
  const now = await street.now();
  await street.jumpTo(new Date(now.getTime() + days * 86_400_000));
}

/** The rated team appeals and the panel takes the rating out. */
async function uphold(orderId: string): Promise<void> {
  const [rating] = await street.rows<{ id: string }>(
    `SELECT id FROM evaluations WHERE order_id = $1 AND status = 'COUNTED' LIMIT 1`,
    orderId,
  );
  if (!rating) return;
  const input = { evaluationId: rating.id, reason: '不是我们的事', idempotencyKey: ids.uuid() };
  const filed = await street.appeals.file(street.people.branch, input);
  if (filed.ok) await street.appeals.decide(street.people.supervisor, filed.value.id, true, '查实');
}

/** Marks of random orders again, as duplicates and stragglers would leave them. */
const repeatMarks = (share: number): Promise<unknown> =>
  street.rows(
    `INSERT INTO insight_marks (street_id, order_id) SELECT street_id, id FROM service_orders WHERE random() < $1`,
    share,
  );

const story = fc.array(fc.tuple(fc.nat(5), fc.nat(STEPS.length - 1), fc.nat(30)), {
  minLength: 10,
  maxLength: 30,
});

describe('the projections', () => {
  it('equal what is computed anew, whatever happened in whatever order and however often it was heard', async () => {
    await fc.assert(
      fc.asyncProperty(story, async (steps) => {
        await street.jumpTo('2026-11-02 09:00');
        const orders: string[] = [];
        for (const [which, step, dice] of steps) {
          if (which >= orders.length) orders.push(await street.open());
          await STEPS[step]!(orders[which % orders.length]!, dice).catch(notTheirs);
          if (dice % 7 === 0) await street.fold.foldAll();
          if (dice % 5 === 0) await repeatMarks(0.3);
        }
        await street.settle();
        const kept = await street.projections();
        await street.rebuild();
        expect(kept).toEqual(await street.projections());
      }),
      { numRuns: 8, endOnFailure: true },
    );
  }, 120_000);

  it('count every order once, and random cells are what the raw rows say', async () => {
    await street.settle();
    expect(await street.verify.miscounted()).toBe(0);
    const checked = await street.verify.verify(30);
    expect(checked.length).toBeGreaterThan(15);
    expect(checked.flatMap(({ differences }) => differences)).toEqual([]);
  }, 60_000);

  it('move to another age band and category with a corrected birth year or item', async () => {
    await street.jumpTo('2026-11-02 09:00');
    await street.importMenu();
    const [item] = await street.rows<{ id: string }>(
      `SELECT id FROM service_items WHERE name_zh = '电话问候'`,
    );
    const orderId = await street.open(street.people.resident, { itemId: item!.id });
    await street.settle();
    const fact = () =>
      street
        .rows('SELECT category, age_band FROM order_facts WHERE order_id = $1', orderId)
        .then(([row]) => row);
    expect(await fact()).toMatchObject({ age_band: 'UNKNOWN' });
    await street.rows(`UPDATE persons SET birth_year = 1950 WHERE id = $1`, street.people.resident.personId);
    await street.rows(
      `UPDATE service_items SET category_id = (SELECT id FROM service_categories WHERE name_en = 'Home Repair') WHERE id = $1`,
      item!.id,
    );
    await street.settle();
    expect(await fact()).toEqual({
      category: expect.stringContaining('repair') as string,
      age_band: 'FROM_70',
    });
    const kept = await street.projections();
    await street.rebuild();
    expect(kept).toEqual(await street.projections());
  });

  it('a day ends at midnight in Shanghai, and a quarter with it', async () => {
    await street.jumpTo(local('2026-12-31 23:59'));
    const before = await street.open();
    await street.jumpTo(local('2027-01-01 00:00'));
    const after = await street.open();
    await street.settle();
    const days = await street.rows(
      `SELECT order_id, day::text FROM order_facts WHERE order_id = ANY($1) ORDER BY day`,
      [before, after],
    );
    expect(days).toEqual([
      { order_id: before, day: '2026-12-31' },
      { order_id: after, day: '2027-01-01' },
    ]);
    const quarters = await street.rows(
      `SELECT period::text, orders FROM figure_cells WHERE scope = 'STREET' AND grain = 'QUARTER' AND sliced_by = 0
         AND scope_id = $1 AND period >= '2027-01-01'`,
      street.place('xzz').id,
    );
    expect(quarters).toEqual([{ period: '2027-01-01', orders: 1 }]);
  });

  it('stay right while they are rebuilt under way', async () => {
    const orderIds = await Promise.all([street.open(), street.open(), street.open()]);
    const rebuilding = street.rebuild();
    for (const id of orderIds)
      await street.do(street.people.branch, id, {
        name: 'claimOrder',
        organizationId: street.place('branch').id,
      });
    await Promise.all([rebuilding, street.settle()]);
    await street.settle();
    const kept = await street.projections();
    await street.rebuild();
    expect(kept).toEqual(await street.projections());
  });
});

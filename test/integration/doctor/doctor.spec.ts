import { SYSTEM } from '#libs/kernel';
import { PlaceOrderService, StandingOrders } from '#libs/orders';
import { calendarWarnings } from '../../../apps/cli/src/doctor/calendar-warnings';
import { checkInvariants, INVARIANTS } from '../../../apps/cli/src/doctor/check-invariants';
import { repair } from '../../../apps/cli/src/doctor/repair';
import { accepted, ids, local, MONDAY, openHouse, type House } from '../evaluations/house';

let house: House;
let orders: Record<'open' | 'claimed' | 'invited' | 'closed' | 'cancelled' | 'booked' | 'waiting', string>;
let sessionId: string;

beforeAll(async () => {
  house = await openHouse();
  const { people, place } = house;
  const closed = await house.confirmed();
  accepted(await house.rate(people.resident, closed, 5));
  orders = {
    open: await house.open(),
    claimed: await house.open(),
    invited: await house.open(),
    cancelled: await house.open(),
    closed,
    ...(await bookings()),
  };
  await house.do(people.branch, orders.claimed, { name: 'claimOrder', organizationId: place('branch').id });
  await house.do(people.desk, orders.invited, {
    name: 'inviteOrganization',
    organizationId: place('team').id,
  });
  await house.do(people.resident, orders.cancelled, { name: 'cancelOrder', reason: '不用了' });
  const daily = { startsOn: '2026-11-04', endsOn: null, everyDays: 1, weekdays: [], atMinute: 570 };
  const input = {
    communityId: place('c01').id,
    itemId: null,
    beneficiary: 'PERSON',
    channel: 'WEB',
  } as const;
  const standing = accepted(
    await house.get(StandingOrders).create(people.resident, {
      ...input,
      organizationId: place('branch').id,
      text: '每天倒垃圾',
      for: { kind: 'SELF' },
      rule: daily,
      idempotencyKey: ids.uuid(),
    }),
  );
  if ('emergency' in standing) throw new Error('taken for an emergency');
  accepted(await house.get(StandingOrders).accept(people.branch, standing.id));
  const emergency = {
    ...input,
    text: '老人晕倒了',
    sessionId: null,
    urgency: 'URGENT',
    for: { kind: 'SELF' },
    address: null,
    contactName: null,
    contactPhone: null,
    occurredAt: null,
    idempotencyKey: ids.uuid(),
  } as const;
  accepted(await house.get(PlaceOrderService).place(people.resident, emergency));
  await house.drain();
  await keepHealthy();
});
afterAll(() => house.close());

async function bookings(): Promise<{ booked: string; waiting: string }> {
  await house.importMenu();
  const [item] = await house.rows<{ id: string }>(`SELECT id FROM service_items WHERE name_zh = '电话问候'`);
  const itemId = item!.id;
  await house.rows(
    `INSERT INTO service_item_providers (item_id, organization_id, street_id, joined_at) VALUES ($1, $2, $3, app_now())`,
    itemId,
    house.place('branch').id,
    house.place('xzz').id,
  );
  const content = {
    startsAt: local('2026-11-04 10:00'),
    endsAt: local('2026-11-04 12:00'),
    place: '党群服务中心',
    capacity: 1,
    waitingCapacity: 3,
  };
  const session = accepted(
    await house.sessions.createSession(SYSTEM, {
      itemId,
      organizationId: house.place('branch').id,
      open: true,
      idempotencyKey: ids.uuid(),
      content,
    }),
  );
  sessionId = session.id;
  const book = async () =>
    accepted(await house.submit(await house.person(), { sessionId, text: '' })).orderId;
  return { booked: await book(), waiting: await book() };
}

let tables: string[];
/** A copy of every row, to come back to after each damage. */
async function keepHealthy(): Promise<void> {
  tables = (
    await house.rows<{ t: string }>(
      `SELECT tablename AS t FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'migrations'`,
    )
  ).map(({ t }) => t);
  await house.rows('CREATE SCHEMA healthy');
  for (const table of tables) await house.rows(`CREATE TABLE healthy.${table} AS TABLE public.${table}`);
}

/** Past every trigger, foreign key and check: as a bug, or somebody with a console, would. */
const byForce = (statements: readonly string[]) =>
  house.dataSource.transaction(async (manager) => {
    await manager.query('SET LOCAL session_replication_role = replica');
    for (const statement of statements) await manager.query(statement);
  });
const heal = () =>
  byForce(
    tables.flatMap((table) => [
      `DELETE FROM ${table}`,
      `INSERT INTO ${table} SELECT * FROM healthy.${table}`,
    ]),
  );
const broken = async () => (await checkInvariants(house.dataSource)).filter((finding) => finding.broken > 0);

it('finds nothing in a healthy house', async () => {
  expect(await broken()).toEqual([]);
});

it('answers the same twice, one finding per invariant', async () => {
  const findings = await checkInvariants(house.dataSource);
  expect(findings.map(({ name }) => name)).toEqual(INVARIANTS.map(({ name }) => name));
  expect(new Set(findings.map(({ name }) => name)).size).toBe(findings.length);
  expect(await checkInvariants(house.dataSource)).toEqual(findings);
});

const order = (which: keyof typeof orders, change: string) => () => [
  `UPDATE service_orders SET ${change} WHERE id = '${orders[which]}'`,
];
const newClaim = () =>
  `INSERT INTO claims SELECT gen_random_uuid(), street_id, order_id, gen_random_uuid(), tier, round, from_pool, status, created_at, claimed_at, contacted_at, ended_at, end_reason FROM claims WHERE order_id = '${orders.claimed}'`;
const SERVICE_TIMERS = `subject_type = 'ServiceOrder'`;

describe('each invariant, broken on purpose, is found', () => {
  afterEach(heal);
  it.each<[string, () => string[], string[]]>([
    [
      'two active claims',
      () => ['DROP INDEX IF EXISTS claims_one_active', newClaim()],
      ['one-active-claim', 'claimant-mirrored'],
    ],
    [
      'another claimant on the order',
      order('claimed', 'claimed_by = gen_random_uuid()'),
      ['claimant-mirrored'],
    ],
    [
      'an open order with a claim',
      order('claimed', `status = 'OPEN'`),
      ['claimed-has-claim', 'timeline-ends-in-status'],
    ],
    [
      'a claimed order without one',
      () => [`UPDATE claims SET status = 'ENDED', ended_at = now() WHERE order_id = '${orders.claimed}'`],
      ['claimant-mirrored', 'claimed-has-claim'],
    ],
    [
      'an invitation nobody knows of',
      () => [`UPDATE invitations SET status = 'LAPSED', answered_at = now()`],
      ['invited-has-invitation'],
    ],
    ['a closed order without an outcome', order('closed', 'outcome = NULL'), ['outcome-fits-status']],
    ['an outcome of another status', order('closed', `outcome = 'NO_PLACE'`), ['outcome-fits-status']],
    ['an open order with an outcome', order('open', `outcome = 'RATED'`), ['outcome-fits-status']],
    ['a closed order that never closed', order('closed', 'closed_at = NULL'), ['closed-since']],
    [
      'a late round with the same team',
      () => [
        `UPDATE timeline_entries SET round = 4 WHERE subject_id = '${orders.claimed}' AND command = 'claimOrder'`,
      ],
      ['late-rounds-at-street', 'timeline-chain'],
    ],
    [
      'a claim of one’s own order',
      () => [
        `UPDATE timeline_entries t SET actor_person_id = o.requester_id FROM service_orders o WHERE o.id = t.subject_id AND o.id = '${orders.claimed}' AND t.command = 'claimOrder'`,
      ],
      ['own-order', 'timeline-chain'],
    ],
    [
      'an answer about an order that is gone',
      () => [
        `UPDATE idempotency_keys SET answer = '{"orderId": "gone", "version": 1}' WHERE command = 'claimOrder'`,
      ],
      ['answers-exist'],
    ],
    [
      'a lost timer',
      () => [`DELETE FROM timers WHERE subject_id = '${orders.open}' AND kind = 'OPEN_POOL'`],
      ['deadline-has-timer'],
    ],
    [
      'a timer at another time',
      () => [
        `UPDATE timers SET due_at = due_at + interval '1 second' WHERE subject_id = '${orders.open}' AND kind = 'OPEN_POOL'`,
      ],
      ['deadline-has-timer'],
    ],
    ['a timer of no deadline', order('open', `deadlines = '[]'`), ['timer-has-deadline']],
    [
      'a timer of a closed order',
      () => [
        `UPDATE timers SET state = 'ARMED', due_at = app_now() + interval '1 day' WHERE subject_id = '${orders.closed}' AND kind = 'FINISH'`,
      ],
      ['timer-has-deadline', 'closed-without-timer'],
    ],
    [
      'a timer that nobody fires',
      () => [
        `UPDATE app_clock SET anchor_app = anchor_app + interval '10 seconds' + ((SELECT min(due_at) FROM timers WHERE state = 'ARMED' AND ${SERVICE_TIMERS}) - app_now())`,
      ],
      ['no-overdue-timer'],
    ],
    [
      'an emergency nobody watches',
      () => [`DELETE FROM timers WHERE subject_type = 'EmergencyNotice'`],
      ['emergency-watched'],
    ],
    [
      'a standing order nobody watches',
      () => [`DELETE FROM timers WHERE subject_type = 'StandingOrder'`],
      ['standing-order-watched'],
    ],
    [
      'a place counted twice',
      () => ['UPDATE service_sessions SET capacity = 2, taken = 2'],
      ['seats-counted'],
    ],
    ['a place nobody counted', () => ['UPDATE service_sessions SET taken = 0'], ['seats-counted']],
    [
      'people waiting for a session that is over',
      () => [`UPDATE service_sessions SET status = 'CLOSED'`],
      ['session-over'],
    ],
    [
      'an order of a standing order that never occurred',
      () => [`UPDATE service_orders SET standing_order_id = gen_random_uuid() WHERE id = '${orders.open}'`],
      ['occurrence-once'],
    ],
    [
      'a second evaluation',
      () => [
        'DROP INDEX IF EXISTS evaluations_one_per_stage_and_round, evaluations_one_for_satisfaction, evaluations_key_unique',
        `INSERT INTO evaluations SELECT (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid()))).* FROM evaluations e`,
      ],
      ['one-evaluation', 'timeline-chain'],
    ],
    [
      'a rating by who came',
      () => [`UPDATE evaluations SET rater_person_id = '${house.people.ann.personId}'`],
      ['not-rated-by-team'],
    ],
    [
      'a rating typed by the team',
      () => [
        `UPDATE evaluations SET class = 'STAFF_TYPED', typed_by_person_id = '${house.people.branch.personId}'`,
      ],
      ['not-rated-by-team'],
    ],
    [
      'a line torn out of the record',
      () => [`DELETE FROM timeline_entries WHERE subject_id = '${orders.closed}' AND seq = 3`],
      ['timeline-gapless', 'timeline-steps-join', 'timeline-chain'],
    ],
    [
      'the end of the record cut off',
      () => [
        `DELETE FROM timeline_entries t USING service_orders o WHERE o.id = t.subject_id AND o.id = '${orders.closed}' AND seq = timeline_seq`,
      ],
      ['timeline-gapless', 'timeline-ends-in-status', 'timeline-chain'],
    ],
    [
      'a word changed in the record',
      () => [
        `UPDATE timeline_entries SET data = '{"stars": 1}' WHERE subject_id = '${orders.closed}' AND command = 'rateOrder'`,
      ],
      ['timeline-chain'],
    ],
    [
      'a status written past the record',
      order('closed', `status = 'CANCELLED', outcome = 'WITHDRAWN'`),
      ['timeline-ends-in-status'],
    ],
    [
      'an event nobody relays',
      () => [
        `UPDATE outbox_events SET relayed_at = NULL, recorded_at = now() - interval '2 minutes' WHERE type = 'OrderClaimed'`,
      ],
      ['outbox-empty'],
    ],
    [
      'an event nobody hears',
      () => [
        `UPDATE outbox_events SET relayed_at = now() - interval '2 minutes'`,
        `UPDATE event_deliveries SET done_at = NULL`,
      ],
      ['events-heard'],
    ],
    [
      'fast time in production',
      () => [
        'ALTER TABLE app_clock DROP CONSTRAINT IF EXISTS app_clock_real_in_production',
        `UPDATE app_clock SET environment = 'production'`,
      ],
      ['real-time-in-production'],
    ],
  ])('%s', async (_, damage, names) => {
    await byForce(damage());
    expect((await broken()).map(({ name }) => name)).toEqual(names);
  });
});

describe('repair', () => {
  afterEach(heal);
  it('arms what is missing, moves what is wrong, disarms what is stale, sends again what was not heard', async () => {
    await byForce([
      `DELETE FROM timers WHERE subject_id = '${orders.open}'`,
      `UPDATE timers SET due_at = due_at - interval '1 hour' WHERE subject_id = '${orders.claimed}' AND state = 'ARMED'`,
      `UPDATE timers SET state = 'ARMED' WHERE subject_id = '${orders.closed}'`,
      `DELETE FROM timers WHERE subject_type IN ('EmergencyNotice', 'StandingOrder')`,
      `UPDATE outbox_events SET relayed_at = now() - interval '2 minutes'`,
      `UPDATE event_deliveries SET done_at = NULL, next_send_at = NULL, attempts = 20`,
    ]);
    expect(await broken()).not.toEqual([]);
    const [armed, disarmed, , sent] = await repair(house.dataSource);
    expect(armed!.count).toBeGreaterThanOrEqual(5);
    expect(disarmed!.count).toBeGreaterThan(0);
    expect(sent!.count).toBeGreaterThan(0);
    expect((await broken()).map(({ name }) => name)).toEqual(['events-heard']); // on their way again
    expect(
      (
        await house.rows<{ n: number }>(
          `SELECT count(*)::int AS n FROM event_deliveries WHERE next_send_at <= clock_timestamp()`,
        )
      )[0]!.n,
    ).toBe(sent!.count);
  });

  it('changes nothing in a healthy house', async () => {
    expect((await repair(house.dataSource)).map(({ count }) => count)).toEqual([0, 0, 0, 0]);
  });
});

it('warns of a calendar that is an estimate, until the notice is taken over', async () => {
  const said = async () => (await calendarWarnings(house.dataSource)).map(({ en }) => en);
  await house.jumpTo(MONDAY);
  expect(await said()).toEqual([
    'the working-day calendar of 2027 is an estimate: update it when the notice is out',
  ]);
  await house.rows(
    `INSERT INTO calendar_days (id, street_id, date, kind, name_zh, name_en, provisional) VALUES (gen_random_uuid(), NULL, '2027-01-01', 'HOLIDAY', '元旦', 'New Year', false)`,
  );
  expect(await said()).toEqual([]);
  await house.jumpTo('2027-06-01 09:00');
  expect(await said()).toEqual(['there is no working-day calendar of 2028: deadlines count plain weeks']);
});

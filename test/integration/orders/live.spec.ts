import type { Client } from 'graphql-ws';
import type { PersonActor } from '#libs/kernel';
import { ProgressTokens } from '#libs/orders';
import { LiveUpdates } from '#libs/platform';
import { startApi } from '../../support/api-server';
import type { GraphqlServer } from '../../support/graphql-server';
import { openOrdersApp, type OrdersApp } from '../../support/orders-app';
import { signIn } from '../../support/sign-in';

let app: OrdersApp;
let api: GraphqlServer;
let clients: Client[] = [];
beforeAll(async () => {
  app = await openOrdersApp();
  const { url } = app.dataSource.options as { url: string };
  api = await startApi({ databaseUrl: url });
});
afterAll(async () => {
  await api?.stop();
  await app?.close();
}, 100_000);
afterEach(async () => {
  jest.restoreAllMocks();
  for (const client of clients) await client.dispose();
  clients = [];
});

/** What one screen received. */
interface Screen {
  readonly got: Record<string, unknown>[];
  readonly errors: { message: string; extensions: { code: string } }[];
  completed: boolean;
}

/** A connection of its own, signed in as that person, or as nobody. */
async function watch(actor: PersonActor | null, subscription: string): Promise<Screen> {
  const screen: Screen = { got: [], errors: [], completed: false };
  const client = api.socket(actor ? { authorization: `Bearer ${await tokenOf(actor)}` } : {});
  clients.push(client);
  client.subscribe(
    { query: `subscription { ${subscription} }` },
    {
      next: ({ data, errors }) => {
        if (errors) screen.errors.push(...(errors as unknown as Screen['errors']));
        else screen.got.push(Object.values(data!)[0] as Record<string, unknown>);
      },
      error: (errors) => screen.errors.push(...(errors as Screen['errors'])),
      complete: () => (screen.completed = true),
    },
  );
  await until(() => screen.got.length > 0 || screen.errors.length > 0 || screen.completed);
  return screen;
}

const signedIn = new Map<string, Promise<string>>();
function tokenOf(actor: PersonActor): Promise<string> {
  const known = signedIn.get(actor.personId) ?? signIn(app, actor);
  signedIn.set(actor.personId, known);
  return known;
}
async function until(check: () => boolean): Promise<void> {
  const given = performance.timeOrigin + process.uptime() * 1000 + 15_000;
  while (!check()) {
    if (performance.timeOrigin + process.uptime() * 1000 > given) throw new Error('still waiting');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
const settle = () => new Promise((resolve) => setTimeout(resolve, 300));
const orderChanged = (id: string, more = '') => `orderChanged(orderId: "${id}"${more}) { id version status }`;
const note = (orderId: string) => app.do(app.people.desk, orderId, { name: 'addNote', note: '打过电话' });

it('a hundred screens, two hundred changes: each ends at the last version, and never goes back', async () => {
  const orders = await Promise.all(Array.from({ length: 20 }, () => app.open()));
  const screens = await Promise.all(
    Array.from({ length: 100 }, (_, i) =>
      watch(i % 2 === 0 ? app.people.resident : app.people.desk, orderChanged(orders[i % 20]!)),
    ),
  );
  await Promise.all(
    orders.map(async (id) => {
      for (let n = 0; n < 10; n++) await note(id);
    }),
  );
  const versions = new Map(
    await Promise.all(orders.map(async (id) => [id, (await app.load(id)).version] as const)),
  );
  const last = (screen: Screen) => screen.got.at(-1) as { id: string; version: number };
  await until(() => screens.every((screen) => last(screen).version === versions.get(last(screen).id)));
  for (const { got, errors } of screens) {
    expect(errors).toEqual([]);
    const seen = got.map((message) => message['version'] as number);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
  }
});

it('an order begins with what it is now, for its people and the holder of its slip', async () => {
  const orderId = await app.open();
  const token = app.get(ProgressTokens).of(orderId);
  const screens = [
    await watch(app.people.resident, orderChanged(orderId)),
    await watch(null, orderChanged(orderId, `, progressToken: "${token}"`)),
  ];
  for (const screen of screens)
    expect(screen.got.slice(0, 1)).toMatchObject([{ id: orderId, status: 'OPEN' }]);
  await app.do(app.people.branch, orderId, { name: 'claimOrder', organizationId: app.place('branch').id });
  for (const screen of screens) await until(() => screen.got.at(-1)!['status'] === 'CLAIMED');
});

it('another street, a neighbour, a wrong slip and nobody see nothing', async () => {
  const orderId = await app.open();
  const neighbour = await app.person();
  for (const actor of [app.people.foreignDesk, app.people.foreignTeam, neighbour]) {
    expect((await watch(actor, orderChanged(orderId))).errors[0]!.extensions.code).toBe('FORBIDDEN');
  }
  const other = app.get(ProgressTokens).of(await app.open());
  expect(
    (await watch(null, orderChanged(orderId, `, progressToken: "${other}"`))).errors[0]!.extensions.code,
  ).toBe('FORBIDDEN');
  expect((await watch(null, orderChanged(orderId))).errors[0]!.extensions.code).toBe('UNAUTHENTICATED');
  const { path } = app.place('c01');
  expect(
    (await watch(app.people.foreignDesk, `deskChanged(under: "${path}") { kind }`)).errors[0]!.extensions
      .code,
  ).toBe('FORBIDDEN');
  expect(
    (await watch(app.people.foreignTeam, `poolChanged(organizationId: "${app.place('branch').id}") { kind }`))
      .errors[0]!.extensions.code,
  ).toBe('FORBIDDEN');
});

const CHANGE = '{ kind subjectId order { id status version } }';

it('a pool: what comes, what is theirs, what is gone; another street’s pool stays still', async () => {
  const [pool, foreign] = [
    await watch(app.people.branch, `poolChanged(organizationId: "${app.place('branch').id}") ${CHANGE}`),
    await watch(app.people.foreignTeam, `poolChanged(organizationId: "${app.place('qteam').id}") ${CHANGE}`),
  ];
  expect(pool.got).toMatchObject([{ kind: 'RESYNC' }]);
  const [taken, own] = [await app.open(), await app.open()];
  const lastOf = (id: string) => pool.got.findLast(({ subjectId }) => subjectId === id);
  await until(() => lastOf(taken)?.['kind'] === 'ORDER' && lastOf(own)?.['kind'] === 'ORDER');
  expect(lastOf(own)).toMatchObject({ order: { id: own, status: 'OPEN' } });
  await app.do(app.people.team, taken, { name: 'claimOrder', organizationId: app.place('team').id });
  await app.do(app.people.branch, own, { name: 'claimOrder', organizationId: app.place('branch').id });
  await until(
    () =>
      lastOf(taken)?.['kind'] === 'GONE' &&
      (lastOf(own)?.['order'] as { status: string }).status === 'CLAIMED',
  );
  await settle();
  expect(foreign.got).toMatchObject([{ kind: 'RESYNC' }]);
});

it('a desk hears of its orders and of emergencies at once; the other street’s desk of neither', async () => {
  const [desk, foreign] = [
    await watch(app.people.desk, `deskChanged(under: "${app.place('c01').path}") ${CHANGE}`),
    await watch(app.people.foreignDesk, `deskChanged(under: "${app.place('q01').path}") ${CHANGE}`),
  ];
  const placed = await app.submit(app.people.resident);
  await until(() => desk.got.some(({ kind }) => kind === 'ORDER'));
  expect(desk.got.at(-1)).toMatchObject({
    order: { id: placed.ok && placed.value.orderId, status: 'SUBMITTED' },
  });
  await app.submit(app.people.resident, { text: '邻居昏迷了' }).catch(() => undefined);
  await until(() => desk.got.some(({ kind }) => kind === 'EMERGENCY'));
  await settle();
  expect(foreign.got).toMatchObject([{ kind: 'RESYNC' }]);
});

it('after the database was away every screen is brought up to date', async () => {
  const orderId = await app.open();
  const [screen, desk] = [
    await watch(app.people.resident, orderChanged(orderId)),
    await watch(app.people.desk, `deskChanged(under: "${app.place('c01').path}") ${CHANGE}`),
  ];
  await app.dataSource.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'supermarket-listener' AND datname = current_database()`,
  );
  const { version } = await note(orderId);
  await until(() => screen.got.at(-1)!['version'] === version);
  await until(() => desk.got.filter(({ kind }) => kind === 'RESYNC').length === 2);
});

it('a role taken away ends the screen, and tells nothing more', async () => {
  const lead = await app.person('PROVIDER_LEAD', 'branch');
  const deskToo = await app.person('COMMUNITY_DESK', 'c01');
  const orderId = await app.open();
  const screens = [
    await watch(lead, `poolChanged(organizationId: "${app.place('branch').id}") ${CHANGE}`),
    await watch(deskToo, `deskChanged(under: "${app.place('c01').path}") ${CHANGE}`),
    await watch(deskToo, orderChanged(orderId)),
  ];
  const before = screens.map(({ got }) => got.length);
  await app.dataSource.query(
    "UPDATE memberships SET until = app_now() + interval '1 second' WHERE person_id = ANY($1)",
    [[lead.personId, deskToo.personId]],
  );
  // what is known of a caller is kept for seconds: let them pass
  const [date, machine] = [Date.now(), performance.now()];
  jest.spyOn(Date, 'now').mockImplementation(() => date + 15_000);
  jest.spyOn(performance, 'now').mockImplementation(() => machine + 15_000);
  await note(orderId);
  await until(() => screens.every(({ completed }) => completed));
  expect(screens.map(({ got }) => got.length)).toEqual(before);
});

it('lets go of a screen that is closed', async () => {
  const live = api.app.get(LiveUpdates);
  await watch(app.people.resident, orderChanged(await app.open()));
  expect(live.open).toBeGreaterThan(0);
  for (const client of clients) await client.dispose();
  await until(() => live.open === 0);
});

import { startApi } from '../support/api-server';
import { orderIn } from '../support/api/order-states';
import { allOperations, type Operation } from '../support/api/operations';
import { openScreen, until, type Screen } from '../support/api/screen';
import {
  openTwoStreets,
  SCOPES,
  type Caller,
  type CallerRole,
  type Scope,
  type TwoStreets,
} from '../support/api/two-streets';
import type { GraphqlServer } from '../support/graphql-server';

/** The place whose desk or pool somebody of that scope would watch. */
const DESKS: Readonly<Record<Scope, string>> = { own: 'c01', subtree: 'xzz', other: 'c02', street: 'q01' };
const POOLS: Readonly<Record<Scope, string>> = {
  own: 'branch',
  subtree: 'c01',
  other: 'b2',
  street: 'qteam',
};
const SETTLED_MS = 400;

let streets: TwoStreets;
let api: GraphqlServer;
let operations: ReadonlyMap<string, Operation>;
let screens: Screen[] = [];
beforeAll(async () => {
  ({ operations } = await allOperations());
  streets = await openTwoStreets();
  api = await startApi({ databaseUrl: streets.databaseUrl });
}, 120_000);
afterAll(async () => {
  await api?.stop();
  await streets?.close();
});
afterEach(async () => {
  for (const { client } of screens) await client.dispose();
  screens = [];
});

async function watch(caller: Caller, name: string, variables: Record<string, unknown>): Promise<Screen> {
  const screen = await openScreen(api, caller.accessToken, operations.get(name)!.document, variables);
  screens.push(screen);
  return screen;
}
const settle = () => new Promise((resolve) => setTimeout(resolve, SETTLED_MS));
const subjects = ({ got }: Screen): string[] => [
  ...new Set(got.flatMap(({ subjectId }) => (typeof subjectId === 'string' ? [subjectId] : []))),
];

it('while orders move, each desk and each pool hears of what is its own and of nothing else', async () => {
  const watching: { who: string; screen: Screen; isOwn: boolean }[] = [];
  const listen = async (role: CallerRole, scope: Scope, name: string, variables: Record<string, unknown>) => {
    const screen = await watch(await streets.caller(role, scope), name, variables);
    watching.push({ who: `${role} ${scope}`, screen, isOwn: scope === 'own' || scope === 'subtree' });
  };
  for (const role of ['COMMUNITY_DESK', 'COMMUNITY_SECRETARY'] as const)
    for (const scope of SCOPES)
      await listen(role, scope, 'deskChanged', { under: streets.place(DESKS[scope]).path });
  for (const role of ['STREET_OFFICER', 'STREET_SUPERVISOR'] as const) {
    await listen(role, 'own', 'deskChanged', { under: streets.place('xzz').path });
    await listen(role, 'street', 'deskChanged', { under: streets.place('qsz').path });
  }
  for (const scope of SCOPES)
    await listen('PROVIDER_LEAD', scope, 'poolChanged', { organizationId: streets.place(POOLS[scope]).id });
  for (const { screen } of watching) expect(screen.got).toMatchObject([{ kind: 'RESYNC' }]);

  const orderId = await orderIn('RATED_WELL', streets);
  const own = watching.filter(({ isOwn }) => isOwn);
  await until(() => own.every(({ screen }) => subjects(screen).includes(orderId)));
  await settle();
  const heard = Object.fromEntries(watching.map(({ who, screen }) => [who, subjects(screen)]));
  expect(heard).toEqual(Object.fromEntries(watching.map(({ who, isOwn }) => [who, isOwn ? [orderId] : []])));
}, 60_000);

it('an order tells its people, and ends for whom it has left', async () => {
  const orderId = await orderIn('ASKED_TO_COME', streets);
  const told = ['RESIDENT', 'VOLUNTEER', 'PROVIDER_LEAD', 'COMMUNITY_DESK', 'STREET_OFFICER'] as const;
  const open = await Promise.all(
    told.map(async (role) => watch(await streets.caller(role, 'own'), 'orderChanged', { orderId })),
  );
  const { volunteer, desk } = streets.cast;
  await streets.app.do(volunteer, orderId, { name: 'declineAssignment', reason: '生病了' });
  const { version } = await streets.app.do(desk, orderId, { name: 'addNote', note: '另找人' });
  await until(() => open.every(({ got, completed }) => completed || got.at(-1)!['version'] === version));
  const ended = told.filter((_, i) => open[i]!.completed);
  expect(ended).toEqual(['VOLUNTEER']);
});

it('a sign-out through the API closes the socket at the next event, which is not delivered', async () => {
  for (const mutation of ['signOut', 'signOutEverywhere']) {
    const caller = await streets.caller('COMMUNITY_DESK', 'own', true);
    const screen = await watch(caller, 'deskChanged', { under: streets.place('c01').path });
    const out = await api.post(`mutation { ${mutation} }`, {
      headers: { authorization: `Bearer ${caller.accessToken}` },
    });
    expect(out.data).toEqual({ [mutation]: true });
    await pastFreshness();
    const orderId = await orderIn('SUBMITTED', streets);
    await until(() => screen.closed !== null);
    // of earlier orders it may have heard while it still might
    expect(subjects(screen)).not.toContain(orderId);
  }
}, 60_000);

it('a role ended through the API ends what it opened', async () => {
  const caller = await streets.caller('COMMUNITY_DESK', 'own', true);
  const screen = await watch(caller, 'deskChanged', { under: streets.place('c01').path });
  const officer = await streets.caller('STREET_OFFICER', 'own');
  const [membership] = await streets.app.dataSource.query<{ id: string }[]>(
    'SELECT id FROM memberships WHERE person_id = $1',
    [caller.actor!.personId],
  );
  const ended = await api.post('mutation ($input: EndRoleInput!) { endRole(input: $input) { __typename } }', {
    variables: { input: { membershipId: membership!.id } },
    headers: { authorization: `Bearer ${officer.accessToken}` },
  });
  expect(ended.data).toEqual({ endRole: { __typename: 'Membership' } });
  await pastFreshness();
  const orderId = await orderIn('SUBMITTED', streets);
  await until(() => screen.completed || screen.closed !== null);
  expect(subjects(screen)).not.toContain(orderId);
}, 60_000);

/** What a connection knows of its caller is kept for some seconds: lets them pass. */
async function pastFreshness(): Promise<void> {
  const date = Date.now();
  jest.spyOn(Date, 'now').mockImplementation(() => date + 60_000);
  await Promise.resolve();
}
afterEach(() => jest.restoreAllMocks());

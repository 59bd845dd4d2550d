import type { PersonActor } from '#libs/kernel';
import { startApi } from '../../support/api-server';
import type { GraphqlServer } from '../../support/graphql-server';
import { signIn } from '../../support/sign-in';
import { openObservatory, type Observatory } from './observatory';
import { writeStreet, type Line } from './small-street';

const RATED: Line = {
  ends: 'CLOSED/RATED',
  claims: [{ by: 'branch', at: 1, end: 'RATED' }],
  rounds: [{ by: 'branch', claimedAt: 1, finishedAt: 24 }],
  says: [true],
  stars: 2,
};
const DASHBOARD = `query ($input: DashboardInput!) { dashboard(input: $input) {
  orders tiles { definition { key } withheld denominator } places { name path tiles { denominator } }
  ranking(kind: "BRANCH") { name sampleSize } boards { list orders } } }`;
const ROWS = `query ($input: DashboardInput!, $figure: String!) { figureRows(input: $input, figure: $figure) {
  nodes { orderId code community day status outcome channel category numerator denominator } } }`;
const WATCHED = `query ($path: String!) { watchList(list: RED, path: $path) { nodes { orderId } } }`;

let street: Observatory;
let api: GraphqlServer;
let orders: string[];
beforeAll(async () => {
  street = await openObservatory();
  orders = await writeStreet(street, [RATED, RATED]);
  await street.rebuild();
  api = await startApi({ databaseUrl: (street.dataSource.options as { url: string }).url });
});
afterAll(async () => {
  await api?.stop();
  await street?.close();
});

const month = (path: string | null, organizationId: string | null = null) => ({
  path,
  organizationId,
  period: { grain: 'MONTH', key: '2026-11' },
});
const asker = async (actor: PersonActor) => {
  const token = await signIn(street, actor);
  return (query: string, variables: object) =>
    api.post(query, { variables, headers: { authorization: `Bearer ${token}` } });
};
type Ask = Awaited<ReturnType<typeof asker>>;
const codeOf = async (asked: ReturnType<Ask>): Promise<unknown> =>
  (await asked).errors?.[0]?.extensions?.['code'];

it('another street’s officials, residents and volunteers get no figure, no row and no list of this street', async () => {
  for (const actor of [
    await street.person('STREET_OFFICER', 'qsz'),
    await street.person(),
    await street.person('VOLUNTEER', 'branch'),
  ]) {
    const ask = await asker(actor);
    for (const path of ['gjz/xzz/', 'gjz/xzz/c01/', 'gjz/']) {
      expect(await codeOf(ask(DASHBOARD, { input: month(path) }))).toBe('FORBIDDEN');
      expect(await codeOf(ask(ROWS, { input: month(path), figure: 'GOOD' }))).toBe('FORBIDDEN');
      expect(await codeOf(ask(WATCHED, { path }))).toBe('FORBIDDEN');
    }
    const branch = month(null, street.place('branch').id);
    expect(await codeOf(ask(DASHBOARD, { input: branch }))).toBe('FORBIDDEN');
  }
});

it('a street’s own dashboard holds nothing of another street', async () => {
  const ask = await asker(await street.person('STREET_OFFICER', 'qsz'));
  const { data, errors } = await ask(DASHBOARD, { input: month('gjz/qsz/') });
  expect(errors).toBeUndefined();
  expect(data!['dashboard']).toMatchObject({ orders: 0, ranking: [] });
  const rows = await ask(ROWS, { input: month('gjz/qsz/'), figure: 'GOOD' });
  expect(rows.data!['figureRows']).toEqual({ nodes: [] });
});

it('figures and rows name the order, never who asked for it or rated it', async () => {
  const ask = await asker(await street.person('STREET_OFFICER', 'xzz'));
  const seen = [
    await ask(DASHBOARD, { input: month('gjz/xzz/') }),
    await ask(ROWS, { input: month('gjz/xzz/'), figure: 'GOOD' }),
  ].map(({ data, errors }) => {
    expect(errors).toBeUndefined();
    return JSON.stringify(data);
  });
  for (const id of orders) expect(seen[1]).toContain(id);
  const people = await street.rows<{ id: string }>('SELECT id FROM persons');
  expect(people.length).toBeGreaterThan(0);
  for (const { id } of people) expect(seen.join()).not.toContain(id);
});

it('a provider sees neither few ratings of its own nor the orders behind any', async () => {
  const ask = await asker(await street.person('PROVIDER_LEAD', 'branch'));
  const input = month(null, street.place('branch').id);
  const { data, errors } = await ask(DASHBOARD, { input });
  expect(errors).toBeUndefined();
  const { tiles } = data!['dashboard'] as { tiles: { definition: { key: string } }[] };
  expect(tiles.find(({ definition }) => definition.key === 'GOOD')).toMatchObject({
    withheld: true,
    denominator: 0,
  });
  for (const figure of ['GOOD', 'SATISFACTION', 'RECTIFIED'])
    expect(await codeOf(ask(ROWS, { input, figure }))).toBe('FORBIDDEN');
});

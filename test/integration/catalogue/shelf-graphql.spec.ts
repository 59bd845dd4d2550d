import { DataSource } from 'typeorm';
import { FakeClock, unwrap, type PersonActor } from '#libs/kernel';
import { CatalogueModule } from '#libs/catalogue';
import { ACTOR_RESOLVER, type ActorResolver } from '#libs/platform';
import { GraphqlServer, type GraphqlAnswer } from '../../support/graphql-server';
import { holder, ids, openStreet } from './street';

const clock = new FakeClock(new Date('2026-11-22T08:00:00Z'));
const actors = new Map<string, PersonActor>();
const resolver: ActorResolver = { resolve: async (token) => actors.get(token) ?? null };

let street: Awaited<ReturnType<typeof openStreet>>;
let server: GraphqlServer;

beforeAll(async () => {
  street = await openStreet(clock);
  unwrap(await street.importMenu());
  actors.set('lead', holder('PROVIDER_LEAD', street.team, street.street.id));
  actors.set('secretary', holder('COMMUNITY_SECRETARY', street.community, street.street.id));
  server = await GraphqlServer.start({
    databaseUrl: (street.dataSource.options as { url: string }).url,
    imports: [CatalogueModule],
    providers: [{ provide: ACTOR_RESOLVER, useValue: resolver }],
  });
});
afterAll(async () => {
  await server?.stop();
  await street?.close();
});

const as = (who: string, language = 'zh') => ({
  authorization: `Bearer ${who}`,
  'accept-language': language,
});

const SHELF = `query Shelf($streetId: ID!, $search: String, $first: Int, $after: String, $category: String) {
  shelf(streetId: $streetId, search: $search, first: $first, after: $after, category: $category) {
    nodes { id name deliveryText riskText category { name code } providers { name } sessions { startsAt free provider { name } } }
    pageInfo { hasNextPage endCursor }
  }
}`;

interface Shelf {
  readonly nodes: readonly { readonly id: string; readonly name: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}
const shelfOf = (answer: GraphqlAnswer) => answer.data!['shelf'] as Shelf;

describe('the shelf over GraphQL', () => {
  it('is public, in the language of the caller', async () => {
    const variables = { streetId: street.street.id, search: 'lxy', first: 5 };
    const zh = await server.post(SHELF, { variables });
    expect(zh.errors).toBeUndefined();
    expect(shelfOf(zh).nodes).toEqual([
      expect.objectContaining({
        name: '上门量血压测血糖',
        deliveryText: '上门',
        category: { name: '健康医疗', code: 'health-medical' },
      }),
    ]);
    const en = await server.post(SHELF, { variables, headers: { 'accept-language': 'en' } });
    expect(shelfOf(en).nodes[0]).toMatchObject({
      name: 'Home blood-pressure and glucose check',
      deliveryText: 'At home',
      riskText: 'Medium',
    });
    const categories = await server.post('{ serviceCategories { code name } }');
    expect(categories.data!['serviceCategories']).toHaveLength(15);
  });

  it('pages to the end', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const shelf = shelfOf(
        await server.post(SHELF, { variables: { streetId: street.street.id, first: 40, after } }),
      );
      seen.push(...shelf.nodes.map((node) => node.id));
      after = shelf.pageInfo.hasNextPage ? shelf.pageInfo.endCursor : null;
    } while (after);
    expect(new Set(seen).size).toBe(90);
  });

  it('costs as many statements for ninety items as for one', async () => {
    const statements = await counting(async () => {
      await server.post(SHELF, { variables: { streetId: street.street.id, first: 1 } });
    });
    const more = await counting(async () => {
      expect(
        shelfOf(await server.post(SHELF, { variables: { streetId: street.street.id, first: 60 } })).nodes,
      ).toHaveLength(60);
    });
    expect(more).toBe(statements);
    expect(more).toBeLessThanOrEqual(5);
  });

  it('names what is wrong with a request', async () => {
    const answer = await server.post(SHELF, { variables: { streetId: 'x', first: 5 } });
    expect(answer.errors?.[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
    const bad = await server.post(SHELF, { variables: { streetId: street.street.id, first: 0 } });
    expect(bad.errors?.[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
  });
});

const RESULT = `... on ServiceItem { id name status statusText needsTriage providers { id } deadlines { kind normal urgent } }
  ... on CommandRefused { code message wayOut field }`;
const CREATE = `mutation Create($input: CreateServiceItemInput!) { createServiceItem(input: $input) { __typename ${RESULT} } }`;
const PUT = `mutation Put($input: ShelveItemInput!) { putItemOnShelf(input: $input) { __typename ${RESULT} } }`;

describe('the shelf is kept over GraphQL', () => {
  const input = async () => ({
    organizationId: street.team.id,
    idempotencyKey: ids.uuid(),
    categoryId: (await street.categories.all())[0]!.id,
    nameZh: '织毛衣小组',
    nameEn: 'Knitting circle',
    descriptionZh: '每周三下午一起织毛衣',
    delivery: 'STATION',
    durationMinutes: 90,
    groupSize: 'GROUP',
    risk: 'MEDIUM',
    deadlines: [{ kind: 'openPool', normal: '12 poolHours' }],
  });

  it('from a draft to the public, and tells in words what stands in the way', async () => {
    const draft = await input();
    const made = await server.post(CREATE, { variables: { input: draft }, headers: as('lead') });
    expect(made.errors).toBeUndefined();
    expect(made.data!['createServiceItem']).toMatchObject({
      __typename: 'ServiceItem',
      status: 'DRAFT',
      statusText: '草稿',
      needsTriage: true,
      providers: [{ id: street.team.id }],
      deadlines: [{ kind: 'openPool', normal: '12 poolHours', urgent: null }],
    });
    const { id } = made.data!['createServiceItem'] as { id: string };
    const again = await server.post(CREATE, { variables: { input: draft }, headers: as('lead') });
    expect(again.data!['createServiceItem']).toMatchObject({ id });
    const twin = await server.post(CREATE, {
      variables: { input: { ...draft, idempotencyKey: ids.uuid() } },
      headers: as('lead', 'en'),
    });
    expect(twin.data!['createServiceItem']).toMatchObject({
      __typename: 'CommandRefused',
      code: 'SERVICE_ITEM_NAME_TAKEN',
      message: expect.stringContaining('already has'),
      field: 'nameZh',
    });
    const shelve = { variables: { input: { itemId: id, idempotencyKey: ids.uuid() } } };
    expect((await server.post(PUT, shelve)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect((await server.post(PUT, { ...shelve, headers: as('lead') })).errors?.[0]?.extensions.code).toBe(
      'FORBIDDEN',
    );
    const ITEM = `query Item($id: ID!) { serviceItem(id: $id) { name } }`;
    expect((await server.post(ITEM, { variables: { id } })).data).toEqual({ serviceItem: null });
    const put = await server.post(PUT, { ...shelve, headers: as('secretary') });
    expect(put.data!['putItemOnShelf']).toMatchObject({ status: 'ON_SHELF' });
    expect((await server.post(ITEM, { variables: { id } })).data).toEqual({
      serviceItem: { name: '织毛衣小组' },
    });
  });

  it('and sessions are opened and shown with their item', async () => {
    const { nodes } = shelfOf(
      await server.post(SHELF, { variables: { streetId: street.street.id, search: '织毛衣', first: 1 } }),
    );
    const startsAt = new Date(Date.now() + 86_400_000);
    const CREATE_SESSION = `mutation S($input: CreateServiceSessionInput!) { createServiceSession(input: $input) {
      __typename ... on ServiceSession { id free statusText provider { name } } ... on CommandRefused { code field } } }`;
    const session = {
      itemId: nodes[0]!.id,
      organizationId: street.team.id,
      idempotencyKey: ids.uuid(),
      startsAt: startsAt.toISOString(),
      endsAt: new Date(startsAt.getTime() + 3_600_000).toISOString(),
      place: '党群服务中心',
      capacity: 12,
    };
    const made = await server.post(CREATE_SESSION, { variables: { input: session }, headers: as('lead') });
    expect(made.data!['createServiceSession']).toMatchObject({
      __typename: 'ServiceSession',
      free: 12,
      statusText: '可预约',
    });
    const wrong = await server.post(CREATE_SESSION, {
      variables: { input: { ...session, idempotencyKey: ids.uuid(), endsAt: session.startsAt } },
      headers: as('lead'),
    });
    expect(wrong.data!['createServiceSession']).toMatchObject({
      __typename: 'CommandRefused',
      field: 'endsAt',
    });
    const shown = await server.post(SHELF, {
      variables: { streetId: street.street.id, search: '织毛衣', first: 1 },
    });
    expect(shelfOf(shown).nodes[0]).toMatchObject({ sessions: [{ startsAt: session.startsAt, free: 12 }] });
  });

  it('and those who prepare items list them in every status', async () => {
    const MANAGED = `query M($id: ID!) { managedServiceItems(organizationId: $id, first: 10) { nodes { name status } } }`;
    const mine = await server.post(MANAGED, { variables: { id: street.team.id }, headers: as('lead') });
    expect(mine.data!['managedServiceItems']).toEqual({
      nodes: [{ name: '织毛衣小组', status: 'ON_SHELF' }],
    });
    const others = await server.post(MANAGED, { variables: { id: street.nurses.id }, headers: as('lead') });
    expect(others.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

/** How many statements the server sends while `work` runs. */
async function counting(work: () => Promise<void>): Promise<number> {
  const pool = (
    server.app.get(DataSource).driver as unknown as { master: { query: (...args: unknown[]) => unknown } }
  ).master;
  const query = pool.query.bind(pool);
  let count = 0;
  pool.query = (...args) => {
    if (!/app_clock/.test(JSON.stringify(args[0]))) count++;
    return query(...args);
  };
  try {
    await work();
  } finally {
    pool.query = query;
  }
  return count;
}

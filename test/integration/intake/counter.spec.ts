import { createHash, randomBytes } from 'node:crypto';
import type { PersonActor } from '#libs/kernel';
import { startApi } from '../../support/api-server';
import type { GraphqlServer } from '../../support/graphql-server';
import { ids, openOrdersApp, type OrdersApp } from '../../support/orders-app';
import { signIn } from '../../support/sign-in';

let app: OrdersApp;
let api: GraphqlServer;
const tokens = new Map<PersonActor, string>();

beforeAll(async () => {
  app = await openOrdersApp();
  api = await startApi({ databaseUrl: (app.dataSource.options as { url: string }).url });
  const { resident, desk, secondDesk } = app.people;
  for (const actor of [resident, desk, secondDesk]) tokens.set(actor, await signIn(app, actor));
});
afterAll(async () => {
  await api?.stop();
  await app?.close();
});

const PLACED = '__typename ... on OrderPlaced { order { id channel } } ... on CommandRefused { code }';
type Placed = { __typename: string; code?: string; order?: { id: string; channel: string } };

async function mutate<T>(actor: PersonActor, name: string, type: string, input: object) {
  const answer = await api.post(`mutation ($input: ${type}!) { ${name}(input: $input) { ${PLACED} } }`, {
    variables: { input },
    headers: { authorization: `Bearer ${tokens.get(actor)}` },
  });
  return { ...answer, made: answer.data?.[name] as T };
}
const slip = () => {
  const key = randomBytes(16).toString('base64url');
  return { key, hash: createHash('sha256').update(key).digest('hex') };
};
const offline = (slipKeyHash: string, more: object = {}) => ({
  idempotencyKey: ids.uuid(),
  communityId: app.place('c01').id,
  text: '轮椅坏了要修',
  requester: { name: '陈一', phone: '13800000051', consentEvidence: '本人在窗口' },
  channel: 'KIOSK',
  slipKeyHash,
  ...more,
});

it('what a counter placed offline is one order, whoever sends it, and its slip opens it', async () => {
  const { key, hash } = slip();
  const input = offline(hash);
  const sent = await Promise.all(
    [app.people.desk, app.people.secondDesk, app.people.desk].map((actor) =>
      mutate<Placed>(actor, 'placeOrder', 'PlaceOrderInput', input),
    ),
  );
  expect(new Set(sent.map(({ made }) => made.order?.id)).size).toBe(1);
  const found = await api.post(
    `query ($key: String!) { orderByToken(progressToken: $key) { ... on ServiceOrder { id } } }`,
    { variables: { key } },
  );
  expect(found.data!['orderByToken']).toEqual({ id: sent[0]!.made.order!.id });
});

it('a slip’s key opens one order only, is a counter’s to choose, and is no short word', async () => {
  const { hash } = slip();
  await mutate(app.people.desk, 'placeOrder', 'PlaceOrderInput', offline(hash));
  const another = await mutate<Placed>(app.people.desk, 'placeOrder', 'PlaceOrderInput', offline(hash));
  expect(another.made.code).toBe('SLIP_KEY_USED');
  const resident = await mutate(app.people.resident, 'placeOrder', 'PlaceOrderInput', offline(slip().hash));
  expect(resident.errors![0]!.extensions.code).toBe('FORBIDDEN');
  const word = await mutate(app.people.desk, 'placeOrder', 'PlaceOrderInput', offline('1234'));
  expect(word.errors![0]!.extensions.code).toBe('BAD_USER_INPUT');
});

it('a wish box is typed in one go: each wish has its answer, once', async () => {
  const input = {
    idempotencyKey: ids.uuid(),
    communityId: app.place('c01').id,
    consentEvidence: '心愿单签字',
    channel: 'PAPER',
    wishes: [
      { name: '甲', phone: '13800000061', text: '想要一副老花镜' },
      { name: '乙', text: '没有电话也没有地址' },
      { name: '丙', address: '5号楼', text: '换灯泡' },
    ],
  };
  const first = await mutate<Placed[]>(app.people.desk, 'placeOrders', 'PlaceOrdersInput', input);
  expect(first.made.map(({ __typename, code }) => code ?? __typename)).toEqual([
    'OrderPlaced',
    'PHONE_OR_ADDRESS_NEEDED',
    'OrderPlaced',
  ]);
  const again = await mutate<Placed[]>(app.people.desk, 'placeOrders', 'PlaceOrdersInput', input);
  expect(again.made.map(({ order }) => order?.id)).toEqual(first.made.map(({ order }) => order?.id));
  const many = { ...input, wishes: Array.from({ length: 51 }, () => input.wishes[0]) };
  expect(
    (await mutate(app.people.desk, 'placeOrders', 'PlaceOrdersInput', many)).errors![0]!.extensions.code,
  ).toBe('BAD_USER_INPUT');
});

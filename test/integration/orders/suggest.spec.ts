import { readFileSync } from 'node:fs';
import path from 'node:path';
import { SYSTEM, unwrap, type PersonActor } from '#libs/kernel';
import { ImportMenuService, PlainWordsService } from '#libs/catalogue';
import { PlaceOrderService, type PlaceOrder } from '#libs/orders';
import { startApi } from '../../support/api-server';
import type { GraphqlAnswer, GraphqlServer } from '../../support/graphql-server';
import { ids, openOrdersApp, type OrdersApp } from '../../support/orders-app';
import { signIn } from '../../support/sign-in';

const MENU = path.join(__dirname, '../../../libs/catalogue/data/service-menu.csv');

let app: OrdersApp;
let api: GraphqlServer;
let secretary: PersonActor;
let neighbour: PersonActor;
const tokens = new Map<PersonActor, string>();
beforeAll(async () => {
  app = await openOrdersApp();
  secretary = await app.person('COMMUNITY_SECRETARY');
  neighbour = await app.person();
  unwrap(
    await app.get(ImportMenuService).importMenu(SYSTEM, readFileSync(MENU, 'utf8'), app.place('xzz').id),
  );
  api = await startApi({ databaseUrl: (app.dataSource.options as { url: string }).url });
  for (const actor of [app.people.resident, app.people.desk, app.people.foreignDesk, secretary, neighbour])
    tokens.set(actor, await signIn(app, actor));
});
afterAll(async () => {
  await api?.stop();
  await app?.close();
});
beforeEach(() => app.dataSource.query('DELETE FROM call_limits'));

interface Suggestions {
  readonly advice: string;
  readonly call: string | null;
  readonly reason: string;
  readonly rule: string;
  readonly urgency: string;
  readonly needs: readonly {
    readonly suggestions: readonly {
      readonly item: { id: string; name: string };
      readonly words: string[];
    }[];
  }[];
  readonly duplicates: readonly { readonly id: string }[];
}

const QUERY = `query ($streetId: ID!, $text: String!, $communityId: ID) {
  suggestServices(streetId: $streetId, text: $text, communityId: $communityId) {
    advice call reason rule words ask urgency
    needs { text suggestions { item { id name category { code } } score words } }
    duplicates { id code status }
  }
}`;
const post = (actor: PersonActor | null, query: string, variables: object, language = 'en') =>
  api.post(query, {
    variables,
    headers: {
      'accept-language': language,
      ...(actor ? { authorization: `Bearer ${tokens.get(actor)}` } : {}),
    },
  });
const ask = (actor: PersonActor | null, text: string, more: object = {}, language = 'en') =>
  post(actor, QUERY, { streetId: app.place('xzz').id, text, ...more }, language);
const suggested = async (...said: Parameters<typeof ask>): Promise<Suggestions> => {
  const answer = await ask(...said);
  expect(answer.errors).toBeUndefined();
  return answer.data!['suggestServices'] as Suggestions;
};
const namesIn = ({ needs }: Suggestions): string[] =>
  needs.flatMap((need) => need.suggestions.map(({ item }) => item.name));

describe('said in one’s own words', () => {
  it('a need finds services of the street’s shelf, for visitors too, with its reason in their language', async () => {
    const zh = await suggested(null, '厨房水龙头关不严,一直滴水', {}, 'zh');
    expect(zh).toMatchObject({ advice: 'ACCEPT', call: null, reason: '可以安排志愿服务', duplicates: [] });
    const [best] = zh.needs[0]!.suggestions;
    expect(best!.words.length).toBeGreaterThan(0);
    expect(
      await app.dataSource.query('SELECT name_zh AS name, status FROM service_items WHERE id = $1', [
        best!.item.id,
      ]),
    ).toEqual([{ name: best!.item.name, status: 'ON_SHELF' }]);
    expect((await suggested(null, '厨房水龙头关不严,一直滴水')).reason).toBe(
      'A volunteer service can be arranged',
    );
  });

  it('danger is told at once', async () => {
    expect(await suggested(null, '我妈下楼摔了一跤,腿动不了')).toMatchObject({
      advice: 'EMERGENCY',
      call: '120',
      rule: 'sign:medical',
      urgency: 'URGENT',
    });
  });

  it('what has left the shelf, or is offered elsewhere only, is suggested no more', async () => {
    const text = '想找人上门量个血压';
    const community = { communityId: app.place('c01').id };
    const [name] = namesIn(await suggested(null, text, community, 'zh'));
    const change = (set: string) =>
      app.dataSource.query(`UPDATE service_items SET ${set} WHERE name_zh = $1`, [name]);
    await change(`service_area_paths = ARRAY['gjz/xzz/c09/']`);
    expect(namesIn(await suggested(null, text, community, 'zh'))).not.toContain(name);
    expect(namesIn(await suggested(null, text, {}, 'zh'))).toContain(name);
    await change(`service_area_paths = '{}', status = 'OFF_SHELF'`);
    expect(namesIn(await suggested(null, text, community, 'zh'))).not.toContain(name);
    await change(`status = 'ON_SHELF'`);
  });

  it('is at most 2000 characters, in a street and community that exist', async () => {
    const code = (answer: GraphqlAnswer) => answer.errors?.[0]?.extensions.code;
    expect(code(await ask(null, '水'.repeat(2001)))).toBe('BAD_USER_INPUT');
    expect(code(await ask(null, '水龙头漏水', { streetId: ids.uuid() }))).toBe('BAD_USER_INPUT');
    expect(code(await ask(null, '水龙头漏水', { communityId: app.place('q01').id }))).toBe('BAD_USER_INPUT');
    expect((await suggested(null, '水龙头漏水,'.repeat(300))).advice).toBe('ACCEPT');
  });

  it('may be asked sixty times a minute from one address', async () => {
    const answers: GraphqlAnswer[] = [];
    for (let i = 0; i < 61; i++) answers.push(await ask(null, '水'));
    expect(answers.slice(0, 60).filter(({ errors }) => errors)).toEqual([]);
    expect(answers[60]!.errors![0]!.extensions.code).toBe('TOO_MANY_REQUESTS');
  });
});

describe('likely duplicates', () => {
  const text = '三单元二楼楼道灯不亮了,晚上黑';
  let own: string;
  let others: string;
  beforeAll(async () => {
    own = await app.open(app.people.resident, { text });
    others = await app.open(neighbour, { text: '三单元二楼的楼道灯不亮,晚上太黑了' });
  });
  const found = async (actor: PersonActor | null, said = text): Promise<string[]> =>
    (await suggested(actor, said, { communityId: app.place('c01').id })).duplicates.map(({ id }) => id);

  it('are the resident’s own; the desk in charge sees its community’s, another desk and visitors none', async () => {
    expect(await found(app.people.resident)).toEqual([own]);
    expect(await found(app.people.desk)).toEqual([own, others]);
    expect(await found(app.people.foreignDesk)).toEqual([]);
    expect(await found(null)).toEqual([]);
  });

  it('are neither about something else nor over', async () => {
    expect(await found(app.people.desk, '孩子放学没人接,能先放社区写作业不')).toEqual([]);
    await app.do(app.people.resident, own, { name: 'cancelOrder', reason: '修好了' });
    expect(await found(app.people.resident)).toEqual([]);
  });
});

describe('an order in free words', () => {
  const place = (differing: Partial<PlaceOrder>) =>
    app.get(PlaceOrderService).place(app.people.resident, {
      communityId: app.place('c01').id,
      text: '',
      itemId: null,
      sessionId: null,
      urgency: null,
      beneficiary: 'PERSON',
      for: { kind: 'SELF' },
      address: null,
      contactName: null,
      contactPhone: null,
      channel: 'WEB',
      occurredAt: null,
      idempotencyKey: ids.uuid(),
      ...differing,
    });
  const placed = async (differing: Partial<PlaceOrder>) => {
    const answer = unwrap(await place(differing));
    if ('emergency' in answer) throw new Error('taken for an emergency');
    return app.load(answer.orderId);
  };

  it('with a sign of danger becomes no order, also beside a chosen service', async () => {
    const [item] = await app.dataSource.query<{ id: string }[]>(
      `SELECT id FROM service_items WHERE risk = 'LOW' AND status = 'ON_SHELF' LIMIT 1`,
    );
    for (const itemId of [null, item!.id])
      expect(await place({ text: '厨房着火了', itemId })).toMatchObject({
        ok: true,
        value: { emergency: { call: '119' } },
      });
  });

  it('that only resembles danger is taken, urgent, and waits for a person', async () => {
    const text = '阿依古丽说的那个事又来了';
    const street = app.place('xzz').id;
    await app.dataSource.query(
      `INSERT INTO street_words (id, street_id, target, utterance, created_by, created_at)
       VALUES ($1, $2, 'EMERGENCY:110', $3, $4, app_now())`,
      [ids.uuid(), street, text, secretary.personId],
    );
    app.get(PlainWordsService).forget(street);
    expect(await app.get(PlainWordsService).read(street, text)).toMatchObject({
      advice: 'EMERGENCY',
      rule: 'examples',
    });
    expect(await placed({ text, urgency: 'NORMAL' })).toMatchObject({
      status: 'SUBMITTED',
      urgency: 'URGENT',
    });
  });

  it('is as urgent as its words, unless somebody says how urgent it is', async () => {
    const text = '马桶堵了往外冒,今天能来人通一下不';
    expect(await placed({ text })).toMatchObject({ status: 'SUBMITTED', urgency: 'URGENT' });
    expect(await placed({ text, urgency: 'NORMAL' })).toMatchObject({ urgency: 'NORMAL' });
    expect(await placed({ text: '想学学微信视频' })).toMatchObject({ urgency: 'NORMAL' });
  });

  it.each(['低息贷款秒到账加我微信', '没参加活动,能给补个志愿时长不', '马路边的井盖丢了', '???'])(
    'is taken whatever the advice: %s',
    async (text) => {
      expect(await placed({ text })).toMatchObject({ status: 'SUBMITTED' });
    },
  );
});

describe('the street’s own words', () => {
  const ADD = `mutation ($input: AddStreetWordsInput!) { addStreetWords(input: $input) {
    __typename ... on StreetWords { id target utterance } ... on UserError { code } } }`;
  const REMOVE = `mutation ($input: RemoveStreetWordsInput!) { removeStreetWords(input: $input) {
    __typename ... on StreetWords { id } ... on UserError { code } } }`;
  const LIST = `query ($streetId: ID!) { streetWords(streetId: $streetId) { nodes { id target utterance } } }`;
  const give = (actor: PersonActor, query: string, input: object) =>
    post(actor, query, { input: { idempotencyKey: ids.uuid(), ...input } });
  const taught = async (input: object) =>
    (await give(secretary, ADD, { streetId: app.place('xzz').id, ...input })).data!['addStreetWords'] as {
      id: string;
      code?: string;
    };

  it('change what is understood, at once, and back when they are removed', async () => {
    const said = '想请人拾掇拾掇那个嘎哒';
    const target = '楼道灯报修更换';
    const best = async () => namesIn(await suggested(null, said, {}, 'zh'))[0];
    expect(await best()).not.toBe(target);
    const entry = await taught({ target, utterance: '拾掇拾掇那个嘎哒' });
    expect(await best()).toBe(target);
    expect((await taught({ target, utterance: '拾掇拾掇那个嘎哒' })).id).toBe(entry.id);
    const listed = await post(secretary, LIST, { streetId: app.place('xzz').id });
    expect((listed.data!['streetWords'] as { nodes: object[] }).nodes).toContainEqual({
      id: entry.id,
      target,
      utterance: '拾掇拾掇那个嘎哒',
    });
    const remove = () => give(secretary, REMOVE, { streetWordsId: entry.id });
    expect((await remove()).data).toMatchObject({ removeStreetWords: { id: entry.id } });
    expect(await best()).not.toBe(target);
    expect((await remove()).data).toMatchObject({ removeStreetWords: { code: 'WORDS_NOT_FOUND' } });
  });

  it('stand for a service of the street or an advice, one thing each', async () => {
    expect(await taught({ target: '没有这项', utterance: '随便一句话' })).toMatchObject({
      code: 'WORDS_TARGET_UNKNOWN',
    });
    expect(await taught({ target: 'DUPLICATE', utterance: '随便一句话' })).toMatchObject({
      code: 'WORDS_TARGET_UNKNOWN',
    });
    expect(await taught({ target: 'SPAM', utterance: '。。!!' })).toMatchObject({ code: 'WORDS_TOO_SHORT' });
    expect(await taught({ target: 'HOTLINE_12345', utterance: '那条河沟臭' })).toHaveProperty('id');
    expect(await taught({ target: 'SPAM', utterance: '那条河沟臭' })).toMatchObject({ code: 'WORDS_TAKEN' });
  });

  it('are for the street office and its secretaries', async () => {
    for (const actor of [app.people.desk, app.people.foreignDesk, app.people.resident]) {
      const added = await give(actor, ADD, {
        streetId: app.place('xzz').id,
        target: 'SPAM',
        utterance: '买房找我',
      });
      expect(added.errors![0]!.extensions.code).toBe('FORBIDDEN');
      expect((await post(actor, LIST, { streetId: app.place('xzz').id })).errors![0]!.extensions.code).toBe(
        'FORBIDDEN',
      );
    }
  });
});

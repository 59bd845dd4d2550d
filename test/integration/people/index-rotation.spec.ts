import { randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { insertPersons, PersonSealer } from '#libs/people';
import { BlindIndex, FieldCipher, parseIndexKeys, parseKeyRing, UnitOfWork } from '#libs/platform';
import { commandDataSource } from '../../../apps/cli/src/data-source';
import { rotateIndexes } from '../../../apps/cli/src/keys/rotate-indexes';
import { startApi } from '../../support/api-server';
import type { GraphqlServer } from '../../support/graphql-server';
import { ids, only, openDistrict, type District, type TestPerson } from './district';

const REGISTER = `mutation ($input: RegisterPersonInput!) {
  registerPerson(input: $input) { ... on PersonRegistered { personId created } ... on UserError { message } } }`;
const REQUEST = `mutation ($phone: String!) { requestSignInCode(input: { phone: $phone }) { __typename } }`;
const SIGN_IN = `mutation ($phone: String!, $code: String!) {
  signInWithCode(input: { phone: $phone, code: $code }) { __typename ... on SignedIn { personId } } }`;
const MESSAGES = `query ($phone: String!) { localMessages(phone: $phone, first: 1) { body } }`;

const OLD = process.env['BLIND_INDEX_KEY']!;
const FRESH = randomBytes(32).toString('base64');
const sealerOf = (keys: string) =>
  new PersonSealer(
    new FieldCipher(parseKeyRing(process.env['FIELD_ENCRYPTION_KEYS']!)),
    new BlindIndex(parseIndexKeys(keys)),
  );

/** A process that knows the new key but does not write by it yet, and one that does: side by side while they are restarted. */
let [announced, changed]: GraphqlServer[] = [];
let district: District;
let desk: TestPerson;
let worker: DataSource;

beforeAll(async () => {
  district = await openDistrict();
  const api = (keys: string) =>
    startApi({ databaseUrl: district.databaseUrl, env: { BLIND_INDEX_KEY: keys } });
  [announced, changed] = [await api(`${OLD},${FRESH}`), await api(`${FRESH},${OLD}`)];
  worker = await commandDataSource(district.databaseUrl).initialize();
  desk = await district.person('c01', [['COMMUNITY_DESK', 'c01']]);
}, 120_000);
afterAll(async () => {
  await worker?.destroy();
  await changed?.stop();
  await announced?.stop();
  await district?.close();
});
beforeEach(() => district.query('DELETE FROM call_limits'));

async function ask<T>(
  server: GraphqlServer,
  operation: string,
  variables: object,
  who?: TestPerson,
): Promise<T> {
  const headers: Record<string, string> = who ? { authorization: `Bearer ${who.token}` } : {};
  return only<T>(await server.post(operation, { variables, headers }));
}

const register = (server: GraphqlServer, details: { name: string; phone?: string; address?: string }) => {
  const { id: communityId } = district.place('c01');
  const input = { ...details, communityId, consentChannel: 'COUNTER', consentEvidence: '口头' };
  return ask<{ personId: string; created: boolean }>(server, REGISTER, { input }, desk);
};

/** Asks for a code at one process and shows it to another. */
async function signIn(sends: GraphqlServer, redeems: GraphqlServer, phone: string) {
  await district.query('DELETE FROM call_limits');
  await ask(sends, REQUEST, { phone });
  const [message] = await ask<{ body: string }[]>(redeems, MESSAGES, { phone });
  return ask(redeems, SIGN_IN, { phone, code: /\d{6}/.exec(message!.body)![0] });
}

/** Distinct indexes of each phone (or address), from what is sealed. */
async function indexesOf(what: 'phone' | 'address'): Promise<Set<string>[]> {
  const rows = await worker.query<{ sealed: string; index: string }[]>(
    `SELECT ${what}_encrypted AS sealed, ${what}_index AS index FROM persons WHERE ${what}_index IS NOT NULL`,
  );
  const sealer = sealerOf(FRESH);
  const found = new Map<string, Set<string>>();
  for (const { sealed, index } of rows) {
    const plain = sealer.open(sealed);
    found.set(plain, (found.get(plain) ?? new Set()).add(index));
  }
  return [...found.values()];
}

it('one phone stays one person and one account, whichever process meets it', async () => {
  const phone = '13911110001';
  const first = await register(district.server, { name: '孙桂芝', phone });
  expect(first.created).toBe(true);
  expect(await signIn(district.server, district.server, phone)).toMatchObject({ personId: first.personId });
  for (const server of [announced!, changed!, announced!, changed!]) {
    expect(await register(server, { name: '孙桂芝', phone })).toEqual({ ...first, created: false });
    expect(await signIn(server, server, phone)).toMatchObject({ personId: first.personId });
  }
  const [count] = await worker.query<[{ accounts: number }]>(
    `SELECT count(*)::int AS accounts FROM accounts WHERE phone_index = ANY($1)`,
    [sealerOf(`${FRESH},${OLD}`).phoneIndexes(phone)],
  );
  expect(count).toEqual({ accounts: 1 });
});

it('two processes with the keys in another order register one caller once, at the same moment', async () => {
  for (let n = 0; n < 8; n++) {
    const details = { name: '同时来的人', phone: `1392222000${n}` };
    const answers = await Promise.all([announced!, changed!].map((server) => register(server, details)));
    expect(new Set(answers.map(({ personId }) => personId)).size).toBe(1);
    expect(answers.filter(({ created }) => created)).toHaveLength(1);
  }
});

it('a code sent by one process is redeemed by the other, and a newer one voids it', async () => {
  const phone = '13911110002';
  const { personId } = await register(announced!, { name: '周转', phone });
  expect(await signIn(announced!, changed!, phone)).toMatchObject({ personId });
  expect(await signIn(changed!, announced!, phone)).toMatchObject({ personId });
  await ask(announced!, REQUEST, { phone });
  const [old] = await ask<{ body: string }[]>(announced!, MESSAGES, { phone });
  await district.query('DELETE FROM call_limits');
  await ask(changed!, REQUEST, { phone });
  const stale = await ask(changed!, SIGN_IN, { phone, code: /\d{6}/.exec(old!.body)![0] });
  expect(stale).toMatchObject({ __typename: 'CommandRefused' });
});

it('the indexes are rewritten in batches, resumable, who shares a phone or an address together at every moment', async () => {
  const before = sealerOf(OLD);
  const { streetId } = district.place('c01');
  const couples = Array.from({ length: 700 }, (_, n) => `139${String(33_330_000 + n)}`);
  await district.get(UnitOfWork).transaction((tx) =>
    insertPersons(
      tx,
      before,
      [...couples, ...couples].map((phone, n) => ({
        id: ids.uuid(),
        streetId,
        communityId: null,
        name: `人${n}`,
        phone,
        address: `${Number(phone) % 300} 号`,
      })),
    ),
  );
  const unregistered = '13911110003';
  await ask(district.server, REQUEST, { phone: unregistered });
  await district.query(
    `INSERT INTO accounts (id, phone_index, created_at) VALUES ($1, $2, now() - interval '2 days')`,
    [ids.uuid(), before.phoneIndex(unregistered)],
  );

  const stopped = rotateIndexes(worker, sealerOf(`${FRESH},${OLD}`), () => {
    throw new Error('stopped');
  });
  await expect(stopped).rejects.toThrow('stopped');
  const half = await indexesOf('phone');
  expect(half.every(({ size }) => size === 1)).toBe(true);
  // somebody new on a phone that waits brings the others along
  await register(changed!, { name: '新来的', phone: couples.at(-1)!, address: '299 号' });
  for (const what of ['phone', 'address'] as const)
    expect((await indexesOf(what)).every(({ size }) => size === 1)).toBe(true);

  expect(await rotateIndexes(worker, sealerOf(`${FRESH},${OLD}`))).toBeGreaterThan(0);
  expect(await rotateIndexes(worker, sealerOf(`${FRESH},${OLD}`))).toBe(0);
  const after = sealerOf(FRESH);
  const expected = new Set(couples.map((phone) => after.phoneIndex(phone)));
  const indexes = (await indexesOf('phone')).flatMap((found) => [...found]);
  expect(indexes.filter((index) => expected.has(index))).toHaveLength(couples.length);
  const stale = couples.concat(unregistered).map((phone) => before.phoneIndex(phone));
  for (const table of ['persons', 'accounts'])
    expect(await worker.query(`SELECT 1 FROM ${table} WHERE phone_index = ANY($1)`, [stale])).toEqual([]);
});

it('a process without the old key finds everybody afterwards', async () => {
  const alone = await startApi({ databaseUrl: district.databaseUrl, env: { BLIND_INDEX_KEY: FRESH } });
  try {
    const phone = '13911110001';
    expect((await register(alone, { name: '孙桂芝', phone })).created).toBe(false);
    expect(await signIn(alone, alone, phone)).toMatchObject({ __typename: 'SignedIn' });
  } finally {
    await alone.stop();
  }
});

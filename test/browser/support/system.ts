import { randomInt } from 'node:crypto';

/** Where the system under test is; scripts/e2e.mjs has started it. */
export const systemUrl = (): string => process.env['E2E_URL']!;

interface Answer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { readonly message: string }[];
}

export interface Tokens {
  readonly accessToken: string;
  readonly accessTokenExpiresAt: string;
  readonly personId: string;
  readonly refreshToken: string;
}

export interface DemoAccount {
  readonly role: string;
  readonly zh: string;
  readonly phone: string;
  readonly username: string | null;
  readonly password: string | null;
}

/** An address of the range set apart for tests: limits on sign-in are counted by it. */
export const anAddress = (): string => `198.18.${randomInt(256)}.${1 + randomInt(250)}`;

/** GraphQL from beside the browser, to set a scene. Throws on errors and refusals: a scene that does not stand shows nothing. */
export async function ask<T = Record<string, never>>(
  query: string,
  variables: Record<string, unknown> = {},
  { token, address = anAddress() }: { readonly token?: string; readonly address?: string } = {},
): Promise<T> {
  const response = await fetch(`${systemUrl()}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-forwarded-for': address,
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as Answer;
  if (!data || errors) throw new Error(`${query.slice(0, 80)}: ${errors?.[0]?.message ?? response.status}`);
  for (const answer of Object.values(data)) {
    const refused = answer as { wayOut?: string; message?: string } | null;
    if (refused?.wayOut) throw new Error(`${query.slice(0, 80)}: ${refused.message}`);
  }
  return data as T;
}

/** Tokens of the demonstration's accounts, by user name or phone; workers read what the setup has kept. */
export const keepTokens = (kept: Readonly<Record<string, Tokens>>): void => {
  process.env['E2E_TOKENS'] = JSON.stringify(kept);
};
export const keptTokens = (who: string): Tokens | undefined =>
  (JSON.parse(process.env['E2E_TOKENS'] ?? '{}') as Record<string, Tokens>)[who];

/** The last sign-in code that went to a phone. */
export async function codeFor(phone: string): Promise<string> {
  const { localMessages } = await ask<{ localMessages: { body: string }[] }>(
    'query ($phone: String!) { localMessages(phone: $phone, first: 1) { body } }',
    { phone },
  );
  return /\d{6}/.exec(localMessages[0]?.body ?? '')![0];
}

const SIGNED_IN = '... on SignedIn { accessToken accessTokenExpiresAt personId refreshToken }';
const REFUSED = '... on UserError { message wayOut }';

/** Signs a person in by a code, as the screens do; an unknown phone is registered. Who lives at one address is one family. */
export async function signInByPhone(
  phone: string,
  name = '赵玉兰',
  address = '文汇小区3号楼2单元501室',
): Promise<Tokens> {
  await ask(
    `mutation ($phone: String!) { requestSignInCode(input: { phone: $phone }) { __typename ${REFUSED} } }`,
    { phone },
  );
  const { signInWithCode: answer } = await ask<{ signInWithCode: Tokens & Next }>(
    `mutation ($phone: String!, $code: String!) { signInWithCode(input: { phone: $phone, code: $code }) {
       __typename ${SIGNED_IN} ... on RegistrationNeeded { ticket } ... on ChoosePerson { chooseTicket: ticket candidates { personId } } ${REFUSED} } }`,
    { phone, code: await codeFor(phone) },
  );
  if (answer.__typename === 'ChoosePerson') {
    const { choosePerson } = await ask<{ choosePerson: Tokens }>(
      `mutation ($ticket: String!, $personId: ID!) { choosePerson(input: { ticket: $ticket, personId: $personId }) { ${SIGNED_IN} ${REFUSED} } }`,
      { ticket: answer.chooseTicket, personId: answer.candidates[0]!.personId },
    );
    return choosePerson;
  }
  if (answer.__typename !== 'RegistrationNeeded') return answer;
  const { registerResident } = await ask<{ registerResident: Tokens }>(
    `mutation ($input: RegisterResidentInput!) { registerResident(input: $input) { ${SIGNED_IN} ${REFUSED} } }`,
    {
      input: {
        ticket: answer.ticket,
        name,
        communityId: await communityId(),
        address,
      },
    },
  );
  return registerResident;
}

interface Next {
  readonly __typename: string;
  readonly ticket: string;
  readonly chooseTicket: string;
  readonly candidates: { personId: string }[];
}

export async function signInByPassword(username: string, password: string): Promise<Tokens> {
  const { signInWithPassword } = await ask<{ signInWithPassword: Tokens }>(
    `mutation ($username: String!, $password: String!) { signInWithPassword(input: { username: $username, password: $password }) { ${SIGNED_IN} ${REFUSED} } }`,
    { username, password },
  );
  return signInWithPassword;
}

/** The accounts of the demonstration, as its sign-in pages list them. */
export async function demoAccounts(): Promise<readonly DemoAccount[]> {
  const response = await fetch(`${systemUrl()}/demo/accounts`);
  return (await response.json()) as DemoAccount[];
}

/** The demonstration's first community, where its branches are. */
export async function communityId(): Promise<string> {
  const { streets } = await ask<{ streets: { name: string; communities: { id: string; name: string }[] }[] }>(
    '{ streets { name communities { id name } } }',
  );
  return streets.flatMap(({ communities }) => communities).find(({ name }) => name.includes('辛园'))!.id;
}

/** A number nobody in the demonstration has. */
export const aPhone = (): string => `1991${String(randomInt(10_000_000)).padStart(7, '0')}`;

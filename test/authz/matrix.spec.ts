import { startApi } from '../support/api-server';
import { appendFigure } from '../support/figures';
import type { GraphqlAnswer, GraphqlServer } from '../support/graphql-server';
import { takesSlip, variablesOf, type Call, type Target } from '../support/api/call';
import { CALLS } from '../support/api/calls';
import { allOperations, type Operation } from '../support/api/operations';
import { CALLERS, openTwoStreets, scopesOf, type Caller, type TwoStreets } from '../support/api/two-streets';
import { judge, type Judged } from './answer';
import { cellOf, expectedRows } from './expected';

/** Operations whose fixture ends in a refusal for its state: that permission was given shows by which one. */
const NEVER_DONE = new Set([
  'signInWithCode', // a code nobody sent
  'signInWithPassword',
  'showSecondFactor', // a ticket nobody was given
  'chooseFirstPassword',
  'confirmSecondFactor', // a code by chance
  'removeSecondFactor',
  'renewRecoveryCodes',
  'changeMyPassword', // residents of the cast sign in by phone
  'resetSecondFactor', // none is set up
  'choosePerson', // a ticket nobody was given
  'registerResident',
  'revokeClaim', // possible once red
  'confirmImport', // a sheet without rows
  'draftAssessment', // the quarter has not been folded
  'publishAssessment', // the window for appeals is open
  'reportNoShow', // the appointed time has not come
]);

let streets: TwoStreets;
let api: GraphqlServer;
let operations: ReadonlyMap<string, Operation>;
const rows = expectedRows();
const figures = { cells: 0, wrong: 0 };

beforeAll(async () => {
  ({ operations } = await allOperations());
  streets = await openTwoStreets();
  api = await startApi({ databaseUrl: streets.databaseUrl, env: { TRUSTED_PROXIES: '127.0.0.1' } });
}, 120_000);
afterAll(async () => {
  await api?.stop();
  await streets?.close();
  appendFigure(`RESULT cells=${figures.cells} wrong=${figures.wrong}`);
});

it('has a line and a call for every operation of the schema, and none for others', () => {
  const names = [...operations.keys()].sort();
  expect([...rows.keys()].sort()).toEqual(names);
  expect(Object.keys(CALLS).sort()).toEqual(names);
});

it.each([...rows.values()])(
  '$operation: who may, at every place ($source)',
  async ({ operation: name, allowed }) => {
    const operation = operations.get(name)!;
    const of = CALLS[name]!;
    const cells = cellsOf(operation);
    // those who may not come first: they leave what it is about as it was
    cells.sort((a, b) => Number(allowed.has(cellOf(...a))) - Number(allowed.has(cellOf(...b))));
    const wrong: string[] = [];
    let target: Target | null = null;
    let done = 0;
    for (const [role, scope] of cells) {
      target ??= await of.about(streets);
      const caller = await streets.caller(role, scope, of.spendsCaller);
      const judged = await give(operation, of, target, caller);
      const wanted = allowed.has(cellOf(role, scope)) ? 'ALLOWED' : 'DENIED';
      if (judged.verdict !== wanted)
        wrong.push(`${role} ${scope}: ${judged.verdict}, not ${wanted} (${judged.said})`);
      if (judged.done) done++;
      if (of.spendsTarget || (judged.done && operation.kind === 'mutation')) target = null;
      figures.cells++;
    }
    figures.wrong += wrong.length;
    for (const line of wrong) appendFigure(`${name}: ${line}`);
    expect(wrong).toEqual([]);
    if (allowed.size > 0 && !NEVER_DONE.has(name)) expect(done).toBeGreaterThan(0);
  },
  120_000,
);

function cellsOf(operation: Operation): [Caller['role'], Caller['scope']][] {
  return CALLERS.filter((role) => role !== 'SLIP' || takesSlip(operation)).flatMap((role) =>
    scopesOf(role).map((scope): [Caller['role'], Caller['scope']] => [role, scope]),
  );
}

let requests = 0;
async function give(operation: Operation, of: Call, target: Target, caller: Caller): Promise<Judged> {
  const variables = await variablesOf(operation, of, target, streets, caller);
  const answer =
    operation.kind === 'subscription'
      ? await firstMessage(operation, variables, caller)
      : await api.post(operation.document, { variables, headers: headersOf(caller) });
  return judge(operation, answer, of.shows ? of.shows(target, caller) : target.id, of.hides);
}

/** Limits per address are not what is tested here: each request comes from an address of its own. */
function headersOf({ accessToken }: Caller): Record<string, string> {
  requests++;
  return {
    'accept-language': 'en',
    'x-forwarded-for': `10.${(requests >> 16) & 255}.${(requests >> 8) & 255}.${requests & 255}`,
    ...(accessToken ? { authorization: `Bearer ${accessToken}` } : {}),
  };
}

/** What a subscription says first: every one begins with the present state. */
async function firstMessage(
  { document }: Operation,
  variables: Record<string, unknown>,
  { accessToken }: Caller,
): Promise<GraphqlAnswer> {
  const client = api.socket(accessToken ? { authorization: `Bearer ${accessToken}` } : {});
  try {
    return await new Promise<GraphqlAnswer>((resolve) =>
      client.subscribe(
        { query: document, variables },
        {
          next: (message) => resolve({ status: 200, ...(message as object) }),
          error: (errors) => resolve({ status: 200, errors: errors as GraphqlAnswer['errors'] & object }),
          complete: () => resolve({ status: 200, data: null }),
        },
      ),
    );
  } finally {
    await client.dispose();
  }
}

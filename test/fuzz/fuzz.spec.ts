import fc from 'fast-check';
import { checkInvariants } from '../../apps/cli/src/doctor/check-invariants';
import { scopesOf, CALLERS, openTwoStreets, type Caller, type TwoStreets } from '../support/api/two-streets';
import { cellOf, expectedRows } from '../authz/expected';
import { variablesOf, type Call, type Target } from '../support/api/call';
import { CALLS } from '../support/api/calls';
import { allOperations, type Operation } from '../support/api/operations';
import { appendFigure } from '../support/figures';
import { ProductProcess } from '../support/product-process';
import { changed, recipesFor, WHO, type Recipe } from './arbitraries';
import { examine, examineHttp, type Examined, type Reply } from './examine';
import { fileRequests, sheets, type FileRequest } from './hostile-files';
import { hostileRequests } from './hostile-requests';
import { PlacesKeeper } from './places-keeper';
import { WriteWatch } from './write-watch';

/** So many in every run of the tests; the long run has its number from the command line. */
const INPUTS = Number(process.env['FUZZ_INPUTS'] ?? 5000);
const SEED = Number(process.env['FUZZ_SEED'] ?? 20261102);
/** One in so many inputs is no operation at all, but something thrown at the server. */
const HOSTILE_SHARE = 0.05;
/** And so much of it is files, sheets and odd addresses beside GraphQL. */
const FILE_SHARE = 0.02;
/** Uploads and sheets are counted an hour and person: so many at most by the same. */
const FILES_A_SENDER = 20;
/** One in so many is sent by somebody who may not. */
const OUTSIDER_SHARE = 0.1;
/** So many inputs at least meet the same fixture: making one costs more than ten requests. */
const INPUTS_A_FIXTURE = 4;
const EXAMPLES = 20;

const hostileInputs = Math.round(INPUTS * HOSTILE_SHARE);
const fileInputs = Math.round(INPUTS * FILE_SHARE);
const inputsEach = (): number => Math.ceil((INPUTS - hostileInputs - fileInputs) / operations.length);

let streets: TwoStreets;
let api: ProductProcess;
let watch: WriteWatch;
let places: PlacesKeeper;
let operations: Operation[];
const rows = expectedRows();
const figures = { inputs: 0, reached: 0, http5xx: 0, crashes: 0, halfWrites: 0, unclear: 0 };
const found: string[] = [];

beforeAll(async () => {
  operations = [...(await allOperations()).operations.values()].filter(
    // one without a call fails the authorisation matrix
    ({ kind, name }) => kind !== 'subscription' && name in CALLS,
  );
  streets = await openTwoStreets();
  places = await PlacesKeeper.of(streets);
  watch = await WriteWatch.on(streets.databaseUrl);
  api = await ProductProcess.start('api', {
    databaseUrl: watch.databaseUrl,
    documents: operations.map(({ document }) => document),
    env: { QUEUE_BACKEND: 'postgres' },
  });
}, 180_000);
afterAll(async () => {
  await api?.stop();
  await watch?.close();
  await streets?.close();
  for (const line of found.slice(0, EXAMPLES)) appendFigure(line);
  const share = (reached: number) => (reached / Math.max(1, figures.inputs)).toFixed(2);
  appendFigure(
    `seed=${SEED} operations=${operations.length} inputs_an_operation=${inputsEach()} share_reached=${share(figures.reached)} unclear=${figures.unclear}`,
  );
  const { inputs, reached, http5xx, crashes, halfWrites } = figures;
  appendFigure(
    `RESULT inputs=${inputs} reached=${reached} http_5xx=${http5xx} crashes=${crashes} half_writes=${halfWrites}`,
  );
});

it(
  `withstands ${INPUTS} inputs (seed ${SEED})`,
  async () => {
    const hostile = fc.sample(hostileRequests, { numRuns: hostileInputs, seed: SEED });
    for (const { name, path, init } of hostile) {
      const reply = await send(path, init);
      note(`request: ${name}`, reply, null, await watch.look(), { path }, init.method === 'POST');
    }
    await fuzzFiles();
    for (const operation of operations) await fuzzOne(operation, inputsEach());
    await streets.settle();
    const broken = (await checkInvariants(streets.app.dataSource)).filter((one) => one.broken > 0);
    figures.crashes += (api.log().match(/unhandledRejection|uncaughtException|FATAL ERROR/g) ?? []).length;

    expect(found).toEqual([]);
    expect(broken).toEqual([]);
    expect(figures).toMatchObject({ http5xx: 0, crashes: 0, halfWrites: 0, unclear: 0 });
    expect(figures.reached).toBeGreaterThan(figures.inputs / 2);
  },
  Math.max(180_000, INPUTS * 60),
);

/** Files by the desk and the resident, who are others every now and then. */
async function fuzzFiles(): Promise<void> {
  const requests = fileRequests(await sheets(), streets.place('c01').id);
  const senders = new Map<string, Caller>();
  for (const [n, { name, path, as, init }] of fc
    .sample(requests, { numRuns: fileInputs, seed: SEED })
    .entries()) {
    if (n % FILES_A_SENDER === 0) senders.clear();
    const sender = as === 'nobody' ? null : (senders.get(as) ?? (await senderOf(as)));
    if (sender) senders.set(as, sender);
    const language = n % 2 === 0 ? 'zh' : 'en';
    const headers = {
      'accept-language': language,
      ...(sender ? { authorization: `Bearer ${sender.accessToken}` } : {}),
      ...init.headers,
    };
    const { body, method } = init;
    const reply = await send(path, { method, headers, body: body ? new Uint8Array(body) : null });
    const isOwnLanguage = !('accept-language' in init.headers);
    const examined = examineHttp(reply, isOwnLanguage ? language : null);
    record(name, reply, examined, await watch.look(), {
      path,
      bytes: init.body?.toString('base64').slice(0, 200),
    });
    if (api.crashed) throw new Error(`${name} ended the API`);
  }
}
const senderOf = (as: FileRequest['as']): Promise<Caller> =>
  streets.caller(as === 'desk' ? 'COMMUNITY_DESK' : 'RESIDENT', 'own', true);

async function fuzzOne(operation: Operation, inputs: number): Promise<void> {
  const of = CALLS[operation.name]!;
  const recipes = fc.sample(recipesFor(operation), { numRuns: inputs, seed: SEED });
  let target: Target | null = null;
  let met = 0;
  let isSpent = false;
  for (const recipe of recipes) {
    if (!target || (isSpent && met >= INPUTS_A_FIXTURE)) {
      target = await fixtureOf(operation, of);
      [met, isSpent] = [0, false];
    }
    met++;
    const isDone = await give(operation, of, target, recipe);
    if (api.crashed) throw new Error(`${operation.name} ended the API: ${JSON.stringify(recipe)}`);
    if (!isDone || operation.kind !== 'mutation') continue;
    isSpent = true;
    if (of.disturbs) await places.mend();
  }
}

/** @throws with the operation it was for: what a run of hours stopped at is otherwise anybody's guess */
async function fixtureOf({ name }: Operation, { about }: Call): Promise<Target> {
  try {
    return await about(streets);
  } catch (cause) {
    throw new Error(`no fixture for ${name} after ${figures.inputs} inputs: ${String(cause)}`, { cause });
  }
}

/** Gives one input and looks at what became of it. True when it went through. */
async function give(operation: Operation, of: Call, target: Target, recipe: Recipe): Promise<boolean> {
  const caller = await callerFor(operation, of, recipe.who);
  const variables = changed(await variablesOf(operation, of, target, streets, caller), recipe.changes);
  const { language } = recipe;
  const reply = await send('/graphql', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'accept-language': language,
      ...(caller.accessToken ? { authorization: `Bearer ${caller.accessToken}` } : {}),
    },
    body: JSON.stringify({ query: operation.document, variables }),
  });
  return note(operation.name, reply, language, await watch.look(), variables);
}

/** Mostly somebody who may. */
function callerFor({ name }: Operation, { spendsCaller }: Call, who: number): Promise<Caller> {
  const everybody = CALLERS.flatMap((role) => scopesOf(role).map((scope) => [role, scope] as const));
  const allowed = everybody.filter((cell) => rows.get(name)?.allowed.has(cellOf(...cell)));
  const among = who < OUTSIDER_SHARE * WHO || allowed.length === 0 ? everybody : allowed;
  const [role, scope] = among[who % among.length]!;
  return streets.caller(role, scope, spendsCaller);
}

let sent = 0;
/** Each from an address of its own, so that limits per address do not stand before the services. */
async function send(path: string, init: RequestInit): Promise<Reply> {
  sent++;
  const from = `10.${(sent >> 16) & 255}.${(sent >> 8) & 255}.${sent & 255}`;
  try {
    const response = await fetch(`${api.url}${path}`, {
      ...init,
      headers: { ...init.headers, 'x-forwarded-for': from },
    });
    return { status: response.status, body: await response.text() };
  } catch (error) {
    // a body far over the limit may be cut off while it is sent
    return { status: 0, body: JSON.stringify({ errors: [], cut: String(error) }) };
  }
}

/** @param isGraphql whether the answer must be one that a person can read */
function note(
  name: string,
  reply: Reply,
  language: 'zh' | 'en' | null,
  written: readonly string[],
  input: object,
  isGraphql = true,
): boolean {
  const examined = examine(name, reply, language);
  return record(name, reply, isGraphql ? examined : { ...examined, unclear: null }, written, input);
}

/** Counts one input; true when it went through. */
function record(
  name: string,
  reply: Reply,
  examined: Examined,
  written: readonly string[],
  input: object,
): boolean {
  figures.inputs++;
  const complain = (what: string): void => {
    found.push(`${name}: ${what} (${examined.code}) ${shown(input)} → ${reply.body.slice(0, 300)}`);
  };
  if (examined.isReached) figures.reached++;
  if (examined.is5xx) {
    figures.http5xx++;
    complain(`status ${reply.status}`);
  }
  if (examined.isRefused && written.length > 0) {
    figures.halfWrites++;
    complain(`refused, and wrote to ${written.join(', ')}`);
  }
  if (reply.status !== 0 && examined.isRefused && examined.unclear) {
    figures.unclear++;
    complain(examined.unclear);
  }
  return !examined.isRefused;
}
const shown = (input: object): string => JSON.stringify(input).slice(0, 400);

import { AppealsService, PaperRatings, RatingLinks } from '#libs/evaluations';
import { ids, local } from '../orders-app';
import { about, call, orderCommand, type Call } from './call';
import { must, orderIn } from './order-states';
import { insertRow } from './rows';
import type { Caller, TwoStreets } from './two-streets';

const isStaff = ({ role }: Caller): boolean => !['RESIDENT', 'ANONYMOUS', 'SLIP'].includes(role);

/** A link the resident holds. */
async function ratingLink({ app, cast }: TwoStreets, orderId: string): Promise<string> {
  const wanted = { orderId, stage: 'RESULT', idempotencyKey: ids.uuid() } as const;
  return must(await app.get(RatingLinks).issue(cast.resident, wanted)).token;
}

/** A paper typed by the community's desk, waiting for a second person. */
async function paper(streets: TwoStreets): Promise<{ id: string }> {
  const { app, cast } = streets;
  const typed = must(
    await app.get(PaperRatings).enter(cast.desk, {
      orderId: await orderIn('CONFIRMED', streets),
      stage: 'RESULT',
      stars: 5,
      dimensions: {},
      tags: [],
      words: null,
      occurredAt: await streets.now(),
      slipNumber: 'S-1',
      idempotencyKey: ids.uuid(),
    }),
  );
  return { id: typed.id };
}

async function badRating(streets: TwoStreets): Promise<{ id: string }> {
  const orderId = await orderIn('RECTIFYING', streets);
  const [row] = await streets.app.dataSource.query<{ id: string }[]>(
    'SELECT id FROM evaluations WHERE order_id = $1',
    [orderId],
  );
  return row!;
}

async function appeal(streets: TwoStreets): Promise<{ id: string }> {
  const { id: evaluationId } = await badRating(streets);
  const filed = { evaluationId, reason: '记录不符', idempotencyKey: ids.uuid() };
  return must(await streets.app.get(AppealsService).file(streets.cast.lead, filed));
}

async function callback(streets: TwoStreets): Promise<{ id: string; orderId: string }> {
  const orderId = await orderIn('CALLBACK', streets);
  const [row] = await streets.app.dataSource.query<{ id: string }[]>(
    'SELECT id FROM callbacks WHERE order_id = $1',
    [orderId],
  );
  return { id: row!.id, orderId };
}

/** A month nobody has stood for the draw in, and no other call takes. */
async function sampleMonth(streets: TwoStreets): Promise<{ id: string; month: string; commitment: string }> {
  const month = `${3000 + months++}-01`;
  const commitment = 'c'.repeat(60) + month.slice(0, 4);
  const { id } = await insertRow(streets, 'sampling_months', {
    street_id: streets.place('xzz').id,
    month,
    seed: 'a'.repeat(64),
    commitment,
    eligible: 0,
    drawn: 0,
    list_hash: '0'.repeat(64),
    created_at: await streets.now(),
  });
  return { id, month, commitment };
}
let months = 0;

/** An order that was drawn in a month long over. */
async function drawnOrder(streets: TwoStreets): Promise<{ id: string; month: string }> {
  const id = await orderIn('SUBMITTED', streets);
  const month = `${1000 + months++}-01`;
  await insertRow(streets, 'sampling_draws', {
    street_id: streets.place('xzz').id,
    month,
    position: 0,
    order_id: id,
    round: 1,
    drawn_by: 'LOT',
  });
  return { id, month };
}

/** Ratings, what follows a bad one, calls back, appeals, scores. */
export const FOLLOW_UP_CALLS: Readonly<Record<string, Call>> = {
  rateOrder: orderCommand('CONFIRMED', (_, __, caller) => ({
    stars: 5,
    ...(isStaff(caller) ? { evidence: 'CALL_RECORD', evidenceRef: 'T-1', channel: 'PHONE' } : {}),
  })),
  rateByLink: call({
    about: async (streets) => {
      const id = await orderIn('CONFIRMED', streets);
      return { id, token: await ratingLink(streets, id) };
    },
    variables: ({ token }) => ({ input: { token, stars: 5 } }),
  }),
  ratingLink: call({
    about: async (streets) => {
      const id = await orderIn('CONFIRMED', streets);
      return { id, token: await ratingLink(streets, id) };
    },
    variables: ({ token }) => ({ token }),
    shows: () => 'RESULT',
  }),
  issueRatingLink: orderCommand('CONFIRMED'),
  ratableStages: call({
    about: async (streets) => ({ id: await orderIn('CONFIRMED', streets) }),
    variables: ({ id }) => ({ orderId: id }),
    shows: () => 'RESULT',
  }),
  enterPaperRating: orderCommand('CONFIRMED', () => ({
    stars: 5,
    slipNumber: 'S-2',
    channel: 'PAPER',
    occurredAt: local('2026-11-02 09:00').toISOString(),
  })),
  checkPaperRating: call({
    about: paper,
    variables: ({ id }) => ({ input: { evaluationId: id, agrees: true } }),
  }),
  pendingPaperRatings: call({ about: paper, variables: () => ({ first: 100 }) }),
  evaluationsOf: call({
    about: badRating,
    variables: (_, streets) => ({ organizationId: streets.place('branch').id }),
  }),
  submitRectification: orderCommand('RECTIFYING', () => ({ words: '换了新的阀门' })),
  recheckOrder: orderCommand('RECHECKING', () => ({ result: 'PASS' })),
  callbacks: call({ about: callback, variables: () => ({ first: 100 }) }),
  recordCallback: call({
    about: callback,
    variables: ({ id }) => ({ input: { callbackId: id, result: 'RESOLVED', channel: 'PHONE' } }),
  }),
  callbackSample: call({
    about: sampleMonth,
    variables: ({ month }, streets) => ({ streetId: streets.place('xzz').id, month }),
    shows: ({ commitment }) => commitment,
  }),
  sampledOrders: call({
    about: drawnOrder,
    variables: ({ month }, streets) => ({ streetId: streets.place('xzz').id, month }),
  }),
  appealEvaluation: call({
    about: badRating,
    variables: ({ id }) => ({ input: { evaluationId: id, reason: '记录不符' } }),
  }),
  decideAppeal: call({
    about: appeal,
    variables: ({ id }) => ({ input: { appealId: id, upheld: true, publishedReason: '证据充分' } }),
  }),
  appeals: call({ about: appeal, variables: () => ({ first: 100 }) }),
  providerScore: about('branch', ({ id }) => ({ organizationId: id })),
};

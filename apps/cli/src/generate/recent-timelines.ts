import type { Client } from 'pg';
import type { Channel } from '#libs/kernel';
import { chain, timelineWrite, type NewTimelineEntry, type TimelineRow } from '#libs/timeline';
import { STEPS } from './fill.sql';

/** A row of the plan; moments in seconds. */
interface Recent {
  readonly n: string;
  readonly id: string;
  readonly streetId: string;
  readonly requesterId: string;
  readonly channel: Channel;
  readonly placed: number;
  readonly claimed: number | null;
  readonly finished: number | null;
  readonly closed: number | null;
  readonly status: string;
  readonly outcome: string | null;
  readonly round: number;
  readonly evaluationId: string;
  readonly rated: number;
  readonly stars: number | null;
  readonly evaluationStatus: string;
}

const BATCH = 2_000;

/**
 * Writes the timelines of the plan's recent orders and of their evaluations, chained as the product chains them, and leaves
 * the ends of the chains in `heads`: they are known before the orders are written, so no row is written twice.
 */
export async function writeRecentTimelines(client: Client): Promise<void> {
  await client.query('CREATE TEMP TABLE heads (n bigint, hash text, evaluation_hash text) ON COMMIT DROP');
  const { rows } = await client.query<Recent>(
    `SELECT n::text, id, street_id AS "streetId", requester_id AS "requesterId", channel, t::float8 AS placed, claimed::float8 AS claimed,
            finished::float8 AS finished, closed::float8 AS closed, status, outcome, round, evaluation_id AS "evaluationId", rated::float8 AS rated, stars,
            CASE WHEN stars <= 2 AND pg_temp.r(n, 25) < 0.05 THEN 'EXCLUDED' ELSE 'COUNTED' END AS "evaluationStatus"
       FROM plan WHERE recent`,
  );
  for (let from = 0; from < rows.length; from += BATCH) {
    const entries: TimelineRow[] = [];
    const heads = rows.slice(from, from + BATCH).map((order) => {
      const ofOrder = chain(null, historyOf(order));
      const ofEvaluation = chain(null, [ratingOf(order)]);
      entries.push(...ofOrder, ...ofEvaluation);
      return { n: order.n, hash: ofOrder.at(-1)!.hash, evaluation_hash: ofEvaluation[0]!.hash };
    });
    const { text, values } = timelineWrite(entries);
    await client.query(text, [...values]);
    await client.query(
      'INSERT INTO heads SELECT * FROM jsonb_to_recordset($1::jsonb) AS h(n bigint, hash text, evaluation_hash text)',
      [JSON.stringify(heads)],
    );
  }
  await client.query('ANALYZE heads');
}

/** `STEPS` entries an order, so that the head stands where the order says. */
function historyOf(order: Recent): NewTimelineEntry[] {
  const { placed, claimed, finished, closed } = order;
  const last = closed ?? finished ?? claimed ?? placed;
  const steps: [command: string, status: string, seconds: number][] = [
    ['placeOrder', 'SUBMITTED', placed],
    ['triageOrder', 'OPEN', placed],
    claimed === null ? ['addNote', 'OPEN', placed] : ['claimOrder', 'CLAIMED', claimed],
    [closed === null ? 'addNote' : 'ratingWindowClosed', order.status, last],
  ];
  if (steps.length !== STEPS) throw new Error(`an order has ${STEPS} steps`);
  return steps.map(([command, toStatus, seconds], i) => ({
    streetId: order.streetId,
    subjectType: 'ServiceOrder',
    subjectId: order.id,
    at: moment(seconds),
    occurredAt: moment(seconds),
    actorKind: 'SYSTEM',
    channel: order.channel,
    command,
    fromStatus: i === 0 ? null : steps[i - 1]![1],
    toStatus,
    round: order.round,
    reasonCode: i === steps.length - 1 ? order.outcome : null,
    data: {},
  }));
}

function ratingOf(order: Recent): NewTimelineEntry {
  return {
    streetId: order.streetId,
    subjectType: 'Evaluation',
    subjectId: order.evaluationId,
    at: moment(order.rated),
    occurredAt: moment(order.rated),
    actorKind: 'PERSON',
    actorPersonId: order.requesterId,
    channel: 'WEB',
    command: 'rateOrder',
    fromStatus: null,
    toStatus: order.evaluationStatus,
    round: order.stars === null ? 1 : order.round,
    data: { orderId: order.id, class: 'SELF', evidence: 'ACCOUNT' },
  };
}

const moment = (seconds: number): Date => new Date(seconds * 1000);

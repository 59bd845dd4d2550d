import type { Client } from 'pg';
import type { Channel } from '#libs/kernel';
import { chain, timelineWrite, type NewTimelineEntry } from '#libs/timeline';

interface Recent {
  readonly id: string;
  readonly streetId: string;
  readonly requesterId: string;
  readonly channel: Channel;
  readonly at: Date;
  readonly claimedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly closedAt: Date | null;
  readonly status: string;
  readonly outcome: string | null;
  readonly round: number;
}

/** Eight entries an order, so that the head stands where the order says; chained as the product chains them. */
export async function writeRecentTimelines(client: Client): Promise<void> {
  const { rows } = await client.query<Recent>(
    `SELECT p.id, p.street_id AS "streetId", p.requester_id AS "requesterId", p.channel, p.t AS at, p.claimed_at AS "claimedAt",
            p.finished_at AS "finishedAt", o.closed_at AS "closedAt", o.status, o.outcome, o.round
       FROM plan p JOIN service_orders o ON o.id = p.id WHERE p.recent`,
  );
  const heads: { id: string; hash: string }[] = [];
  for (let from = 0; from < rows.length; from += 500) {
    const written = rows.slice(from, from + 500).flatMap((order) => {
      const entries = chain(null, historyOf(order));
      heads.push({ id: order.id, hash: entries.at(-1)!.hash });
      return entries;
    });
    const { text, values } = timelineWrite(written);
    await client.query(text, [...values]);
  }
  await client.query(
    `UPDATE service_orders o SET timeline_hash = h.hash FROM jsonb_to_recordset($1::jsonb) AS h(id uuid, hash text) WHERE o.id = h.id`,
    [JSON.stringify(heads)],
  );
}

function historyOf(order: Recent): NewTimelineEntry[] {
  const between = (share: number): Date => {
    const end = order.finishedAt ?? order.claimedAt ?? order.at;
    return new Date(order.at.getTime() + share * (end.getTime() - order.at.getTime()));
  };
  const last = order.closedAt ?? order.finishedAt ?? order.claimedAt ?? order.at;
  const steps: [command: string, status: string, at: Date][] = [
    ['placeOrder', 'SUBMITTED', order.at],
    ['acknowledgeReceipt', 'SUBMITTED', order.at],
    ['triageOrder', 'OPEN', order.at],
    ...(order.claimedAt
      ? ([
          ['claimOrder', 'CLAIMED', order.claimedAt],
          ['recordContact', 'CLAIMED', between(0.6)],
          ['addNote', 'CLAIMED', between(0.8)],
        ] as [string, string, Date][])
      : ([
          ['addNote', 'OPEN', order.at],
          ['addNote', 'OPEN', order.at],
          ['urgeOrder', 'OPEN', order.at],
        ] as [string, string, Date][])),
    [
      order.finishedAt ? 'finishService' : 'addNote',
      order.finishedAt ? 'DONE' : order.claimedAt ? 'CLAIMED' : 'OPEN',
      order.finishedAt ?? between(0.9),
    ],
    [order.closedAt ? 'ratingWindowClosed' : 'addNote', order.status, last],
  ];
  return steps.map(([command, toStatus, at], i) => ({
    streetId: order.streetId,
    subjectType: 'ServiceOrder',
    subjectId: order.id,
    at,
    occurredAt: at,
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

import type { Ids } from '#libs/kernel';
import { armTimers, disarmTimers, outboxWrite, type WriteStatement } from '#libs/platform';
import { AHEAD_MS, NEXT_OCCURRENCE, STANDING_SUBJECT, type StandingOrder } from './standing-order';

export const insertStanding = (o: StandingOrder, acceptedById: string | null): WriteStatement => ({
  text: `INSERT INTO standing_orders (id, street_id, requester_id, placed_by_id, item_id, organization_id, community_id, community_path, channel,
  beneficiary, text, starts_on, ends_on, every_days, weekdays, at_minute, status, next_at, created_at, accepted_by_id)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)`,
  values: [
    ...[o.id, o.streetId, o.requesterId, o.placedById, o.itemId, o.organizationId, o.communityId],
    ...[
      o.communityPath,
      o.channel,
      o.beneficiary,
      o.text,
      o.startsOn,
      o.endsOn,
      o.everyDays,
      [...o.weekdays],
    ],
    ...[o.atMinute, o.status, o.nextAt, o.createdAt, acceptedById],
  ],
});

/** A day before its time the occurrence becomes an order. */
export const armNext = ({ id, streetId }: StandingOrder, nextAt: Date): WriteStatement =>
  armTimers([
    {
      subjectType: STANDING_SUBJECT,
      subjectId: id,
      streetId,
      kind: NEXT_OCCURRENCE,
      dueAt: new Date(nextAt.getTime() - AHEAD_MS),
    },
  ]);

/** The end, and its timer taken out of force. */
export const endStanding = (
  { id, now }: StandingOrder & { readonly now: Date },
  endedById: string,
  reason: string,
): WriteStatement[] => [
  {
    text: `UPDATE standing_orders SET status = 'ENDED', next_at = NULL, ended_at = $2, ended_by_id = $3, end_reason = $4
 WHERE id = $1 AND status <> 'ENDED'`,
    values: [id, now, endedById, reason],
    expectRows: 1,
  },
  disarmTimers(id, [NEXT_OCCURRENCE]),
];

/** Ids and codes only. */
export function standingEvent(
  ids: Ids,
  { id, streetId, organizationId, requesterId, communityId, communityPath }: StandingOrder,
  type: string,
  occurredAt: Date,
  more: object = {},
): WriteStatement {
  const payload = { standingOrderId: id, organizationId, requesterId, communityId, communityPath, ...more };
  return outboxWrite([{ id: ids.uuid(), type, streetId, subjectId: id, occurredAt, payload }]);
}

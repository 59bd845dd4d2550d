import type { Channel } from '#libs/kernel';
import type { Beneficiary, Claim, OrderDetails, Risk, ServiceOrder, Urgency } from './order';

/** What an order begins with. Ids and codes are given: nothing here is random. */
export interface NewOrder {
  readonly id: string;
  readonly claimId: string;
  readonly code: string;
  readonly queryCode: string;
  readonly streetId: string;
  readonly community: { readonly id: string; readonly path: string };
  readonly requesterId: string;
  /** Who placed it for the requester; null: the requester himself. */
  readonly placedById: string | null;
  readonly text: string;
  readonly urgency: Urgency;
  readonly beneficiary: Beneficiary;
  readonly channel: Channel;
  /** When it was said, where it is entered later. */
  readonly occurredAt: Date | null;
  readonly item: {
    readonly id: string;
    readonly nameZh: string;
    readonly risk: Risk;
    readonly complex: boolean;
  } | null;
  readonly session: SessionTaken | null;
  readonly preferred: OrderDetails['preferred'] | null;
  readonly contactPreference: OrderDetails['contactPreference'] | null;
}

export interface SessionTaken {
  readonly id: string;
  readonly startsAt: Date;
  readonly providerOrganizationId: string;
  /** The order joins the waiting line. */
  readonly full: boolean;
}

/** An order before its first step; one for a session is claimed by its provider at once (handbook §3). */
export function newServiceOrder(given: NewOrder, now: Date): ServiceOrder {
  const { item, session, community, preferred, contactPreference } = given;
  return {
    id: given.id,
    streetId: given.streetId,
    workflow: 'service-order',
    code: given.code,
    queryCode: given.queryCode,
    status: session ? (session.full ? 'WAITLISTED' : 'SCHEDULED') : 'SUBMITTED',
    outcome: null,
    version: 1,
    round: 1,
    urgency: given.urgency,
    risk: item?.risk ?? 'MEDIUM',
    complex: item?.complex ?? false,
    channel: given.channel,
    itemId: item?.id ?? null,
    sessionId: session?.id ?? null,
    standingOrderId: null,
    communityId: community.id,
    communityPath: community.path,
    beneficiary: given.beneficiary,
    requesterId: given.requesterId,
    placedById: given.placedById,
    pool: null,
    appointedAt: session?.startsAt ?? null,
    occurredAt: given.occurredAt ?? now,
    receivedAt: now,
    closedAt: null,
    details: {
      text: given.text.trim() || (item?.nameZh ?? ''),
      // whoever places it himself has the receipt in the answer; for another it has to be sent
      ...(given.placedById === null && { receiptDeliveredAt: now }),
      ...(preferred && { preferred }),
      ...(contactPreference && { contactPreference }),
      ...(session && { lastServed: { organizationId: session.providerOrganizationId, tier: 'TEAM' } }),
    },
    deadlines: [],
    claims: session ? [claimOfSession(given.claimId, session, now)] : [],
    invitation: null,
    assignments: [],
    timeline: { seq: 0, hash: null },
  };
}

const claimOfSession = (id: string, session: SessionTaken, now: Date): Claim => ({
  id,
  organizationId: session.providerOrganizationId,
  tier: 'TEAM',
  round: 1,
  fromPool: 'OPEN',
  status: 'ACTIVE',
  createdAt: now,
  claimedAt: now,
  contactedAt: null,
  endedAt: null,
  endReason: null,
});

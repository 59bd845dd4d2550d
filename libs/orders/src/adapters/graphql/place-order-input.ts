import type { PlaceOrder, PlaceOrderFor } from '../../application/place-order';
import type { PlaceOrderInput, PlaceOrdersInput, RequesterInput } from './place-order.inputs';

/** The mutation's input as the service takes it. */
export function placeOrderOf(input: PlaceOrderInput): PlaceOrder {
  return {
    communityId: input.communityId,
    text: input.text,
    itemId: input.itemId ?? null,
    sessionId: input.sessionId ?? null,
    urgency: input.urgency ?? null,
    beneficiary: input.beneficiary,
    for: requesterOf(input.requester ?? null),
    address: input.address ?? null,
    contactName: input.contactName ?? null,
    contactPhone: input.contactPhone ?? null,
    ...(input.preferredVolunteerId ? { preferredVolunteerId: input.preferredVolunteerId } : {}),
    ...(input.contactPreference ? { contactPreference: input.contactPreference } : {}),
    ...(input.slipKeyHash ? { slipKeyHash: input.slipKeyHash } : {}),
    channel: input.channel,
    occurredAt: input.occurredAt ?? null,
    idempotencyKey: input.idempotencyKey,
  };
}

/** The wishes of one box, each a command with a key of its own. */
export function placeOrdersOf({ wishes, consentEvidence, ...input }: PlaceOrdersInput): PlaceOrder[] {
  return wishes.map(({ name, phone, address, text, itemId, urgency }, i) => ({
    communityId: input.communityId,
    text,
    itemId: itemId ?? null,
    sessionId: null,
    urgency: urgency ?? null,
    beneficiary: 'PERSON',
    for: { kind: 'NEW_PERSON', name, phone: phone ?? null, address: address ?? null, consentEvidence },
    address: address ?? null,
    contactName: null,
    contactPhone: null,
    channel: input.channel,
    occurredAt: input.occurredAt ?? null,
    idempotencyKey: `${input.idempotencyKey}.${i + 1}`,
  }));
}

export function requesterOf(requester: RequesterInput | null): PlaceOrderFor {
  if (!requester) return { kind: 'SELF' };
  if (requester.personId) return { kind: 'PERSON', personId: requester.personId };
  return {
    kind: 'NEW_PERSON',
    name: requester.name ?? '',
    phone: requester.phone ?? null,
    address: requester.address ?? null,
    consentEvidence: requester.consentEvidence ?? '',
  };
}

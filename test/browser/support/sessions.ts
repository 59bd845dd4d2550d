import { randomUUID } from 'node:crypto';
import { aPhone, ask, communityId, signInByPhone, type Tokens } from './system';

const REFUSED = '... on UserError { message wayOut }';

/** A session of something the organisation offers, so many hours from now. */
export async function sessionAt(
  { accessToken: token }: Tokens,
  organizationId: string,
  hours: number,
  place = '党群服务中心二楼',
): Promise<string> {
  const { about, managedServiceItems } = await ask<{
    about: { now: string };
    managedServiceItems: { nodes: { id: string; providers: { id: string }[] }[] };
  }>(
    `query ($organizationId: ID!) { about { now } managedServiceItems(organizationId: $organizationId, status: ON_SHELF, first: 100) {
       nodes { id providers { id } } } }`,
    { organizationId },
    { token },
  );
  const item = managedServiceItems.nodes.find(({ providers }) =>
    providers.some(({ id }) => id === organizationId),
  )!;
  const from = Date.parse(about.now) + hours * 3_600_000;
  const { createServiceSession } = await ask<{ createServiceSession: { id: string } }>(
    `mutation ($input: CreateServiceSessionInput!) { createServiceSession(input: $input) { ... on ServiceSession { id } ${REFUSED} } }`,
    {
      input: {
        idempotencyKey: randomUUID(),
        itemId: item.id,
        organizationId,
        startsAt: new Date(from).toISOString(),
        endsAt: new Date(from + 2 * 3_600_000).toISOString(),
        place,
        capacity: 10,
      },
    },
    { token },
  );
  return createServiceSession.id;
}

/** A new resident books a place. */
export async function bookSession(
  sessionId: string,
  name: string,
): Promise<{ readonly code: string; readonly queryCode: string; readonly resident: Tokens }> {
  const resident = await signInByPhone(aPhone(), name);
  const { placeOrder } = await ask<{
    placeOrder: { order: { code: string; receipt: { queryCode: string } } };
  }>(
    `mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { ... on OrderPlaced { order { code receipt { queryCode } } } ${REFUSED} } }`,
    { input: { idempotencyKey: randomUUID(), communityId: await communityId(), sessionId, text: '' } },
    { token: resident.accessToken },
  );
  return { code: placeOrder.order.code, queryCode: placeOrder.order.receipt.queryCode, resident };
}

import { finding } from './finding.mjs';

/** Invariant 1: of those who claimed at once exactly one won, and the win did not vanish. */
export async function checkClaims({ installation: { services }, history }) {
  const claims = await services.query(
    'SELECT order_id, organization_id, status, end_reason FROM claims WHERE claimed_at IS NOT NULL',
  );
  const has = new Set(claims.map((row) => `${row.order_id} ${row.organization_id}`));
  const several = [];
  const none = [];
  for (const { orderId, rivals } of history.races) {
    const winners = rivals.filter(({ outcome }) => outcome === 'ok');
    if (winners.length > 1) several.push(`${orderId} ${winners.length}`);
    const unknown = rivals.some(({ outcome }) => outcome === 'info');
    const taken = rivals.filter(({ organizationId }) => has.has(`${orderId} ${organizationId}`));
    if (winners.length === 0 && !unknown && taken.length > 0) none.push(orderId);
  }
  const wins = history.ops.filter(({ name, outcome }) => name === 'claimOrder' && outcome === 'ok');
  const vanished = wins.flatMap(({ orderId, organizationId }) =>
    has.has(`${orderId} ${organizationId}`) ? [] : [orderId],
  );
  return [
    finding(1, 'a raced order had several winners', several),
    finding(1, 'a raced order went to somebody who was told he lost', none),
    finding(1, 'a claim that was won is gone', vanished),
  ];
}

import { randomUUID } from 'node:crypto';
import { command, inHours, LEAD, organizationOf, placeOrder, tokensOf, type Placed } from '../support/scenes';
import { aPhone, ask, communityId, signInByPhone, type Tokens } from '../support/system';

/** A resident's own words: nobody has triaged them yet. */
export async function untriaged(text: string): Promise<{ id: string; code: string }> {
  const resident = await signInByPhone(aPhone(), '赵玉兰');
  const { placeOrder: placed } = await ask<{ placeOrder: { order: { id: string; code: string } } }>(
    `mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) {
       ... on OrderPlaced { order { id code } } ... on UserError { message wayOut } } }`,
    { input: { communityId: await communityId(), text, idempotencyKey: randomUUID() } },
    { token: resident.accessToken },
  );
  return placed.order;
}

/** A service that was given and rated. */
export async function rated(text: string, stars: number): Promise<Placed> {
  const lead = tokensOf(LEAD);
  const order = await placeOrder(text);
  const orderId = order.id;
  await command('claimOrder', 'OrganizationCommandInput', lead, {
    orderId,
    organizationId: await organizationOf(lead),
  });
  await command('recordContact', 'RecordContactInput', lead, { orderId, reached: true });
  const appointedAt = new Date(`${await inHours(3)}:00+08:00`).toISOString();
  await command('scheduleOrder', 'ScheduleOrderInput', lead, {
    orderId,
    appointedAt,
    residentAgreed: true,
    comingMyself: true,
  });
  await command('startService', 'StartServiceInput', lead, { orderId, code: order.startCode });
  await command('finishService', 'FinishServiceInput', lead, { orderId, code: order.finishCode });
  await command('confirmOrder', 'ConfirmOrderInput', order.resident, { orderId, resolved: true });
  await command('rateOrder', 'RateOrderInput', order.resident, { orderId, stars });
  return order;
}

/** A service that was given, rated two stars, and whose rating the branch contests. */
export async function contested(text: string): Promise<Placed> {
  const lead = tokensOf(LEAD);
  const order = await rated(text, 2);
  await command('appealEvaluation', 'AppealEvaluationInput', lead, {
    evaluationId: await ratingOf(order.id, lead),
    reason: `${text}：当天有出入记录，志愿者准时到达`,
  });
  return order;
}

async function ratingOf(orderId: string, { accessToken }: Tokens): Promise<string> {
  const { order } = await ask<{ order: { evaluations: { id: string }[] } }>(
    'query ($id: ID!) { order(id: $id) { ... on ServiceOrder { evaluations { id } } ... on UserError { message wayOut } } }',
    { id: orderId },
    { token: accessToken },
  );
  return order.evaluations[0]!.id;
}

import { createHash } from 'node:crypto';
import { DASHBOARDS, LISTS } from './insight-operations.mjs';

const refused = '... on UserError { code message }';
const order = (name, input) =>
  `mutation ${name}($input: ${input}!) { ${name}(input: $input) { __typename ... on ServiceOrder { id code status statusText version } ${refused} } }`;

/** What the bench asks the API. In production only listed operations are taken, so these are its list. */
export const OPERATIONS = {
  placeOrder: `mutation placeOrder($input: PlaceOrderInput!) { placeOrder(input: $input) { __typename ... on OrderPlaced { order { id code status statusText version } receipt { queryCode startCode finishCode } } ${refused} } }`,
  claimOrder: order('claimOrder', 'OrganizationCommandInput'),
  scheduleOrder: order('scheduleOrder', 'ScheduleOrderInput'),
  startService: order('startService', 'StartServiceInput'),
  finishService: order('finishService', 'FinishServiceInput'),
  confirmOrder: order('confirmOrder', 'ConfirmOrderInput'),
  rateOrder: `mutation rateOrder($input: RateOrderInput!) { rateOrder(input: $input) { __typename ... on Evaluation { id stars status } ${refused} } }`,
  shelf: `query shelf($streetId: ID!) { shelf(streetId: $streetId, first: 20) { nodes { id nameZh nameEn descriptionZh delivery durationMinutes risk qualification
    category { id code nameZh } providers { id name pausing } sessions { id startsAt endsAt place capacity taken } } pageInfo { hasNextPage endCursor } } }`,
  orderChanged: `subscription orderChanged($orderId: ID!) { orderChanged(orderId: $orderId) { id status version } }`,
  poolChanged: `subscription poolChanged($organizationId: ID!) { poolChanged(organizationId: $organizationId) { kind subjectId order { id status version } } }`,
  ...DASHBOARDS,
  ...LISTS,
};

export const hashOf = (text) => createHash('sha256').update(text).digest('hex');

/** The manifest as production reads it: hash to text. */
export const manifest = () =>
  JSON.stringify(Object.fromEntries(Object.values(OPERATIONS).map((text) => [hashOf(text), text])));

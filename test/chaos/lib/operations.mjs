import { createHash } from 'node:crypto';

const refused = '... on UserError { code }';
const order = (name, input) =>
  `mutation ${name}($input: ${input}!) { ${name}(input: $input) { __typename ... on ServiceOrder { id status version } ${refused} } }`;

/** What the clients ask. Production takes listed operations only, so these are its list. */
const OPERATIONS = {
  placeOrder: `mutation placeOrder($input: PlaceOrderInput!) { placeOrder(input: $input) { __typename ... on OrderPlaced { order { id status version } receipt { queryCode startCode finishCode } } ${refused} } }`,
  triageOrder: order('triageOrder', 'TriageOrderInput'),
  claimOrder: order('claimOrder', 'OrganizationCommandInput'),
  recordContact: order('recordContact', 'RecordContactInput'),
  scheduleOrder: order('scheduleOrder', 'ScheduleOrderInput'),
  startService: order('startService', 'StartServiceInput'),
  finishService: order('finishService', 'FinishServiceInput'),
  confirmOrder: order('confirmOrder', 'ConfirmOrderInput'),
  cancelOrder: order('cancelOrder', 'ReasonInput'),
  rateOrder: `mutation rateOrder($input: RateOrderInput!) { rateOrder(input: $input) { __typename ... on Evaluation { id stars status } ${refused} } }`,
  submitRectification: order('submitRectification', 'SubmitRectificationInput'),
  recheckOrder: order('recheckOrder', 'RecheckOrderInput'),
  order: `query order($id: ID!) { order(id: $id) { __typename ... on ServiceOrder { id status version } ${refused} } }`,
};

const hashOf = (text) => createHash('sha256').update(text).digest('hex');

/** The manifest as production reads it: hash to text. */
export const manifest = () =>
  JSON.stringify(Object.fromEntries(Object.values(OPERATIONS).map((text) => [hashOf(text), text])));

export const extensionsOf = (name) => ({
  persistedQuery: { version: 1, sha256Hash: hashOf(OPERATIONS[name]) },
});

const dashboard = (name, fields) =>
  `query ${name}($input: DashboardInput!) { ${name}: dashboard(input: $input) { orders ${fields} } }`;
const tile =
  'definition { key } value numerator denominator sampleTooSmall withheld leftOutShare interval { lower upper } compared { value change }';
const time =
  'definition { key } medianHours p90Hours sampleSize bins { fromHours toHours orders } compared { medianHours p90Hours sampleSize }';
const TRENDS = '["RESPONSE", "CLAIM", "RESOLUTION", "ON_TIME", "SATISFACTION", "COVERAGE"]';
const PLACES = '["RESPONSE", "CLAIM", "RESOLUTION", "SATISFACTION"]';

/** What the dashboards' screen asks, one part of it each. */
export const DASHBOARDS = {
  tiles: dashboard('tiles', `tiles { ${tile} } composite { value } badReviews { badReviews rectified }`),
  times: dashboard('times', `times { ${time} }`),
  trends: dashboard(
    'trends',
    `trends(figures: ${TRENDS}) { points { period { key } value numerator denominator } }`,
  ),
  unmetDemand: dashboard('unmetDemand', 'unmetDemand { communityId category unmet fellThrough accepted }'),
  parity: dashboard('parity', `parity { key tiles { ${tile} } times { ${time} } }`),
  ranking: dashboard(
    'ranking',
    'ranking(kind: "SERVICE_TEAM", figure: "GOOD") { organizationId rank value lower upper sampleSize }',
  ),
  places: dashboard('places', `places(figures: ${PLACES}) { organizationId tiles { ${tile} } }`),
  boards: dashboard('boards', 'boards { list orders }'),
};

const order =
  'id code status statusText light channel communityName residentName receivedAt item { id name }';
const page = 'pageInfo { hasNextPage endCursor }';
const desk = (name) =>
  `query ${name}($under: String!, $lights: [String!], $statuses: [String!], $after: String) {
    ${name}: deskOrders(under: $under, lights: $lights, statuses: $statuses, first: 30, after: $after) { nodes { ${order} } ${page} } }`;

/** Lists of the console, and what is looked for there. */
export const LISTS = {
  openOrders: desk('openOrders'),
  allOrders: desk('allOrders'),
  closedOrders: desk('closedOrders'),
  redOrders: desk('redOrders'),
  overdue: `query overdue($under: String!, $after: String) {
    overdue: overdueOrders(under: $under, first: 30, after: $after) { nodes { dueAt order { ${order} } } ${page} } }`,
  queue: `query queue($under: String!) { queue: workQueue(under: $under) { total red statuses { status total red } } }`,
  callbacks: `query callbacks($status: CallbackStatus!, $after: String) {
    callbacks(status: $status, first: 30, after: $after) { nodes { id orderId status dueAt } ${page} } }`,
  figureRows: `query figureRows($figure: String!, $input: DashboardInput!, $after: String) {
    figureRows(figure: $figure, input: $input, first: 50, after: $after) { nodes { orderId code day status numerator denominator } ${page} } }`,
  watchList: `query watchList($list: WatchListName!, $path: String, $after: String) {
    watchList(list: $list, path: $path, first: 50, after: $after) { nodes { orderId code status light } ${page} } }`,
  ratings: `query ratings($organizationId: ID!, $after: String) {
    ratings: evaluationsOf(organizationId: $organizationId, first: 30, after: $after) { nodes { id stars stage } ${page} } }`,
  people: `query people($phone: String!) { people: peopleByPhone(phone: $phone) { ... on PeopleFound { people { id } } } }`,
};

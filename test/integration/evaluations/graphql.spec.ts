import { CALENDAR_YEARS, SYSTEM } from '#libs/kernel';
import { CatalogueModule } from '#libs/catalogue';
import { EvaluationsModule } from '#libs/evaluations';
import { calendarRows, insertCalendarDays } from '#libs/organizations';
import { OrderCommands, OrdersModule, ServiceCodes, type OrderCommand } from '#libs/orders';
import { OutboxModule, TimersModule, UnitOfWork } from '#libs/platform';
import { TimelineModule } from '#libs/timeline';
import { WORKFLOWS } from '#libs/workflows';
import { ids, only, openDistrict, type District, type TestPerson } from '../people/district';

const orders = OrdersModule.register({ workflows: WORKFLOWS });
let district: District;
let people: Record<
  'resident' | 'desk' | 'secondDesk' | 'street' | 'lead' | 'volunteer' | 'stranger',
  TestPerson
>;

beforeAll(async () => {
  district = await openDistrict([
    OutboxModule.forApi(),
    TimersModule.forApi(),
    TimelineModule,
    CatalogueModule,
    orders,
    EvaluationsModule.register({ orders }),
  ]);
  const { person } = district;
  await district
    .get(UnitOfWork)
    .transaction((tx) => insertCalendarDays(tx, calendarRows(CALENDAR_YEARS[0]!, null, ids)));
  people = {
    resident: await person('c01'),
    desk: await person('c01', [['COMMUNITY_DESK', 'c01']]),
    secondDesk: await person('c01', [['COMMUNITY_DESK', 'c01']]),
    street: await person('xzz', [['STREET_OFFICER', 'xzz']]),
    lead: await person('c01', [['PROVIDER_LEAD', 'branch']]),
    volunteer: await person('c01', [['VOLUNTEER', 'branch']]),
    stranger: await person('q01'),
  };
});
afterAll(() => district.close());

const ask = (who: TestPerson | null, operation: string, input: object) =>
  district.ask(who, operation, { input: { idempotencyKey: ids.uuid(), ...input } });

/** Placed through GraphQL, served through the command path, waiting for its rating. */
async function confirmed(): Promise<string> {
  const placed = only<{ order: { id: string } }>(
    await ask(
      people.resident,
      `mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { ... on OrderPlaced { order { id } } } }`,
      {
        communityId: district.place('c01').id,
        text: '水龙头漏水',
      },
    ),
  );
  const orderId = placed.order.id;
  const branch = district.place('branch');
  const at = (
    who: TestPerson,
    role: 'PROVIDER_LEAD' | 'COMMUNITY_DESK' | 'VOLUNTEER' | null,
    code = 'branch',
  ) => ({
    kind: 'PERSON' as const,
    personId: who.id,
    accountId: who.accountId,
    sessionId: ids.uuid(),
    streetId: branch.streetId!,
    grants: role
      ? [{ role, organizationId: district.place(code).id, organizationPath: district.place(code).path }]
      : [],
  });
  const { start, finish } = district.get(ServiceCodes).of(orderId, 1);
  const lead = at(people.lead, 'PROVIDER_LEAD');
  const volunteer = at(people.volunteer, 'VOLUNTEER');
  const steps: [ReturnType<typeof at> | typeof SYSTEM, OrderCommand][] = [
    [at(people.desk, 'COMMUNITY_DESK', 'c01'), { name: 'triageOrder', decision: 'ACCEPT' }],
    [lead, { name: 'claimOrder', organizationId: branch.id }],
    [lead, { name: 'scheduleOrder', appointedAt: new Date(Date.now() + 3600_000), residentAgreed: true }],
    [lead, { name: 'offerAssignment', personId: people.volunteer.id }],
    [volunteer, { name: 'acceptAssignment' }],
    [volunteer, { name: 'startService', code: start }],
    [volunteer, { name: 'finishService', code: finish }],
    [at(people.resident, null), { name: 'confirmOrder', resolved: true }],
  ];
  for (const [actor, command] of steps) {
    const given = await district
      .get(OrderCommands)
      .execute(orderId, command, { actor, channel: 'WEB', idempotencyKey: null });
    if (!given.ok) throw new Error(`${command.name}: ${given.error.code}`);
  }
  return orderId;
}

const RATE = `mutation ($input: RateOrderInput!) { rateOrder(input: $input) {
  ... on Evaluation { id stars starsText stageText status class tags { tag text } dimensions { dimension stars text } }
  ... on CommandRefused { code message wayOut field } } }`;

it('a bad review through rectification and recheck, as screens do it', async () => {
  const orderId = await confirmed();
  const STAGES = `query ($orderId: ID!) { ratableStages(orderId: $orderId) }`;
  expect(only(await district.ask(people.resident, STAGES, { orderId }))).toEqual([
    'INTAKE',
    'RESPONSE',
    'PROCESS',
    'RESULT',
  ]);
  expect(only(await district.ask(people.stranger, STAGES, { orderId }))).toEqual([]);
  const rated = only<{ id: string }>(
    await ask(people.resident, RATE, {
      orderId,
      stars: 1,
      tags: ['NOT_SOLVED'],
      dimensions: [{ dimension: 'QUALITY', stars: 2 }],
      words: '还在漏',
    }),
  );
  expect(rated).toMatchObject({
    starsText: '非常不满意',
    stageText: '服务结果',
    class: 'SELF',
    tags: [{ text: '没解决' }],
    dimensions: [{ dimension: 'QUALITY', stars: 2, text: '质量' }],
  });
  expect(only(await ask(people.lead, RATE, { orderId, stars: 5 }))).toMatchObject({
    code: 'SERVING_TEAM_MAY_NOT_RATE',
  });

  const SUBMIT = `mutation ($input: SubmitRectificationInput!) { submitRectification(input: $input) { ... on ServiceOrder { status } ... on CommandRefused { code } } }`;
  expect(only(await ask(people.lead, SUBMIT, { orderId, words: '换了阀门' }))).toEqual({
    status: 'RECHECKING',
  });
  const RECHECK = `mutation ($input: RecheckOrderInput!) { recheckOrder(input: $input) { ... on ServiceOrder { status outcome } ... on CommandRefused { code } } }`;
  expect(only(await ask(people.desk, RECHECK, { orderId, result: 'PASS', channel: 'PHONE' }))).toEqual({
    status: 'CLOSED',
    outcome: 'RATED',
  });

  const ORDER = `query ($id: ID!) { order(id: $id) { ... on ServiceOrder { evaluations { stars words } rectifications { status words } } } }`;
  expect(only(await district.ask(people.resident, ORDER, { id: orderId }))).toEqual({
    evaluations: [{ stars: 1, words: '还在漏' }],
    rectifications: [{ status: 'PASSED', words: '换了阀门' }],
  });

  const CALLBACKS = `{ callbacks(first: 5) { nodes { id orderId purpose purposeText tier failedCalls } pageInfo { hasNextPage } } }`;
  const [task] = only<{ nodes: { id: string }[] }>(await district.ask(people.desk, CALLBACKS)).nodes;
  expect(task).toMatchObject({
    orderId,
    purpose: 'BAD_REVIEW',
    purposeText: '差评回访',
    tier: 'COMMUNITY',
    failedCalls: 0,
  });
  const CALL = `mutation ($input: RecordCallbackInput!) { recordCallback(input: $input) { ... on Callback { status result } ... on CommandRefused { code } } }`;
  expect(only(await ask(people.desk, CALL, { callbackId: task!.id, result: 'RESOLVED' }))).toEqual({
    status: 'DONE',
    result: 'RESOLVED',
  });

  const APPEAL = `mutation ($input: AppealEvaluationInput!) { appealEvaluation(input: $input) { ... on Appeal { id status } ... on CommandRefused { code } } }`;
  const appeal = only<{ id: string }>(
    await ask(people.lead, APPEAL, { evaluationId: rated.id, reason: '停水' }),
  );
  const DECIDE = `mutation ($input: DecideAppealInput!) { decideAppeal(input: $input) { ... on Appeal { status publishedReason } ... on CommandRefused { code } } }`;
  expect(
    only(await ask(people.street, DECIDE, { appealId: appeal.id, upheld: true, publishedReason: '属实' })),
  ).toEqual({ status: 'UPHELD', publishedReason: '属实' });
  expect(only(await district.ask(people.street, `{ appeals { nodes { id status } } }`))).toEqual({
    nodes: [{ id: appeal.id, status: 'UPHELD' }],
  });
});

it('a link without an account, a paper with a second person', async () => {
  const [byLink, onPaper] = [await confirmed(), await confirmed()];
  const ISSUE = `mutation ($input: IssueRatingLinkInput!) { issueRatingLink(input: $input) { ... on RatingLink { token stage } ... on CommandRefused { code } } }`;
  const { token } = only<{ token: string }>(await ask(people.desk, ISSUE, { orderId: byLink }));
  expect(
    only(
      await district.ask(
        null,
        `query ($token: String!) { ratingLink(token: $token) { ... on OpenedRatingLink { stages } } }`,
        { token },
      ),
    ),
  ).toEqual({ stages: ['RESULT'] });
  const BY_LINK = `mutation ($input: RateByLinkInput!) { rateByLink(input: $input) { ... on Evaluation { evidence } ... on CommandRefused { code } } }`;
  expect(only(await ask(null, BY_LINK, { token, stars: 5, channel: 'WECHAT' }))).toEqual({
    evidence: 'LINK',
  });
  expect(only(await ask(null, BY_LINK, { token, stars: 5 }))).toEqual({ code: 'RATING_LINK_USED' });

  const ENTER = `mutation ($input: EnterPaperRatingInput!) { enterPaperRating(input: $input) { ... on Evaluation { id status } ... on CommandRefused { code } } }`;
  const occurredAt = (await district.query<{ now: Date }>('SELECT app_now() AS now'))[0]!.now.toISOString();
  const paper = only<{ id: string; status: string }>(
    await ask(people.desk, ENTER, {
      orderId: onPaper,
      stars: 4,
      occurredAt,
      slipNumber: 'S-9',
      channel: 'PAPER',
    }),
  );
  expect(paper.status).toBe('PENDING_CHECK');
  expect(only(await district.ask(people.secondDesk, `{ pendingPaperRatings { nodes { id } } }`))).toEqual({
    nodes: [{ id: paper.id }],
  });
  const CHECK = `mutation ($input: CheckPaperRatingInput!) { checkPaperRating(input: $input) { ... on Evaluation { status } ... on CommandRefused { code } } }`;
  expect(only(await ask(people.desk, CHECK, { evaluationId: paper.id, agrees: true }))).toEqual({
    code: 'SECOND_PERSON_NEEDED',
  });
  expect(only(await ask(people.secondDesk, CHECK, { evaluationId: paper.id, agrees: true }))).toEqual({
    status: 'COUNTED',
  });
  const [row] = await district.query('SELECT status FROM service_orders WHERE id = $1', [onPaper]);
  expect(row).toEqual({ status: 'CLOSED' });
});

it('the rated organisation reads its ratings without names; outsiders read nothing', async () => {
  const organizationId = district.place('branch').id;
  const OF = `query ($organizationId: ID!) { evaluationsOf(organizationId: $organizationId) { nodes { stars class } } }`;
  const read = only<{ nodes: object[] }>(await district.ask(people.lead, OF, { organizationId }));
  expect(read.nodes).toEqual([
    { stars: 4, class: 'PAPER' },
    { stars: 5, class: 'SELF' },
    { stars: 1, class: 'SELF' },
  ]);
  for (const who of [people.resident, people.stranger]) {
    expect((await district.ask(who, OF, { organizationId })).errors![0]!.extensions.code).toBe('FORBIDDEN');
  }
  const fields = only<{ fields: { name: string }[] }>(
    await district.ask(people.lead, `{ __type(name: "Evaluation") { fields { name } } }`),
  );
  expect(fields.fields.map(({ name }) => name).filter((name) => /person|rater|typed/i.test(name))).toEqual(
    [],
  );
  const SCORE = `query ($organizationId: ID!) { providerScore(organizationId: $organizationId) { ratings lowerBound enough } }`;
  expect(only(await district.ask(people.resident, SCORE, { organizationId }))).toEqual({
    ratings: 0,
    lowerBound: null,
    enough: false,
  });
  expect((await district.ask(people.stranger, SCORE, { organizationId })).errors![0]!.extensions.code).toBe(
    'FORBIDDEN',
  );
});

it.each([
  ['six stars', { stars: 6 }, 'input.stars'],
  [
    'a dimension twice',
    {
      stars: 5,
      dimensions: [
        { dimension: 'QUALITY', stars: 5 },
        { dimension: 'QUALITY', stars: 1 },
      ],
    },
    'input.dimensions',
  ],
  ['words without end', { stars: 5, words: '好'.repeat(501) }, 'input.words'],
])('unreadable input names its field: %s', async (_, input, field) => {
  const answer = await ask(people.resident, RATE, { orderId: ids.uuid(), ...input });
  expect(answer.errors![0]!.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field });
});

import type { DynamicModule } from '@nestjs/common';
import { type PersonActor, type Refusal, type Result } from '#libs/kernel';
import {
  AppealsService,
  CallbacksService,
  EvaluationReader,
  EVALUATION_TIMELINE,
  EvaluationsModule,
  PaperRatings,
  RateOrderService,
  RatingLinks,
  RectificationService,
  ScoresService,
  type EnterPaperRating,
  type RateByLink,
  type RateOrder,
  type RecordCallback,
} from '#libs/evaluations';
import { insertMemberships } from '#libs/organizations';
import { ORDER_TIMELINE, ProgressTokens } from '#libs/orders';
import { EventConsumers } from '#libs/platform';
import { AuditVerifier } from '#libs/timeline';
import { ids, local, MONDAY, openOrdersApp } from '../../support/orders-app';

export { ids, local, MONDAY };
export type House = Awaited<ReturnType<typeof openHouse>>;

/** A street with orders and evaluations on a database of its own, and ways to bring an order where a story begins. */
export async function openHouse(more: readonly DynamicModule[] = []) {
  const app = await openOrdersApp({ more: (orders) => [EvaluationsModule.register({ orders }), ...more] });
  const { get, place, people } = app;
  const join = (actor: PersonActor): Promise<void> =>
    app.unitOfWork.transaction((tx) =>
      insertMemberships(
        tx,
        actor.grants.map(({ role, organizationId }) => ({
          id: ids.uuid(),
          streetId: actor.streetId,
          personId: actor.personId,
          organizationId,
          role,
        })),
      ),
    );
  const staff = {
    /** Leads the branch, and sits at the community's desk besides. */
    both: {
      ...people.desk,
      personId: (await app.person()).personId,
      grants: [...people.desk.grants, ...people.branch.grants],
    } satisfies PersonActor,
    supervisor: await app.person('STREET_SUPERVISOR', 'xzz'),
    district: await app.person('DISTRICT_OFFICER', 'gjz'),
    communityLead: await app.person('PROVIDER_LEAD', 'c01'),
  };
  for (const actor of [...Object.values(people), ...Object.values(staff)])
    if (actor.grants.length > 0) await join(actor);

  /** Claimed by the branch (or `lead` for `code`), served, and waiting for the resident. */
  const serve = async (orderId: string, lead = people.branch): Promise<void> => {
    const { start, finish } = app.codesOf(await app.load(orderId));
    const appointedAt = new Date((await now()).getTime() + 24 * 3600_000);
    await app.do(lead, orderId, { name: 'scheduleOrder', appointedAt, residentAgreed: true });
    await app.do(lead, orderId, { name: 'offerAssignment', personId: people.ann.personId });
    await app.do(people.ann, orderId, { name: 'acceptAssignment' });
    await app.do(people.ann, orderId, { name: 'startService', code: start });
    await app.do(people.ann, orderId, { name: 'finishService', code: finish });
  };
  const now = async (): Promise<Date> => (await app.dataSource.query('SELECT app_now() AS now'))[0].now;
  const done = async (code = 'branch', lead = people.branch): Promise<string> => {
    const orderId = await app.open();
    await app.do(lead, orderId, { name: 'claimOrder', organizationId: place(code).id });
    await serve(orderId, lead);
    return orderId;
  };
  const confirmed = async (code = 'branch', lead = people.branch): Promise<string> => {
    const orderId = await done(code, lead);
    await app.do(people.resident, orderId, { name: 'confirmOrder', resolved: true });
    return orderId;
  };

  const rating = (orderId: string, stars: number, differing: Partial<RateOrder> = {}): RateOrder => ({
    orderId,
    stage: 'RESULT',
    stars,
    dimensions: {},
    tags: [],
    words: null,
    channel: 'WEB',
    occurredAt: null,
    evidence: null,
    evidenceRef: null,
    idempotencyKey: ids.uuid(),
    ...differing,
  });

  return {
    ...app,
    people: { ...people, ...staff },
    serve,
    done,
    confirmed,
    now,
    rating,
    rate: (actor: PersonActor, orderId: string, stars: number, differing: Partial<RateOrder> = {}) =>
      get(RateOrderService).rateOrder(actor, rating(orderId, stars, differing)),
    enterPaper: (
      actor: PersonActor,
      orderId: string,
      stars: number,
      occurredAt: Date,
      differing: Partial<EnterPaperRating> = {},
    ) =>
      get(PaperRatings).enter(actor, {
        orderId,
        stage: 'RESULT',
        stars,
        dimensions: {},
        tags: [],
        words: null,
        occurredAt,
        slipNumber: 'S-1',
        idempotencyKey: ids.uuid(),
        ...differing,
      }),
    papers: get(PaperRatings),
    links: get(RatingLinks),
    rateByLink: (
      token: string,
      stars: number,
      differing: Partial<RateByLink> = {},
      actor: PersonActor | null = null,
    ) =>
      get(RatingLinks).rateByLink(actor, {
        token,
        stage: 'RESULT',
        stars,
        dimensions: {},
        tags: [],
        words: null,
        channel: 'WECHAT',
        idempotencyKey: ids.uuid(),
        ...differing,
      }),
    /** Lets the evaluations hear an event of an order (again). */
    hear: (type: string, orderId: string) =>
      app.unitOfWork.atomic(async (tx) => {
        const event = { id: ids.uuid(), type, streetId: place('xzz').id, subjectId: orderId, payload: {} };
        await get(EventConsumers)
          .get('evaluation-follow-ups')!
          .handle({ ...event, occurredAt: await now() }, tx);
      }),
    slipToken: (orderId: string) => get(ProgressTokens).of(orderId),
    repair: (actor: PersonActor, orderId: string, words = '换了新的阀门') =>
      get(RectificationService).submit(actor, { orderId, words, channel: 'WEB', idempotencyKey: ids.uuid() }),
    recheck: (
      actor: PersonActor,
      orderId: string,
      result: 'PASS' | 'FAIL' | 'NO_ANSWER',
      anotherTeam = false,
      idempotencyKey = ids.uuid(),
    ) =>
      get(RectificationService).recheck(actor, {
        orderId,
        result,
        anotherTeam,
        note: null,
        channel: 'PHONE',
        idempotencyKey,
      }),
    callbacks: get(CallbacksService),
    call: (
      actor: PersonActor,
      orderId: string,
      result: RecordCallback['result'],
      differing: Partial<RecordCallback> = {},
    ) =>
      get(CallbacksService).record(actor, {
        callbackId: null,
        orderId,
        result,
        anotherTeam: false,
        note: null,
        channel: 'PHONE',
        idempotencyKey: ids.uuid(),
        ...differing,
      }),
    appeals: get(AppealsService),
    scores: get(ScoresService),
    reader: get(EvaluationReader),
    rows: <Row = Record<string, unknown>>(sql: string, ...values: unknown[]): Promise<Row[]> =>
      app.dataSource.query(sql, values),
    /** Every chain of the street: orders and evaluations. */
    verifyAll: () =>
      new AuditVerifier(app.dataSource, [ORDER_TIMELINE, EVALUATION_TIMELINE]).verify({ kind: 'all' }),
  };
}

/** The value, or the refusal's code as an error. */
export function accepted<T>(result: Result<T, Refusal>): T {
  if (!result.ok) throw new Error(`refused: ${result.error.code}`);
  return result.value;
}

/** The refusal's code. */
export function refused(result: Result<unknown, Refusal>): string {
  if (result.ok) throw new Error('was not refused');
  return result.error.code;
}

import { SYSTEM, type PersonActor, type Refusal, type Result } from '#libs/kernel';
import { RateOrderService, RectificationService } from '#libs/evaluations';
import type { OrderCommand } from '#libs/orders';
import { ids, local } from '../orders-app';
import type { TwoStreets } from './two-streets';

type Step = (orderId: string, streets: TwoStreets) => Promise<unknown>;

const give =
  (who: keyof TwoStreets['cast'] | 'system', command: (streets: TwoStreets) => OrderCommand): Step =>
  (orderId, streets) =>
    streets.app.do(who === 'system' ? SYSTEM : streets.cast[who], orderId, command(streets));
const branch = (streets: TwoStreets) => ({ organizationId: streets.place('branch').id });
const APPOINTED = local('2026-11-03 09:30');

/** How an order comes where an operation can act on it: from which state, by what. All belong to c01 and its branch. */
const STEPS = {
  NEEDS_INFO: [
    'SUBMITTED',
    give('desk', () => ({ name: 'triageOrder', decision: 'ASK', question: '哪一层?' })),
  ],
  DESK_CALL: ['NEEDS_INFO', give('system', () => ({ name: 'infoNotSupplied' }))],
  OPEN: ['SUBMITTED', give('desk', () => ({ name: 'triageOrder', decision: 'ACCEPT' }))],
  REFERRED: [
    'SUBMITTED',
    give('desk', () => ({
      name: 'triageOrder',
      decision: 'REFER',
      referral: { kind: 'OUT_OF_SCOPE', reason: '不在范围' },
    })),
  ],
  INVITED: ['OPEN', give('desk', (s) => ({ name: 'inviteOrganization', ...branch(s) }))],
  COMMUNITY_FALLBACK: ['OPEN', give('system', () => ({ name: 'poolTimedOut' }))],
  STREET_FALLBACK: ['COMMUNITY_FALLBACK', give('system', () => ({ name: 'poolTimedOut' }))],
  CLAIMED: ['OPEN', give('lead', (s) => ({ name: 'claimOrder', ...branch(s) }))],
  CLAIMED_BY_TEAM: [
    'OPEN',
    give('teamLead', (s) => ({ name: 'claimOrder', organizationId: s.place('team').id })),
  ],
  IN_LINE: ['CLAIMED_BY_TEAM', give('lead', (s) => ({ name: 'waitInLine', ...branch(s) }))],
  COST_PROPOSED: [
    'CLAIMED',
    give('lead', () => ({ name: 'proposeMaterialCost', amountFen: 3500, what: '水龙头一个' })),
  ],
  EXTENSION_ASKED: [
    'CLAIMED',
    give('lead', () => ({ name: 'requestExtension', workingDays: 3, reason: '缺零件', residentTold: true })),
  ],
  SUSPENDED: [
    'CLAIMED',
    give('desk', () => ({ name: 'suspendOrder', reason: '住院', until: local('2026-11-20 09:00') })),
  ],
  SCHEDULED: [
    'CLAIMED',
    give('lead', () => ({ name: 'scheduleOrder', appointedAt: APPOINTED, residentAgreed: true })),
  ],
  ASKED_TO_COME: [
    'SCHEDULED',
    give('lead', (s) => ({ name: 'offerAssignment', personId: s.cast.volunteer.personId })),
  ],
  COMING: ['ASKED_TO_COME', give('volunteer', () => ({ name: 'acceptAssignment' }))],
  IN_SERVICE: [
    'COMING',
    async (id, { app, cast }) =>
      app.do(cast.volunteer, id, { name: 'startService', code: app.codesOf(await app.load(id)).start }),
  ],
  DONE: [
    'IN_SERVICE',
    async (id, { app, cast }) =>
      app.do(cast.volunteer, id, { name: 'finishService', code: app.codesOf(await app.load(id)).finish }),
  ],
  CALLBACK: [
    'DONE',
    async (id, { app, settle }) => {
      await app.do(SYSTEM, id, { name: 'confirmationSilent' });
      await settle();
    },
  ],
  CONFIRMED: ['DONE', give('resident', () => ({ name: 'confirmOrder', resolved: true }))],
  RATED_WELL: ['CONFIRMED', (id, streets) => rate(id, streets, 5)],
  RECTIFYING: ['CONFIRMED', (id, streets) => rate(id, streets, 2)],
  RECHECKING: [
    'RECTIFYING',
    async (orderId, { app, cast }) =>
      must(
        await app
          .get(RectificationService)
          .submit(cast.lead, { orderId, words: '换了阀门', channel: 'WEB', idempotencyKey: ids.uuid() }),
      ),
  ],
} as const satisfies Record<string, readonly [from: string, step: Step]>;
export type OrderState = keyof typeof STEPS | 'SUBMITTED';

/** A new order of the cast's resident, or of somebody else, in that state. */
export async function orderIn(
  state: OrderState,
  streets: TwoStreets,
  resident: PersonActor = streets.cast.resident,
): Promise<string> {
  if (state === 'SUBMITTED') return must(await streets.app.submit(resident)).orderId;
  const [from, step] = STEPS[state];
  const orderId = await orderIn(from, streets, resident);
  await step(orderId, streets);
  return orderId;
}

async function rate(orderId: string, { app, cast }: TwoStreets, stars: number): Promise<void> {
  const rating = {
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
  } as const;
  must(await app.get(RateOrderService).rateOrder(cast.resident, rating));
}

/** The value of a step that has to be taken. */
export function must<T>(result: Result<T, Refusal>): T {
  if (!result.ok) throw new Error(`refused: ${result.error.code} ${result.error.message.en}`);
  return result.value;
}

import {
  STANDARD_CALENDAR,
  text,
  type Actor,
  type PersonActor,
  type Role,
  type RoleGrant,
} from '#libs/kernel';
import type { CommandOrigin } from '../command';
import type { OrderFacts, OrderWorkflow } from '../context';
import type { Claim, ServiceOrder } from '../order';

export const local = (time: string): Date => new Date(`${time.replace(' ', 'T')}:00+08:00`);
export const MONDAY = local('2026-11-02 09:00');

export function orderWith(differing: Partial<ServiceOrder> = {}): ServiceOrder {
  return {
    id: 'order',
    streetId: 'xzz',
    workflow: 'toy',
    code: 'XZZ-1',
    queryCode: '1',
    status: 'WAITING',
    outcome: null,
    version: 4,
    round: 1,
    urgency: 'NORMAL',
    risk: 'LOW',
    complex: false,
    channel: 'WEB',
    itemId: null,
    sessionId: null,
    standingOrderId: null,
    communityId: 'c01',
    communityPath: 'gjz/xzz/c01/',
    beneficiary: 'PERSON',
    requesterId: 'resident',
    placedById: null,
    pool: null,
    appointedAt: null,
    occurredAt: MONDAY,
    receivedAt: MONDAY,
    closedAt: null,
    details: { text: 'the tap drips' },
    deadlines: [],
    claims: [],
    invitation: null,
    assignments: [],
    timeline: { seq: 4, hash: 'head' },
    ...differing,
  };
}

export const claimWith = (differing: Partial<Claim> = {}): Claim => ({
  id: 'claim',
  organizationId: 'branch',
  tier: 'TEAM',
  round: 1,
  fromPool: 'OPEN',
  status: 'ACTIVE',
  createdAt: MONDAY,
  claimedAt: MONDAY,
  contactedAt: null,
  endedAt: null,
  endReason: null,
  ...differing,
});

export const grant = (role: Role, organizationId: string, organizationPath: string): RoleGrant => ({
  role,
  organizationId,
  organizationPath,
});

export const person = (personId: string, ...grants: RoleGrant[]): PersonActor => ({
  kind: 'PERSON',
  personId,
  accountId: personId,
  sessionId: personId,
  streetId: 'xzz',
  grants,
});

export const from = (actor: Actor): CommandOrigin => ({
  actor,
  channel: 'WEB',
  onBehalfOfPersonId: null,
  occurredAt: null,
});

export const factsAt = (now: Date, differing: Partial<OrderFacts> = {}): OrderFacts => ({
  now,
  calendar: STANDARD_CALENDAR,
  deadlineOverrides: {},
  history: [{ status: 'WAITING', at: MONDAY }],
  organization: null,
  named: { item: null, personId: null, duplicateOf: null },
  actorPersonIds: [],
  codes: { start: '1', finish: '2' },
  newId: () => 'id',
  ...differing,
});

const words = text('词', 'words');
const event = (name: string) => ({ text: words, event: name });

/** As small as a workflow can be that waits, pauses, warns, falls due and ends. */
export const toy = {
  type: 'toy',
  title: words,
  initial: ['WAITING'],
  commands: {
    addNote: event('NoteAdded'),
    suspendOrder: event('OrderSuspended'),
    resumeOrder: event('OrderResumed'),
    cancelOrder: event('OrderCancelled'),
  },
  deadlines: {
    ANSWER: {
      text: words,
      countsFrom: words,
      startsAt: (order: ServiceOrder) => order.receivedAt,
      length: { normal: '4 hours', urgent: '1 hours', complex: '8 hours' },
      extraWorkingDays: (order: ServiceOrder) =>
        order.details.extension?.status === 'GRANTED' ? order.details.extension.workingDays : 0,
      pausedIn: ['PAUSED'],
      marks: [
        { at: { share: 0.5 }, light: 'YELLOW', tell: ['DESK'], text: words },
        { at: 'due', light: 'RED', tell: ['STREET'], text: words },
        { at: { after: '2 hours' }, send: 'cancelOrder', tell: ['RESIDENT'], text: words },
      ],
    },
  },
  statuses: {
    WAITING: {
      text: words,
      kind: 'waiting',
      nextStep: words,
      deadlines: ['ANSWER'],
      on: {
        addNote: {
          to: 'STAY',
          by: ['RESIDENT', 'DESK'],
          effects: [
            {
              name: 'count',
              apply: (order, { raise }) => {
                order.details.urges = (order.details.urges ?? 0) + 1;
                raise('Counted', { n: order.details.urges });
              },
            },
          ],
        },
        suspendOrder: { to: 'PAUSED', by: ['DESK'] },
        cancelOrder: {
          to: 'OVER',
          by: ['RESIDENT', 'SYSTEM'],
          guards: [
            {
              name: 'urged',
              beforehand: true,
              refuse: ({ order }) =>
                order.details.urges === 13 ? { code: 'UNLUCKY', message: words, wayOut: words } : null,
            },
          ],
          effects: [
            {
              name: 'end',
              apply: (order) => {
                order.outcome = 'WITHDRAWN';
              },
            },
          ],
        },
      },
    },
    PAUSED: {
      text: words,
      kind: 'waiting',
      nextStep: words,
      deadlines: ['ANSWER'],
      on: { resumeOrder: { to: 'WAITING', by: ['DESK'] } },
    },
    OVER: { text: words, kind: 'final', nextStep: words, entered: 'OrderOver', deadlines: [], on: {} },
  },
} satisfies OrderWorkflow as OrderWorkflow;

import type { DeadlineDefinition } from '#libs/kernel';
import { text } from '#libs/kernel';
import type { ServiceOrder } from '#libs/orders';
import { activeClaim, isOfSession } from '#libs/orders';

type Deadline = DeadlineDefinition<ServiceOrder>;

/** "NEEDS_INFO and SUSPENDED pause the order's clocks, not their own" (handbook §3). */
const PAUSES = ['NEEDS_INFO', 'SUSPENDED'] as const;

/** A pool's clock runs on while an organisation thinks about an invitation, and stands still while somebody has the claim. */
const NOT_IN_A_POOL = [
  'NEEDS_INFO',
  'SUSPENDED',
  'CLAIMED',
  'SCHEDULED',
  'IN_SERVICE',
  'DONE',
  'CONFIRMED',
  'RECTIFYING',
  'RECHECKING',
  'CLOSED',
] as const;

const claimedAt = (order: ServiceOrder): Date | null =>
  isOfSession(order) ? null : (activeClaim(order)?.claimedAt ?? null);
const entered = text('进入这一状态', 'entering it');

const pool = (
  zh: string,
  en: string,
  pool: ServiceOrder['pool'],
  length: NonNullable<Deadline['length']>,
  marks: Deadline['marks'],
): Deadline => ({
  text: text(zh, en),
  countsFrom: entered,
  startsAt: (order) => (order.pool === pool ? (order.details.poolEnteredAt ?? null) : null),
  length,
  pausedIn: NOT_IN_A_POOL,
  marks,
});

/** The deadlines of handbook §3. Lengths are defaults: a street and an item may set their own, as data. */
export const deadlines: Readonly<Record<string, Deadline>> = {
  RECEIPT: {
    text: text('发出回执', 'receipt with a query code'),
    countsFrom: text('收到', 'received'),
    startsAt: (order) => (order.details.receiptDeliveredAt ? null : order.receivedAt),
    length: { normal: '3 minutes', urgent: '3 minutes' },
    pausedIn: [],
    marks: [
      {
        at: 'due',
        tell: ['OPERATOR'],
        text: text('回执未发出，提醒运维', 'no receipt yet: the operator is alerted'),
      },
    ],
  },
  TRIAGE: {
    text: text('受理', 'triage'),
    countsFrom: text('收到', 'received'),
    startsAt: (order) => order.details.resubmittedAt ?? order.receivedAt,
    length: { normal: '1 workingDays', urgent: '2 hours' },
    pausedIn: PAUSES,
    marks: [
      {
        at: 'due',
        light: 'RED',
        tell: ['DESK', 'SECRETARY'],
        text: text('红灯，报社区书记', 'red, to the community secretary'),
      },
    ],
  },
  RESIDENT_ANSWER: {
    text: text('居民补充', 'resident’s answer'),
    countsFrom: text('请居民补充', 'asked'),
    startsAt: (order) => (order.details.deskCall ? null : (order.details.needsInfo?.askedAt ?? null)),
    length: { normal: '5 workingDays', urgent: '1 days' },
    pausedIn: [],
    marks: [
      { at: { share: 0.2 }, tell: ['RESIDENT'], text: text('提醒居民', 'the resident is reminded') },
      { at: 'due', send: 'infoNotSupplied', tell: ['DESK'], text: text('社区打电话', 'the desk calls') },
    ],
  },
  DESK_CALL: {
    text: text('社区去电', 'call by the desk'),
    countsFrom: text('需要去电', 'the call is opened'),
    startsAt: (order) => order.details.deskCall?.openedAt ?? null,
    length: { normal: '1 workingDays', urgent: '1 workingDays' },
    pausedIn: ['SUSPENDED'],
    marks: [
      { at: 'due', send: 'deskCallTimedOut', tell: ['RESIDENT', 'DESK'], text: text('撤单', 'cancelled') },
    ],
  },
  INVITATION_ANSWER: {
    text: text('答复邀约', 'answer an invitation'),
    countsFrom: text('发出邀约', 'invited'),
    startsAt: (order) => order.invitation?.invitedAt ?? null,
    length: { normal: '2 workingHours', urgent: '30 minutes' },
    pausedIn: ['SUSPENDED'],
    marks: [
      {
        at: 'due',
        send: 'invitationTimedOut',
        tell: ['DESK'],
        text: text('退回原来的池', 'back to its pool'),
      },
    ],
  },
  OPEN_POOL: pool('公开接单', 'open pool', 'OPEN', { normal: '24 poolHours', urgent: '2 hours' }, [
    {
      at: { share: 0.5 },
      light: 'YELLOW',
      tell: ['PROVIDERS'],
      text: text('提醒接单', 'providers are nudged'),
    },
    {
      at: 'due',
      send: 'poolTimedOut',
      tell: ['DESK', 'RESIDENT'],
      text: text('转社区兜底', 'to community fallback'),
    },
  ]),
  COMMUNITY_POOL: pool(
    '社区兜底',
    'community fallback',
    'COMMUNITY_FALLBACK',
    { normal: '24 poolHours', urgent: '2 hours' },
    [
      { at: { share: 0.5 }, light: 'YELLOW', tell: ['DESK'], text: text('提醒社区', 'the desk is nudged') },
      {
        at: 'due',
        send: 'poolTimedOut',
        tell: ['STREET', 'RESIDENT'],
        text: text('转街道兜底', 'to street fallback'),
      },
    ],
  ),
  STREET_POOL: pool(
    '街道兜底',
    'street fallback',
    'STREET_FALLBACK',
    { normal: '2 workingDays', urgent: '4 hours' },
    [
      {
        at: { share: 0.5 },
        light: 'YELLOW',
        tell: ['STREET'],
        text: text('提醒街道', 'the street is nudged'),
      },
      {
        at: 'due',
        light: 'RED',
        tell: ['STREET', 'DISTRICT'],
        text: text('红灯，列入公开超期名单', 'red, public overdue list'),
      },
    ],
  ),
  FIRST_CONTACT: {
    text: text('首次联系', 'first contact'),
    countsFrom: text('本轮接单', 'claim of the round'),
    startsAt: (order) => (activeClaim(order)?.contactedAt ? null : claimedAt(order)),
    length: { normal: '24 hours', urgent: '2 hours' },
    pausedIn: PAUSES,
    marks: [
      { at: 'due', light: 'YELLOW', tell: ['CLAIMANT'], text: text('黄灯', 'yellow') },
      {
        at: { after: '4 workingHours' },
        light: 'RED',
        tell: ['CLAIMANT', 'DESK'],
        text: text('红灯，可以收回', 'red: the claim may be revoked'),
      },
    ],
  },
  START: {
    text: text('开始服务', 'start'),
    countsFrom: text('约定时间', 'appointed time'),
    startsAt: (order) => order.appointedAt,
    length: { normal: '2 hours', urgent: '30 minutes' },
    pausedIn: PAUSES,
    marks: [
      {
        at: 'due',
        light: 'RED',
        tell: ['RESIDENT', 'CLAIMANT', 'DESK'],
        text: text('红灯，问居民有没有人来', 'red; the resident is asked whether anyone came'),
      },
    ],
  },
  SERVICE_END: {
    text: text('结束服务', 'end of a started service'),
    countsFrom: text('开始', 'start'),
    startsAt: (order) => order.details.startedAt ?? null,
    length: { normal: '24 hours', urgent: '4 hours' },
    pausedIn: PAUSES,
    marks: [
      { at: 'due', light: 'YELLOW', tell: ['CLAIMANT', 'VOLUNTEERS'], text: text('提醒', 'reminder') },
      { at: { after: '4 hours' }, light: 'RED', tell: ['CLAIMANT', 'DESK'], text: text('红灯', 'red') },
    ],
  },
  FINISH: {
    text: text('办结', 'finish'),
    countsFrom: text('本轮接单', 'claim of the round'),
    startsAt: claimedAt,
    length: { normal: '5 workingDays', urgent: '24 hours', complex: '15 workingDays' },
    extraWorkingDays: (order) =>
      order.details.extension?.status === 'GRANTED' ? order.details.extension.workingDays : 0,
    pausedIn: PAUSES,
    marks: [
      { at: { before: '1 workingDays' }, light: 'YELLOW', tell: ['CLAIMANT'], text: text('黄灯', 'yellow') },
      {
        at: 'due',
        light: 'RED',
        tell: ['CLAIMANT', 'DESK', 'SECRETARY'],
        text: text('红灯，社区督办', 'red, supervised by the community'),
      },
      {
        at: { after: '1 workingDays' },
        light: 'RED',
        tell: ['STREET'],
        text: text('街道督办', 'supervised by the street'),
      },
    ],
  },
  CONFIRMATION: {
    text: text('居民确认', 'resident confirms'),
    countsFrom: text('服务完成', 'done'),
    startsAt: (order) => (order.details.callback ? null : (order.details.finishedAt ?? null)),
    length: { normal: '3 days', urgent: '3 days' },
    pausedIn: PAUSES,
    marks: [
      { at: { share: 0.34 }, tell: ['RESIDENT'], text: text('提醒居民', 'the resident is reminded') },
      {
        at: 'due',
        send: 'confirmationSilent',
        tell: ['DESK', 'STREET'],
        text: text('由另一单位回访', 'callback by a different unit'),
      },
    ],
  },
  CALLBACK: {
    text: text('回访', 'callback'),
    countsFrom: text('上一次回访或转回访', 'the callback opened, or the last call'),
    startsAt: (order) => order.details.callback?.dueFrom ?? null,
    length: { normal: '2 workingDays', urgent: '2 workingDays' },
    pausedIn: PAUSES,
    marks: [
      { at: 'due', light: 'RED', tell: ['DESK', 'STREET'], text: text('红灯，报街道', 'red, to the street') },
    ],
  },
  RATING: {
    text: text('评价', 'rating window'),
    countsFrom: text('确认', 'confirmed'),
    startsAt: (order) => order.details.confirmedAt ?? null,
    length: { normal: '5 workingDays', urgent: '5 workingDays' },
    pausedIn: [],
    marks: [
      { at: { share: 0.6 }, tell: ['RESIDENT'], text: text('提醒评价', 'the resident is reminded') },
      { at: 'due', send: 'ratingWindowClosed', tell: [], text: text('未评价办结', 'closed, unrated') },
    ],
  },
  RECTIFICATION_CONTACT: {
    text: text('差评联系', 'bad review: contact'),
    countsFrom: text('差评', 'bad review'),
    startsAt: (order) =>
      order.details.rectification?.contactedAt ? null : (order.details.rectification?.openedAt ?? null),
    length: { normal: '1 workingDays', urgent: '1 workingDays' },
    pausedIn: PAUSES,
    marks: [
      {
        at: 'due',
        light: 'RED',
        tell: ['CLAIMANT', 'STREET'],
        text: text('红灯，报街道', 'red, to the street'),
      },
    ],
  },
  RECTIFICATION: {
    text: text('差评整改', 'bad review: fix'),
    countsFrom: text('差评', 'bad review'),
    startsAt: (order) => order.details.rectification?.openedAt ?? null,
    length: { normal: '5 workingDays', urgent: '5 workingDays', complex: '15 workingDays' },
    pausedIn: PAUSES,
    marks: [
      {
        at: 'due',
        light: 'RED',
        tell: ['CLAIMANT', 'STREET'],
        text: text('红灯，报街道', 'red, to the street'),
      },
      {
        at: { after: '5 workingDays' },
        light: 'RED',
        send: 'rectificationOverdue',
        tell: ['STREET', 'RESIDENT'],
        text: text('转街道兜底', 'to street fallback'),
      },
    ],
  },
  RECHECK: {
    text: text('整改复核', 'bad review: recheck'),
    countsFrom: text('提交整改', 'rectification submitted'),
    startsAt: (order) => order.details.rectification?.submittedAt ?? null,
    length: { normal: '5 workingDays', urgent: '5 workingDays' },
    pausedIn: PAUSES,
    marks: [
      { at: 'due', light: 'RED', tell: ['DESK', 'STREET'], text: text('红灯，报街道', 'red, to the street') },
    ],
  },
  SUSPENSION: {
    text: text('挂起到期', 'suspension'),
    countsFrom: text('挂起时写明的日期', 'its date'),
    startsAt: (order) => order.details.suspension?.at ?? null,
    date: (order) => order.details.suspension?.until ?? null,
    pausedIn: [],
    marks: [
      { at: 'due', send: 'resumeOrder', tell: ['RESIDENT', 'CLAIMANT'], text: text('恢复', 'resumes') },
    ],
  },
  UNMET_REVIEW: {
    text: text('再次评估', 'review of UNMET'),
    countsFrom: text('写明的日期', 'its date'),
    startsAt: (order) => order.details.unmet?.reviewAt ?? null,
    date: (order) => order.details.unmet?.reviewAt ?? null,
    pausedIn: [],
    marks: [
      {
        at: 'due',
        send: 'unmetReviewed',
        tell: ['RESIDENT', 'STREET'],
        text: text('重新开放接单', 'opened for another try'),
      },
    ],
  },
  PLACE_OFFER: {
    text: text('候补名额答复', 'answer to a free place'),
    countsFrom: text('空出名额', 'offered'),
    startsAt: (order) => order.details.placeOffer?.offeredAt ?? null,
    length: { normal: '2 hours', urgent: '2 hours' },
    pausedIn: [],
    marks: [
      {
        at: 'due',
        send: 'placeOfferLapsed',
        tell: ['RESIDENT'],
        text: text('让给下一位', 'goes to the next in line'),
      },
    ],
  },
  SESSION_START: {
    text: text('场次开始', 'the session begins'),
    countsFrom: text('场次时间', 'its time'),
    startsAt: (order) => order.receivedAt,
    date: (order) => order.appointedAt,
    pausedIn: [],
    marks: [
      {
        at: 'due',
        send: 'sessionBegan',
        tell: ['RESIDENT'],
        text: text('没有名额，撤单', 'no place: cancelled'),
      },
    ],
  },
};

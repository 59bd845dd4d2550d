import type { Effect, Guard, StatusDefinition, Text, Transition } from '#libs/kernel';
import { STAY, text } from '#libs/kernel';
import type { CommandName, OrderContext, Party, ServiceOrder } from '#libs/orders';
import { inputOf } from '#libs/orders';
import * as decide from './decisions';
import * as effects from './effects';
import * as guards from './guards';

type OrderTransition = Transition<OrderContext, ServiceOrder>;
type On = Partial<Record<CommandName, OrderTransition>>;
type OrderEffect = Effect<OrderContext, ServiceOrder>;

interface Step {
  to: OrderTransition['to'];
  by: readonly Party[];
  decide?: OrderTransition['decide'];
  guards?: readonly Guard<OrderContext>[];
  effects?: readonly OrderEffect[];
}
const step = (s: Step): OrderTransition => s;

/** An effect that belongs to one outcome of a decision. */
const when = (
  outcome: string,
  decision: (context: OrderContext) => string,
  then: OrderEffect,
): OrderEffect => ({
  name: `${outcome}→${then.name}`,
  apply: (order, context) => {
    if (decision(context) === outcome) then.apply(order, context);
  },
});

const nextRoundEffects = (decision: (context: OrderContext) => string): OrderEffect[] => [
  when('SAME_TEAM', decision, effects.beginRound('SAME_TEAM')),
  when('ANOTHER_TEAM', decision, effects.beginRound('ANOTHER_TEAM')),
  when('TOO_MANY', decision, effects.toStreet),
];

// ---- steps that several statuses share

const cancel = step({
  to: 'CANCELLED',
  by: ['RESIDENT', 'DESK'],
  guards: [guards.given('reason')],
  effects: [effects.closeAs('WITHDRAWN')],
});
const anytime: On = {
  urgeOrder: step({
    to: STAY,
    by: ['RESIDENT', 'HOLDER', 'DESK'],
    guards: [guards.notUrgedJustNow],
    effects: [effects.urge],
  }),
  addNote: step({
    to: STAY,
    by: ['RESIDENT', 'CLAIMANT', 'VOLUNTEER', 'DESK', 'STREET'],
    guards: [guards.given('note')],
  }),
  acknowledgeReceipt: step({ to: STAY, by: ['SYSTEM'], effects: [effects.receiptDelivered] }),
};
const suspend = step({
  to: 'SUSPENDED',
  by: ['DESK', 'STREET', 'CLAIMANT'],
  guards: [guards.given('reason'), guards.datesAhead('until')],
  effects: [effects.suspend],
});
const refer = step({
  to: 'REFERRED',
  by: ['DESK', 'STREET'],
  guards: [guards.notOwnOrder, guards.referralInput],
  effects: [effects.referOrder],
});
const claimIt = step({
  to: 'CLAIMED',
  by: ['PROVIDER'],
  guards: [guards.notOwnOrder, guards.leadsTheOrganization, guards.organizationMayServe, guards.underLoadCap],
  effects: [effects.claim],
});
const inviteIt = step({
  to: 'INVITED',
  by: ['DESK', 'STREET'],
  guards: [guards.notOwnOrder, guards.organizationMayServe],
  effects: [effects.inviteNamed],
});
const line: On = {
  waitInLine: step({
    to: STAY,
    by: ['PROVIDER'],
    guards: [
      guards.notASession,
      guards.notOwnOrder,
      guards.leadsTheOrganization,
      guards.organizationMayServe,
      guards.notYetInLine,
    ],
    effects: [effects.waitInLine],
  }),
  leaveLine: step({
    to: STAY,
    by: ['PROVIDER'],
    guards: [guards.leadsTheOrganization, guards.inLine],
    effects: [effects.leaveLine],
  }),
};
const handBack: On = {
  releaseOrder: step({
    to: decide.handBackTargets,
    by: ['CLAIMANT'],
    decide: decide.decideHandBack,
    guards: [guards.notASession, guards.given('reason')],
    effects: [effects.handBack('RELEASED')],
  }),
  revokeClaim: step({
    to: decide.handBackTargets,
    by: ['DESK', 'STREET'],
    decide: decide.decideHandBack,
    guards: [guards.notASession, guards.isRed, guards.given('reason')],
    effects: [effects.handBack('REVOKED')],
  }),
};
const people: On = {
  offerAssignment: step({
    to: STAY,
    by: ['CLAIMANT'],
    guards: [guards.notASession, guards.personMayCome],
    effects: [effects.offerAssignment],
  }),
  acceptAssignment: step({
    to: STAY,
    by: ['VOLUNTEER'],
    guards: [guards.notOwnOrder, guards.assignedToMe],
    effects: [effects.acceptAssignment],
  }),
  declineAssignment: step({
    to: STAY,
    by: ['VOLUNTEER'],
    guards: [guards.assignedToMe, guards.given('reason')],
    effects: [effects.declineAssignment],
  }),
};
const extension: On = {
  requestExtension: step({
    to: STAY,
    by: ['CLAIMANT'],
    guards: [guards.notASession, guards.extensionNotUsed, guards.given('reason'), guards.extensionInput],
    effects: [effects.requestExtension],
  }),
  decideExtension: step({
    to: STAY,
    by: ['REVIEWER'],
    guards: [guards.extensionAsked, guards.given('reason')],
    effects: [effects.decideExtension],
  }),
};
const contact: On = {
  recordContact: step({ to: STAY, by: ['CLAIMANT', 'VOLUNTEER'], effects: [effects.contactMade] }),
};
const backToPool = (by: Party, gds: readonly Guard<OrderContext>[], fx: OrderEffect): OrderTransition =>
  step({ to: decide.poolTargets, by: [by], decide: decide.decidePool, guards: gds, effects: [fx] });
const suspendInPool = step({ ...suspend, by: ['DESK', 'STREET'] });
const closedRated = (by: Party): OrderTransition =>
  step({ to: 'CLOSED', by: [by], effects: [effects.settleRectification(false), effects.closeAs('RATED')] });

const status = (
  zh: string,
  en: string,
  kind: 'waiting' | 'final',
  next: Text,
  deadlines: readonly string[],
  on: On,
  entered?: string,
): StatusDefinition<OrderContext, ServiceOrder> => ({
  text: text(zh, en),
  kind,
  nextStep: next,
  deadlines,
  on: on,
  ...(entered ? { entered } : {}),
});

/** The table of handbook §3: where an order stands, and by what it leaves. */
export const statuses: Readonly<Record<string, StatusDefinition<OrderContext, ServiceOrder>>> = {
  SUBMITTED: status(
    '待受理',
    'Submitted',
    'waiting',
    text('社区受理员会看您的订单', 'The community desk will look at your order'),
    ['RECEIPT', 'TRIAGE'],
    {
      ...anytime,
      triageOrder: step({
        to: decide.triageTargets,
        by: ['DESK', 'STREET', 'SYSTEM'],
        decide: decide.decideTriage,
        guards: [guards.notOwnOrder, guards.anotherPersonThanBefore, guards.triageInput],
        effects: [effects.applyTriage],
      }),
      cancelOrder: cancel,
    },
  ),
  NEEDS_INFO: status(
    '待补充',
    'Needs information',
    'waiting',
    text('请补充情况,补充后继续受理', 'Please tell us more; then the order goes on'),
    ['RECEIPT', 'RESIDENT_ANSWER', 'DESK_CALL'],
    {
      ...anytime,
      supplyInfo: step({
        to: 'SUBMITTED',
        by: ['RESIDENT', 'HOLDER', 'DESK'],
        guards: [guards.given('text')],
        effects: [effects.addSuppliedInfo],
      }),
      infoNotSupplied: step({ to: STAY, by: ['SYSTEM'], effects: [effects.openDeskCall('NO_REPLY')] }),
      recordDeskCall: step({
        to: { ANSWERED: 'SUBMITTED', NOT_REACHED: STAY, DROPPED: 'CANCELLED' },
        by: ['DESK'],
        decide: decide.decideInfoCall,
        guards: [guards.deskCallOpen],
        effects: [
          when('ANSWERED', decide.decideInfoCall, effects.addSuppliedInfo),
          when('DROPPED', decide.decideInfoCall, effects.closeAs('WITHDRAWN')),
        ],
      }),
      deskCallTimedOut: step({ to: 'CANCELLED', by: ['SYSTEM'], effects: [effects.closeAs('NO_REPLY')] }),
      cancelOrder: cancel,
    },
    'InfoRequested',
  ),
  OPEN: status(
    '待接单',
    'Open',
    'waiting',
    text('正等党组织接单', 'Waiting for an organisation to take it'),
    ['RECEIPT', 'OPEN_POOL'],
    {
      ...anytime,
      claimOrder: claimIt,
      inviteOrganization: inviteIt,
      poolTimedOut: step({
        to: 'COMMUNITY_FALLBACK',
        by: ['SYSTEM'],
        effects: [effects.enterPool('COMMUNITY_FALLBACK')],
      }),
      suspendOrder: suspendInPool,
      referOrder: refer,
      cancelOrder: cancel,
    },
  ),
  INVITED: status(
    '邀约中',
    'Invited',
    'waiting',
    text('已邀请一个组织,等它答复', 'An organisation was invited and will answer'),
    ['RECEIPT', 'INVITATION_ANSWER'],
    {
      ...anytime,
      acceptInvitation: step({
        to: 'CLAIMED',
        by: ['INVITEE'],
        guards: [guards.notOwnOrder, guards.organizationMayServe, guards.underLoadCap],
        effects: [effects.acceptInvitation],
      }),
      declineInvitation: backToPool('INVITEE', [guards.given('reason')], effects.declineInvitation),
      withdrawInvitation: step({
        to: decide.poolTargets,
        by: ['DESK', 'STREET'],
        decide: decide.decidePool,
        guards: [guards.given('reason')],
        effects: [effects.withdrawInvitation],
      }),
      invitationTimedOut: backToPool('SYSTEM', [], effects.lapseInvitation),
      referOrder: refer,
      cancelOrder: cancel,
    },
    'OrganizationInvited',
  ),
  COMMUNITY_FALLBACK: status(
    '社区兜底',
    'Community fallback',
    'waiting',
    text('社区正在安排', 'The community is arranging it'),
    ['RECEIPT', 'COMMUNITY_POOL'],
    {
      ...anytime,
      claimOrder: claimIt,
      inviteOrganization: inviteIt,
      poolTimedOut: step({
        to: 'STREET_FALLBACK',
        by: ['SYSTEM'],
        effects: [effects.enterPool('STREET_FALLBACK')],
      }),
      suspendOrder: suspendInPool,
      referOrder: refer,
      cancelOrder: cancel,
    },
    'OrderFellBack',
  ),
  STREET_FALLBACK: status(
    '街道兜底',
    'Street fallback',
    'waiting',
    text('街道正在协调', 'The street office is arranging it'),
    ['RECEIPT', 'STREET_POOL'],
    {
      ...anytime,
      claimOrder: claimIt,
      inviteOrganization: inviteIt,
      summonDepartments: step({
        to: STAY,
        by: ['STREET'],
        guards: [guards.given('reason'), guards.datesAhead('expectedAt')],
        effects: [effects.recordSummons],
      }),
      convertToProject: step({
        to: 'UNMET',
        by: ['STREET'],
        guards: [guards.given('reason'), guards.datesAhead('reviewAt')],
        effects: [effects.shelve('PROJECT')],
      }),
      markUnmet: step({
        to: 'UNMET',
        by: ['STREET'],
        guards: [guards.given('reason'), guards.datesAhead('reviewAt')],
        effects: [effects.shelve('UNMET')],
      }),
      suspendOrder: suspendInPool,
      referOrder: refer,
      cancelOrder: cancel,
    },
    'OrderFellBack',
  ),
  CLAIMED: status(
    '已接单',
    'Claimed',
    'waiting',
    text('接单组织会与您联系约时间', 'The organisation will contact you for a time'),
    ['RECEIPT', 'FIRST_CONTACT', 'FINISH', 'DESK_CALL'],
    {
      ...anytime,
      ...line,
      ...handBack,
      ...people,
      ...extension,
      ...contact,
      // the product itself: an occurrence of a standing order has its time from the rule
      scheduleOrder: step({
        to: 'SCHEDULED',
        by: ['CLAIMANT', 'SYSTEM'],
        guards: [guards.notASession, guards.notComingToMyself, guards.datesAhead('appointedAt')],
        effects: [effects.schedule, effects.contactMade, effects.comeMyself],
      }),
      recordDeskCall: step({
        to: { KEEP: STAY, DROP: 'CANCELLED' },
        by: ['DESK'],
        decide: (context) => (dropsAfterCall(context) ? 'DROP' : 'KEEP'),
        guards: [guards.deskCallOpen],
        effects: [
          effects.closeDeskCall,
          when('DROP', (c) => (dropsAfterCall(c) ? 'DROP' : 'KEEP'), effects.closeAs('NO_SHOW')),
        ],
      }),
      deskCallTimedOut: step({ to: 'CANCELLED', by: ['SYSTEM'], effects: [effects.closeAs('NO_SHOW')] }),
      suspendOrder: suspend,
      referOrder: refer,
      cancelOrder: cancel,
    },
  ),
  SCHEDULED: status(
    '已排期',
    'Scheduled',
    'waiting',
    text('按约定时间上门或到场', 'They come, or meet you, at the agreed time'),
    ['RECEIPT', 'FIRST_CONTACT', 'START', 'FINISH'],
    {
      ...anytime,
      ...line,
      ...handBack,
      ...people,
      ...extension,
      ...contact,
      scheduleOrder: step({
        to: STAY,
        by: ['CLAIMANT'],
        guards: [
          guards.notASession,
          guards.notComingToMyself,
          guards.datesAhead('appointedAt'),
          guards.residentAgreed,
        ],
        effects: [effects.schedule, effects.contactMade, effects.comeMyself],
      }),
      startService: step({
        to: 'IN_SERVICE',
        by: ['CLAIMANT', 'VOLUNTEER'],
        guards: [guards.notASession, guards.volunteersReady, guards.startCodeMatches],
        effects: [effects.start],
      }),
      reportNoShow: step({
        to: decide.noShowTargets,
        by: ['RESIDENT', 'HOLDER', 'DESK', 'CLAIMANT', 'VOLUNTEER'],
        decide: decide.decideNoShow,
        guards: [guards.notASession, guards.noShowFits],
        effects: [
          effects.countNoShow,
          ...Object.keys(decide.handBackTargets).map((outcome) =>
            when(outcome, decide.decideNoShow, effects.handBack('NO_SHOW')),
          ),
        ],
      }),
      checkIn: step({
        to: 'IN_SERVICE',
        by: ['CLAIMANT'],
        guards: [guards.isASession],
        effects: [effects.start],
      }),
      markAbsent: step({
        to: 'CLOSED',
        by: ['CLAIMANT'],
        guards: [guards.isASession, guards.sessionHasBegun],
        effects: [effects.closeAs('ABSENT')],
      }),
      cancelSession: step({
        to: 'CANCELLED',
        by: ['CLAIMANT', 'DESK', 'STREET'],
        guards: [guards.isASession],
        effects: [effects.closeAs('SESSION_CANCELLED')],
      }),
      suspendOrder: step({
        ...suspend,
        by: ['DESK', 'STREET', 'CLAIMANT'],
        guards: [guards.notASession, ...suspend.guards!],
      }),
      referOrder: refer,
      cancelOrder: cancel,
    },
  ),
  IN_SERVICE: status(
    '服务中',
    'In service',
    'waiting',
    text('服务完成后请您报完成码', 'When it is done, give them your finish code'),
    ['RECEIPT', 'SERVICE_END', 'FINISH'],
    {
      ...anytime,
      ...extension,
      finishService: step({
        to: 'DONE',
        by: ['CLAIMANT', 'VOLUNTEER'],
        guards: [guards.notASession, guards.finishCodeMatches],
        effects: [effects.finish],
      }),
      interruptService: step({
        to: 'SCHEDULED',
        by: ['CLAIMANT', 'VOLUNTEER'],
        guards: [guards.notASession, guards.given('reason'), guards.datesAhead('appointedAt')],
        effects: [effects.interrupt],
      }),
      closeRoll: step({
        to: 'DONE',
        by: ['CLAIMANT'],
        guards: [guards.isASession],
        effects: [effects.finish],
      }),
    },
  ),
  DONE: status(
    '待确认',
    'Done',
    'waiting',
    text('请确认问题是否解决', 'Please confirm whether it is solved'),
    ['RECEIPT', 'CONFIRMATION', 'CALLBACK'],
    {
      ...anytime,
      confirmOrder: step({
        to: { RESOLVED: 'CONFIRMED', ...decide.nextRound },
        by: ['RESIDENT', 'HOLDER'],
        decide: (context) =>
          inputOf(context, 'confirmOrder').resolved ? 'RESOLVED' : decide.decideNextRound(context),
        effects: [
          when(
            'RESOLVED',
            (c) => (inputOf(c, 'confirmOrder').resolved ? 'RESOLVED' : 'OPEN'),
            effects.confirm,
          ),
          ...nextRoundEffects((c) =>
            inputOf(c, 'confirmOrder').resolved ? 'RESOLVED' : decide.decideNextRound(c),
          ),
        ],
      }),
      confirmationSilent: step({ to: STAY, by: ['SYSTEM'], effects: [effects.openCallback] }),
      recordCallback: step({
        to: { RESOLVED: 'CONFIRMED', AGAIN: STAY, UNVERIFIED: 'CLOSED', ...decide.nextRound },
        by: ['REVIEWER'],
        decide: decide.decideCallback,
        guards: [guards.notOwnOrder, guards.callbackOpenToday],
        effects: [
          when('RESOLVED', decide.decideCallback, effects.confirm),
          when('AGAIN', decide.decideCallback, effects.countFailedCall),
          when('UNVERIFIED', decide.decideCallback, effects.closeAs('UNVERIFIED')),
          ...nextRoundEffects(decide.decideCallback),
        ],
      }),
    },
  ),
  CONFIRMED: status(
    '待评价',
    'Confirmed',
    'waiting',
    text('请您评价这次服务', 'Please rate the service'),
    ['RECEIPT', 'RATING'],
    {
      ...anytime,
      rateOrder: step({
        to: { GOOD: 'CLOSED', BAD: 'RECTIFYING' },
        by: ['RESIDENT', 'HOLDER', 'REVIEWER', 'SYSTEM'],
        decide: goodOrBad,
        guards: [guards.notServedByMe],
        effects: [
          when('GOOD', goodOrBad, effects.closeAs('RATED')),
          when('BAD', goodOrBad, effects.beginRectification),
        ],
      }),
      ratingWindowClosed: step({ to: 'CLOSED', by: ['SYSTEM'], effects: [effects.closeAs('UNRATED')] }),
    },
  ),
  RECTIFYING: status(
    '整改中',
    'Rectifying',
    'waiting',
    text('服务组织正在整改,会再联系您', 'The organisation is putting it right and will contact you'),
    ['RECTIFICATION_CONTACT', 'RECTIFICATION'],
    {
      ...anytime,
      recordContact: step({
        to: STAY,
        by: ['CLAIMANT', 'VOLUNTEER'],
        effects: [effects.rectificationContact],
      }),
      submitRectification: step({
        to: 'RECHECKING',
        by: ['CLAIMANT'],
        guards: [guards.given('note')],
        effects: [effects.rectificationContact, effects.submitRectification],
      }),
      rectificationOverdue: step({ to: 'STREET_FALLBACK', by: ['SYSTEM'], effects: [effects.toStreet] }),
      upholdAppeal: closedRated('SYSTEM'),
    },
    'RectificationOpened',
  ),
  RECHECKING: status(
    '复核中',
    'Rechecking',
    'waiting',
    text('另一单位会打电话复核', 'Another unit will call you to check'),
    ['RECHECK'],
    {
      ...anytime,
      recheckOrder: step({
        to: { PASS: 'CLOSED', AGAIN: STAY, UNVERIFIED: 'CLOSED', ...decide.nextRound },
        by: ['REVIEWER'],
        decide: decide.decideRecheck,
        guards: [guards.notOwnOrder, guards.recheckCallToday],
        effects: [
          when('PASS', decide.decideRecheck, effects.settleRectification(true)),
          when('PASS', decide.decideRecheck, effects.closeAs('RATED')),
          when('AGAIN', decide.decideRecheck, effects.countFailedRecheck),
          when('UNVERIFIED', decide.decideRecheck, effects.settleRectification(false)),
          when('UNVERIFIED', decide.decideRecheck, effects.closeAs('RATED')),
          ...nextRoundEffects(decide.decideRecheck),
        ],
      }),
      upholdAppeal: closedRated('SYSTEM'),
    },
  ),
  SUSPENDED: status(
    '已挂起',
    'Suspended',
    'waiting',
    text('到写明的日期会继续办', 'It goes on at the date given'),
    ['SUSPENSION'],
    {
      ...anytime,
      resumeOrder: step({
        to: {
          OPEN: 'OPEN',
          COMMUNITY_FALLBACK: 'COMMUNITY_FALLBACK',
          STREET_FALLBACK: 'STREET_FALLBACK',
          CLAIMED: 'CLAIMED',
          SCHEDULED: 'SCHEDULED',
        },
        by: ['DESK', 'STREET', 'CLAIMANT', 'SYSTEM'],
        decide: decide.decideResume,
        effects: [effects.resume],
      }),
      cancelOrder: cancel,
    },
  ),
  WAITLISTED: status(
    '候补',
    'Waitlisted',
    'waiting',
    text('有名额会马上通知您', 'You will be told as soon as a place falls free'),
    ['RECEIPT', 'PLACE_OFFER', 'SESSION_START'],
    {
      ...anytime,
      offerPlace: step({ to: STAY, by: ['SYSTEM'], effects: [effects.offerPlace] }),
      acceptPlace: step({
        to: 'SCHEDULED',
        by: ['RESIDENT', 'HOLDER', 'DESK'],
        guards: [guards.placeOnOffer],
        effects: [effects.takePlace],
      }),
      declinePlace: step({
        to: 'CANCELLED',
        by: ['RESIDENT', 'HOLDER', 'DESK'],
        guards: [guards.placeOnOffer],
        effects: [effects.closeAs('WITHDRAWN')],
      }),
      placeOfferLapsed: step({ to: STAY, by: ['SYSTEM'], effects: [effects.withdrawPlaceOffer] }),
      sessionBegan: step({ to: 'CANCELLED', by: ['SYSTEM'], effects: [effects.closeAs('NO_PLACE')] }),
      cancelSession: step({
        to: 'CANCELLED',
        by: ['CLAIMANT', 'DESK', 'STREET'],
        effects: [effects.closeAs('SESSION_CANCELLED')],
      }),
      cancelOrder: cancel,
    },
  ),
  CLOSED: status(
    '已办结',
    'Closed',
    'final',
    text('已办结,谢谢您', 'Closed, thank you'),
    [],
    {
      addNote: anytime.addNote,
      acknowledgeReceipt: anytime.acknowledgeReceipt,
      rateOrder: step({
        to: { GOOD: STAY, BAD: 'RECTIFYING', BAD_AND_GONE: 'STREET_FALLBACK' },
        by: ['RESIDENT', 'HOLDER', 'REVIEWER', 'SYSTEM'],
        decide: decide.decideLateRating,
        guards: [guards.notServedByMe, guards.lateRatingOpen],
        effects: [
          when('GOOD', decide.decideLateRating, effects.closeAs('RATED')),
          when('BAD', decide.decideLateRating, effects.beginRectification),
          when('BAD_AND_GONE', decide.decideLateRating, effects.toStreet),
        ],
      }),
    },
    'OrderClosed',
  ),
  CANCELLED: status(
    '已撤单',
    'Cancelled',
    'final',
    text('已撤单', 'Cancelled'),
    [],
    { acknowledgeReceipt: anytime.acknowledgeReceipt },
    'OrderCancelled',
  ),
  REFERRED: status(
    '已转介',
    'Referred',
    'final',
    text('请按说明找相应渠道办理;不同意可以提出异议', 'Please follow the advice; you may dispute it'),
    [],
    {
      acknowledgeReceipt: anytime.acknowledgeReceipt,
      addNote: anytime.addNote,
      disputeReferral: step({
        to: 'SUBMITTED',
        by: ['RESIDENT', 'HOLDER'],
        guards: [guards.withinDisputeWindow, guards.given('reason')],
        effects: [effects.backToTriage],
      }),
      duplicateCancelled: step({
        to: 'SUBMITTED',
        by: ['SYSTEM'],
        effects: [effects.backToTriage, effects.forgetReferral],
      }),
    },
    'OrderReferred',
  ),
  UNMET: status(
    '暂无法满足',
    'Unmet',
    'waiting',
    text('到写明的日期会再试一次', 'It will be tried again at the date given'),
    ['UNMET_REVIEW'],
    {
      ...anytime,
      unmetReviewed: step({ to: 'OPEN', by: ['SYSTEM'], effects: [effects.tryAgain] }),
      cancelOrder: cancel,
    },
    'OrderUnmet',
  ),
};

function goodOrBad(context: OrderContext): 'GOOD' | 'BAD' {
  return inputOf(context, 'rateOrder').stars >= 3 ? 'GOOD' : 'BAD';
}

function dropsAfterCall(context: OrderContext): boolean {
  const input = inputOf(context, 'recordDeskCall');
  return input.reached && !input.keep;
}

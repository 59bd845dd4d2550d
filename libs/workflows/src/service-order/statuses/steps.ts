import type { Effect, Guard, StatusDefinition, Text, Transition } from '#libs/kernel';
import { STAY, text } from '#libs/kernel';
import type { CommandName, OrderContext, Party, ServiceOrder } from '#libs/orders';
import { inputOf } from '#libs/orders';
import * as decide from '../decisions';
import * as effects from '../effects';
import * as guards from '../guards';

export type OrderTransition = Transition<OrderContext, ServiceOrder>;
export type On = Partial<Record<CommandName, OrderTransition>>;
export type OrderEffect = Effect<OrderContext, ServiceOrder>;

export interface Step {
  to: OrderTransition['to'];
  by: readonly Party[];
  decide?: OrderTransition['decide'];
  guards?: readonly Guard<OrderContext>[];
  effects?: readonly OrderEffect[];
}
export const step = (s: Step): OrderTransition => s;

/** An effect that belongs to one outcome of a decision. */
export const when = (
  outcome: string,
  decision: (context: OrderContext) => string,
  then: OrderEffect,
): OrderEffect => ({
  name: `${outcome}→${then.name}`,
  apply: (order, context) => {
    if (decision(context) === outcome) then.apply(order, context);
  },
});

export const nextRoundEffects = (decision: (context: OrderContext) => string): OrderEffect[] => [
  when('SAME_TEAM', decision, effects.beginRound('SAME_TEAM')),
  when('ANOTHER_TEAM', decision, effects.beginRound('ANOTHER_TEAM')),
  when('TOO_MANY', decision, effects.toStreet),
];

// ---- steps that several statuses share

export const cancel = step({
  to: 'CANCELLED',
  by: ['RESIDENT', 'DESK'],
  guards: [guards.given('reason')],
  effects: [effects.closeAs('WITHDRAWN')],
});
/** What stays possible when the order is over, too: injuries show later, and whoever was asked still answers. */
export const aftermath: On = {
  reportIncident: step({
    to: STAY,
    by: ['RESIDENT', 'CLAIMANT', 'VOLUNTEER', 'DESK', 'STREET'],
    effects: [effects.noteIncident],
  }),
  handleIncident: step({
    to: STAY,
    by: ['STREET'],
    guards: [guards.incidentOpen],
    effects: [effects.settleIncident],
  }),
  acknowledgeRemark: step({
    to: STAY,
    by: ['CLAIMANT', 'PROVIDER', 'DESK', 'STREET'],
    guards: [guards.remarkOpen, guards.given('note')],
    effects: [effects.answerRemark],
  }),
  acknowledgeSupervision: step({
    to: STAY,
    by: ['SECRETARY', 'STREET'],
    guards: [guards.supervisionOpen, guards.given('note')],
    effects: [effects.answerSupervision],
  }),
};
/** While the next step is the resident's own: there is nobody to urge. */
export const residentsTurn: On = {
  ...aftermath,
  remarkOrder: step({
    to: STAY,
    by: ['STREET'],
    guards: [guards.given('note'), guards.datesAhead('dueAt')],
    effects: [effects.noteRemark],
  }),
  addNote: step({
    to: STAY,
    by: ['RESIDENT', 'HOLDER', 'CLAIMANT', 'VOLUNTEER', 'DESK', 'STREET'],
    guards: [guards.given('note')],
  }),
  acknowledgeReceipt: step({ to: STAY, by: ['SYSTEM'], effects: [effects.receiptDelivered] }),
};
export const anytime: On = {
  ...residentsTurn,
  urgeOrder: step({
    to: STAY,
    by: ['RESIDENT', 'HOLDER', 'DESK'],
    guards: [guards.notUrgedJustNow],
    effects: [effects.urge],
  }),
};
export const suspend = step({
  to: 'SUSPENDED',
  by: ['DESK', 'STREET', 'CLAIMANT'],
  guards: [guards.given('reason'), guards.datesAhead('until')],
  effects: [effects.suspend],
});
export const refer = step({
  to: 'REFERRED',
  by: ['DESK', 'STREET'],
  guards: [guards.notOwnOrder, guards.referralInput],
  effects: [effects.referOrder],
});
export const claimIt = step({
  to: 'CLAIMED',
  by: ['PROVIDER'],
  guards: [guards.notOwnOrder, guards.leadsTheOrganization, guards.organizationMayServe, guards.underLoadCap],
  effects: [effects.claim],
});
export const inviteIt = step({
  to: 'INVITED',
  by: ['DESK', 'STREET'],
  guards: [guards.notOwnOrder, guards.organizationMayServe],
  effects: [effects.inviteNamed],
});
export const line: On = {
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
export const handBack: On = {
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
export const people: On = {
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
/** Settled before the service begins; the service itself is free. */
export const materialCost: On = {
  proposeMaterialCost: step({
    to: STAY,
    by: ['CLAIMANT'],
    guards: [guards.notASession, guards.materialCostNotAgreed, guards.materialCostInput],
    effects: [effects.proposeMaterialCost],
  }),
  withdrawMaterialCost: step({
    to: STAY,
    by: ['CLAIMANT'],
    guards: [guards.materialCostProposed],
    effects: [effects.withdrawMaterialCost],
  }),
  agreeMaterialCost: step({
    to: STAY,
    by: ['RESIDENT', 'HOLDER', 'DESK'],
    guards: [guards.materialCostProposed],
    effects: [effects.answerMaterialCost('AGREED')],
  }),
  declineMaterialCost: step({
    to: STAY,
    by: ['RESIDENT', 'HOLDER', 'DESK'],
    guards: [guards.materialCostProposed],
    effects: [effects.answerMaterialCost('DECLINED')],
  }),
};
export const extension: On = {
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
export const contact: On = {
  recordContact: step({ to: STAY, by: ['CLAIMANT', 'VOLUNTEER'], effects: [effects.contactMade] }),
};
export const backToPool = (
  by: Party,
  gds: readonly Guard<OrderContext>[],
  fx: OrderEffect,
): OrderTransition =>
  step({ to: decide.poolTargets, by: [by], decide: decide.decidePool, guards: gds, effects: [fx] });
export const suspendInPool = step({ ...suspend, by: ['DESK', 'STREET'] });
export const closedRated = (by: Party): OrderTransition =>
  step({ to: 'CLOSED', by: [by], effects: [effects.settleRectification(false), effects.closeAs('RATED')] });

export const status = (
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

export function goodOrBad(context: OrderContext): 'GOOD' | 'BAD' {
  return inputOf(context, 'rateOrder').stars >= 3 ? 'GOOD' : 'BAD';
}

export function dropsAfterCall(context: OrderContext): boolean {
  const input = inputOf(context, 'recordDeskCall');
  return input.reached && !input.keep;
}

export type Statuses = Readonly<Record<string, StatusDefinition<OrderContext, ServiceOrder>>>;

import type { ServiceOrder } from '#libs/orders';
import { inputOf, isOfSession } from '#libs/orders';
import { endActiveClaim, emptyLine, invite, endInvitation } from './claims';
import { enterPool } from './pools';
import { effect, type OrderEffect } from './effect';

export const applyTriage = effect('applyTriage', (order, context) => {
  const input = inputOf(context, 'triageOrder');
  if (input.urgency) order.urgency = input.urgency;
  const { item } = context.facts.named;
  if (item) {
    order.itemId = item.id;
    order.risk = item.risk;
    order.complex = item.complex;
  }
  switch (input.decision) {
    case 'ACCEPT':
      return enterPool('OPEN').apply(order, context);
    case 'INVITE':
      enterPool('OPEN').apply(order, context);
      return invite(order, context, input.organizationId!);
    case 'ASK':
      order.details.needsInfo = { question: input.question!, askedAt: context.facts.now };
      delete order.details.deskCall;
      return;
    case 'REFER':
      return refer(order, context);
  }
});

const refer: OrderEffect['apply'] = (order, { command, origin, facts }) => {
  if (isOfSession(order)) order.details.leftSession = 'REFERRED';
  const { referral } = command as {
    referral: { kind: ServiceOrder['outcome']; ticketNumber?: string; duplicateOfId?: string };
  };
  order.outcome = referral.kind;
  order.details.referral = {
    decidedByPersonId: origin.actor.kind === 'PERSON' ? origin.actor.personId : null,
    decidedAt: facts.now,
    ...(referral.ticketNumber ? { ticketNumber: referral.ticketNumber } : {}),
    ...(referral.duplicateOfId ? { duplicateOfId: referral.duplicateOfId } : {}),
  };
};
export const referOrder = effect('referOrder', (order, context) => {
  endInvitation(order, context, 'WITHDRAWN', null);
  endActiveClaim(order, context, 'REFERRED');
  emptyLine(order, context, 'REFERRED');
  refer(order, context);
});

export const addSuppliedInfo = effect('addSuppliedInfo', (order, context) => {
  const text =
    context.command.name === 'supplyInfo'
      ? context.command.text
      : context.command.name === 'recordDeskCall'
        ? (context.command.note ?? '')
        : '';
  order.details.suppliedInfo = [...(order.details.suppliedInfo ?? []), { text, at: context.facts.now }];
  delete order.details.deskCall;
});

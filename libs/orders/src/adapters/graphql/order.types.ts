import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf } from '#libs/platform';
import type { OrderView } from '../../application/order-view';

export enum Light {
  GREEN = 'GREEN',
  YELLOW = 'YELLOW',
  RED = 'RED',
}
registerEnumType(Light, {
  name: 'Light',
  description: 'How a deadline stands: green, yellow (soon or slightly late), red (overdue)',
});

@ObjectType('Deadline', { description: 'A deadline in force 时限' })
export class DeadlineType {
  @Field(() => String)
  kind: string;
  @Field(() => String, { description: 'In the caller’s language' })
  text: string;
  @Field(() => Date)
  startsAt: Date;
  @Field(() => Date, { nullable: true, description: 'Null while the order’s clocks stand still' })
  dueAt: Date | null;
  @Field(() => Light)
  light: Light;
}

@ObjectType('NextStep', { description: 'What happens next, and by when it is promised' })
export class NextStepType {
  @Field(() => String)
  text: string;
  @Field(() => Date, { nullable: true })
  promisedAt: Date | null;
}

@ObjectType('OrderAction', { description: 'A command the caller can give now, derived from the workflow' })
export class OrderActionType {
  @Field(() => String, { description: 'The mutation’s name' })
  command: string;
  @Field(() => String, { description: 'In the caller’s language' })
  text: string;
}

@ObjectType('Claim', { description: 'An organisation that took the order, or waits in line 接单' })
export class ClaimType {
  @Field(() => ID)
  id: string;
  @Field(() => ID)
  organizationId: string;
  @Field(() => String, { nullable: true })
  organizationName: string | null;
  @Field(() => Int)
  round: number;
  @Field(() => Date, { nullable: true })
  claimedAt: Date | null;
  @Field(() => Date, { nullable: true })
  contactedAt: Date | null;
}

@ObjectType('Invitation', { description: 'An organisation asked to take the order; it may decline 邀约' })
export class InvitationType {
  @Field(() => ID)
  organizationId: string;
  @Field(() => String, { nullable: true })
  organizationName: string | null;
  @Field(() => Date)
  invitedAt: Date;
}

@ObjectType('Assignment', { description: 'A volunteer asked to come 派工' })
export class AssignmentType {
  @Field(() => ID)
  personId: string;
  @Field(() => String, { nullable: true, description: 'Family name only' })
  name: string | null;
  @Field(() => String)
  status: string;
}

@ObjectType('ComingVolunteer', { description: 'Who comes: as on the badge. The service is free of charge' })
export class ComingVolunteerType {
  @Field(() => ID)
  personId: string;
  @Field(() => String, { nullable: true, description: 'In full: this volunteer has agreed to come' })
  name: string | null;
  @Field(() => Int, { nullable: true, description: 'Number on the badge' })
  badge: number | null;
  @Field(() => String, { nullable: true })
  organizationName: string | null;
}

@ObjectType('PastVolunteer', { description: 'A volunteer who came before, and may be asked for again' })
export class PastVolunteerType {
  @Field(() => ID)
  personId: string;
  @Field(() => String, { nullable: true, description: 'Family name only' })
  name: string | null;
  @Field(() => ID)
  organizationId: string;
  @Field(() => String, { nullable: true })
  organizationName: string | null;
  @Field(() => Date, { nullable: true })
  servedAt: Date | null;
}

@ObjectType('MaterialCost', { description: 'What material may cost; the service itself is free' })
export class MaterialCostType {
  @Field(() => Int, { description: 'In fen, 1/100 yuan' })
  amountFen: number;
  @Field(() => String)
  what: string;
  @Field(() => String, { description: 'PROPOSED, AGREED, DECLINED' })
  status: string;
  @Field(() => Date)
  proposedAt: Date;
  @Field(() => Date, { nullable: true })
  decidedAt: Date | null;
}

@ObjectType('OrderCard', { description: 'For the WeChat group: without personal details' })
export class OrderCardType {
  @Field(() => String)
  text: string;
}

@ObjectType('OrderContact', { description: 'Whom to call and where to come' })
export class OrderContactType {
  @Field(() => String, { nullable: true })
  name: string | null;
  @Field(() => String, { nullable: true })
  phone: string | null;
  @Field(() => String, { nullable: true })
  address: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'The relative to call instead, where the person wants it so',
  })
  familyName: string | null;
  @Field(() => String, { nullable: true })
  familyPhone: string | null;
}

@ObjectType('OrderReceipt', {
  description: 'What a printed slip carries; shown to the resident and the desk only',
})
export class OrderReceiptType {
  @Field(() => String, { description: 'Nine digits; a look-up needs the phone’s last four digits too' })
  queryCode: string;
  @Field(() => String, { description: 'Secret of the QR code: opens progress and rating of this order' })
  progressToken: string;
  @Field(() => String, { description: 'Read to the volunteers when they begin; of the present round' })
  startCode: string;
  @Field(() => String, { description: 'Read to the volunteers when it is done; of the present round' })
  finishCode: string;
}

@ObjectType('TimelineEntry', { description: 'One line of the order’s record 留痕' })
export class TimelineEntryType {
  @Field(() => Int)
  seq: number;
  @Field(() => Date)
  at: Date;
  @Field(() => Date, { description: 'When it happened, when entered later' })
  occurredAt: Date;
  @Field(() => String)
  command: string;
  @Field(() => String, { description: 'In the caller’s language' })
  text: string;
  @Field(() => String, { description: 'PERSON, TOKEN or SYSTEM' })
  actorKind: string;
  @Field(() => String)
  channel: string;
  @Field(() => String, { description: 'The channel in the caller’s language' })
  channelText: string;
  @Field(() => String, { nullable: true })
  fromStatus: string | null;
  @Field(() => String)
  toStatus: string;
  @Field(() => String, { nullable: true })
  reasonCode: string | null;
  @Field(() => String, { nullable: true })
  note: string | null;
  @Field(() => String)
  hash: string;
}

@ObjectType('Summons', { description: 'Departments asked to come 约请' })
export class SummonsType {
  @Field(() => [String])
  departments: string[];
  @Field(() => Date)
  expectedAt: Date;
}

@ObjectType('ServiceOrder', { description: 'A service order 订单, as far as the caller may see it' })
export class ServiceOrderType {
  /** What the fields are computed from; not part of the schema. */
  view: OrderView;

  @Field(() => ID)
  id: string;
  @Field(() => String, { description: 'Short number for people' })
  code: string;
  @Field(() => String)
  workflow: string;
  @Field(() => String, { description: 'Handbook §3' })
  status: string;
  @Field(() => String, {
    nullable: true,
    description: 'Why it ended or where it went: RATED, WITHDRAWN, HOTLINE_12345 …',
  })
  outcome: string | null;
  @Field(() => Int)
  version: number;
  @Field(() => Int, { description: 'Which round of service; a redo begins another' })
  round: number;
  @Field(() => String)
  urgency: string;
  @Field(() => String)
  risk: string;
  @Field(() => String)
  channel: string;
  @Field(() => ID, { nullable: true })
  itemId: string | null;
  @Field(() => ID, { nullable: true })
  sessionId: string | null;
  @Field(() => ID, { nullable: true })
  standingOrderId: string | null;
  @Field(() => ID)
  communityId: string;
  @Field(() => String)
  beneficiary: string;
  @Field(() => Boolean, { description: 'Whether somebody else placed it for the resident' })
  placedForAnother: boolean;
  @Field(() => String, { nullable: true })
  pool: string | null;
  @Field(() => Date, { nullable: true })
  appointedAt: Date | null;
  @Field(() => Date)
  occurredAt: Date;
  @Field(() => Date)
  receivedAt: Date;
  @Field(() => Date, { nullable: true })
  startedAt: Date | null;
  @Field(() => Date, { nullable: true })
  finishedAt: Date | null;
  @Field(() => Date, { nullable: true })
  closedAt: Date | null;
  @Field(() => Date, { nullable: true, description: 'When an unmet order is tried again' })
  reviewAt: Date | null;
  @Field(() => Date, { nullable: true, description: 'Until when it is suspended' })
  suspendedUntil: Date | null;
  @Field(() => String, { nullable: true, description: 'What the desk asked the resident' })
  question: string | null;
  @Field(() => String, { nullable: true, description: 'Number of the outside ticket (12345)' })
  ticketNumber: string | null;
  @Field(() => ID, { nullable: true, description: 'The order this one repeats' })
  duplicateOfId: string | null;
  @Field(() => Light, { description: 'The worst light of its deadlines' })
  light: Light;
  @Field(() => Int)
  urges: number;
  @Field(() => Int, { description: 'Organisations waiting in line' })
  waitingLine: number;
  @Field(() => [SummonsType])
  summons: SummonsType[];
}

export const ServiceOrderConnection = connectionOf(ServiceOrderType, 'ServiceOrder');

export function toServiceOrder(view: OrderView): ServiceOrderType {
  const { order } = view;
  const { details } = order;
  return Object.assign(new ServiceOrderType(), {
    view,
    id: order.id,
    code: order.code,
    workflow: order.workflow,
    status: order.status,
    outcome: order.outcome,
    version: order.version,
    round: order.round,
    urgency: order.urgency,
    risk: order.risk,
    channel: order.channel,
    itemId: order.itemId,
    sessionId: order.sessionId,
    standingOrderId: order.standingOrderId,
    communityId: order.communityId,
    beneficiary: order.beneficiary,
    placedForAnother: order.placedById !== null,
    pool: order.pool,
    appointedAt: order.appointedAt,
    occurredAt: order.occurredAt,
    receivedAt: order.receivedAt,
    startedAt: details.startedAt ?? null,
    finishedAt: details.finishedAt ?? null,
    closedAt: order.closedAt,
    reviewAt: details.unmet?.reviewAt ?? null,
    suspendedUntil: details.suspension?.until ?? null,
    question: details.needsInfo?.question ?? null,
    ticketNumber: details.referral?.ticketNumber ?? null,
    duplicateOfId: details.referral?.duplicateOfId ?? null,
    light: order.deadlines.reduce<Light>(
      (worst, d) =>
        d.light === 'RED' || worst === Light.RED ? Light.RED : d.light === 'YELLOW' ? Light.YELLOW : worst,
      Light.GREEN,
    ),
    urges: details.urges ?? 0,
    waitingLine: order.claims.filter((claim) => claim.status === 'WAITING').length,
    summons: (details.summons ?? []).map(({ departments, expectedAt }) => ({ departments, expectedAt })),
  });
}

import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ServiceOrderType } from '#libs/orders';
import { CommandRefused, connectionOf, DateTime } from '#libs/platform';
import {
  INCIDENT_KINDS,
  INCIDENT_STATUSES,
  type IncidentKind,
  type IncidentStatus,
} from '../../domain/incidents';
import { SUPERVISION_TIERS, type SupervisionTier } from '../../domain/supervision';

const enumOf = (values: readonly string[]): Record<string, string> =>
  Object.fromEntries(values.map((value) => [value, value]));

export const IncidentKindEnum = enumOf(INCIDENT_KINDS);
registerEnumType(IncidentKindEnum, { name: 'IncidentKind', description: '受伤, 纠纷, 财物损坏, 其他' });
export const IncidentStatusEnum = enumOf(INCIDENT_STATUSES);
registerEnumType(IncidentStatusEnum, { name: 'IncidentStatus' });
export const SupervisionTierEnum = enumOf(SUPERVISION_TIERS);
registerEnumType(SupervisionTierEnum, { name: 'SupervisionTier', description: 'Who is called to account' });

@ObjectType('Remark', { description: 'A leader’s remark 批示: to a unit, with a date' })
export class RemarkType {
  @Field(() => ID)
  id: string;
  @Field(() => ID)
  organizationId: string;
  @Field(() => String)
  text: string;
  @Field(() => DateTime)
  dueAt: Date;
  @Field(() => DateTime)
  createdAt: Date;
  @Field(() => DateTime, { nullable: true })
  answeredAt: Date | null;
  @Field(() => String, { nullable: true })
  answer: string | null;
}

@ObjectType('Incident', { description: 'An injury, a dispute, damage; handled by the street' })
export class IncidentType {
  @Field(() => ID)
  id: string;
  @Field(() => ID)
  orderId: string;
  @Field(() => IncidentKindEnum)
  kind: IncidentKind;
  @Field(() => IncidentStatusEnum)
  status: IncidentStatus;
  @Field(() => DateTime)
  reportedAt: Date;
  @Field(() => DateTime, { nullable: true })
  closedAt: Date | null;
  @Field(() => String, { nullable: true, description: 'For the street, and for who reported it' })
  details: string | null;
  @Field(() => String, { nullable: true, description: 'What the street did; for the same people' })
  note: string | null;
}
export const IncidentConnection = connectionOf(IncidentType, 'Incident');

@ObjectType('SupervisionOrder', { description: '督办: a red deadline called to account' })
export class SupervisionOrderType {
  @Field(() => ID)
  id: string;
  @Field(() => ID)
  orderId: string;
  @Field(() => String, { description: 'Kind of the deadline that went red' })
  deadline: string;
  @Field(() => Int)
  round: number;
  @Field(() => SupervisionTierEnum)
  tier: SupervisionTier;
  @Field(() => DateTime)
  issuedAt: Date;
  @Field(() => DateTime, { nullable: true })
  acknowledgedAt: Date | null;
  @Field(() => String, { nullable: true, description: 'What will be done about it' })
  note: string | null;
}
export const SupervisionOrderConnection = connectionOf(SupervisionOrderType, 'SupervisionOrder');

@ObjectType({ description: 'What became of one order of a bulk triage' })
export class TriagedOrder {
  @Field(() => ID)
  orderId: string;
  @Field(() => String, { nullable: true, description: 'Where it went; null when it was refused' })
  status: string | null;
  @Field(() => CommandRefused, { nullable: true })
  refusal: CommandRefused | null;
}

@ObjectType({ description: 'One answer for each order, in the order given' })
export class BulkTriaged {
  @Field(() => [TriagedOrder])
  results: TriagedOrder[];
  @Field(() => Int)
  triaged: number;
  @Field(() => Int)
  refused: number;
}

@ObjectType({ description: 'Orders under way in one status' })
export class QueueCount {
  @Field(() => String)
  status: string;
  @Field(() => String, { description: 'In the caller’s language' })
  text: string;
  @Field(() => Int)
  total: number;
  @Field(() => Int)
  yellow: number;
  @Field(() => Int)
  red: number;
}

@ObjectType('WorkQueue', {
  description: 'What a desk, a street or the district has before it. The orders: `deskOrders`',
})
export class WorkQueueType {
  @Field(() => Int)
  total: number;
  @Field(() => Int)
  green: number;
  @Field(() => Int)
  yellow: number;
  @Field(() => Int)
  red: number;
  @Field(() => [QueueCount])
  statuses: QueueCount[];
}

@ObjectType({ description: 'A red order' })
export class OverdueOrderType {
  @Field(() => ServiceOrderType)
  order: ServiceOrderType;
  @Field(() => DateTime, { description: 'Since when its nearest deadline is over' })
  dueAt: Date;
}
export const OverdueOrderConnection = connectionOf(OverdueOrderType, 'OverdueOrder');

@ObjectType('ScreenToken')
export class ScreenTokenType {
  @Field(() => ID)
  id: string;
  @Field(() => String, { description: 'Which screen' })
  label: string;
  @Field(() => DateTime)
  createdAt: Date;
  @Field(() => DateTime)
  expiresAt: Date;
  @Field(() => DateTime, { nullable: true })
  revokedAt: Date | null;
}

@ObjectType({ description: 'The token is shown this once' })
export class ScreenTokenIssued {
  @Field(() => ScreenTokenType)
  screen: ScreenTokenType;
  @Field(() => String)
  token: string;
}

@ObjectType('ScreenOrder', { description: 'An order as a wall shows it to everybody' })
export class ScreenOrderType {
  @Field(() => ID)
  id: string;
  @Field(() => String)
  code: string;
  @Field(() => String)
  status: string;
  @Field(() => String, { description: 'In the caller’s language' })
  statusText: string;
  @Field(() => String, { description: 'GREEN, YELLOW, RED' })
  light: string;
  @Field(() => String, { nullable: true })
  itemName: string | null;
  @Field(() => String, { nullable: true })
  communityName: string | null;
  @Field(() => String, { nullable: true, description: '王**' })
  residentName: string | null;
  @Field(() => String, { nullable: true })
  organizationName: string | null;
  @Field(() => DateTime)
  receivedAt: Date;
  @Field(() => DateTime)
  updatedAt: Date;
}

@ObjectType({ description: 'The latest orders of the screen’s street' })
export class ScreenOrders {
  @Field(() => [ScreenOrderType])
  orders: ScreenOrderType[];
}

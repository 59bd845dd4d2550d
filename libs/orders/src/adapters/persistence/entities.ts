import { AssignmentEntity } from './assignment.entity';
import { ClaimEntity } from './claim.entity';
import { InvitationEntity } from './invitation.entity';
import {
  EmergencyNoticeEntity,
  IdempotencyKeyEntity,
  OrderContactEntity,
  OrderTokenEntity,
  OrganizationLoadEntity,
} from './order-companions.entity';
import { ServiceOrderEntity } from './service-order.entity';
import { StandingOccurrenceEntity, StandingOrderEntity } from './standing-order.entity';

export const ORDER_ENTITIES = [
  ServiceOrderEntity,
  ClaimEntity,
  InvitationEntity,
  AssignmentEntity,
  OrderContactEntity,
  OrderTokenEntity,
  IdempotencyKeyEntity,
  OrganizationLoadEntity,
  StandingOrderEntity,
  StandingOccurrenceEntity,
  EmergencyNoticeEntity,
];

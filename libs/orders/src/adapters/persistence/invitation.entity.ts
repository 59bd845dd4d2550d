import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ServiceOrderEntity } from './service-order.entity';

/** An organisation asked to take an order; it may decline (志愿服务条例 25). */
@Entity('invitations')
@Check('invitations_status_known', `status IN ('PENDING', 'ACCEPTED', 'DECLINED', 'WITHDRAWN', 'LAPSED')`)
@Check('invitations_answered', `(status = 'PENDING') = (answered_at IS NULL)`)
@Index('invitations_one_pending', ['orderId'], { unique: true, where: `status = 'PENDING'` })
@Index('invitations_by_organization', ['organizationId', 'status', 'invitedAt'])
export class InvitationEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'invitations_pk' })
  id: string;
  @Column('uuid', { name: 'street_id' })
  streetId: string;
  @ForeignKey(() => ServiceOrderEntity, { name: 'invitations_order_fk' })
  @Column('uuid', { name: 'order_id' })
  orderId: string;
  @Column('uuid', { name: 'organization_id' })
  organizationId: string;
  @Column('text', { name: 'from_pool' })
  fromPool: string;
  @Column('text')
  status: string;
  @Column('timestamptz', { name: 'invited_at' })
  invitedAt: Date;
  @Column('timestamptz', { name: 'answered_at', nullable: true })
  answeredAt: Date | null;
  @Column('text', { nullable: true })
  reason: string | null;
}

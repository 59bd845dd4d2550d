import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ServiceOrderEntity } from './service-order.entity';

/** An organisation that took an order, waits in line for it, or did. */
@Entity('claims')
@Check('claims_status_known', `status IN ('ACTIVE', 'WAITING', 'ENDED')`)
@Check('claims_tier_known', `tier IN ('TEAM', 'COMMUNITY', 'STREET')`)
@Check('claims_active_since', `(status = 'ACTIVE') <= (claimed_at IS NOT NULL)`)
@Check('claims_ended_with_reason', `(status = 'ENDED') = (ended_at IS NOT NULL)`)
// rule 1 of handbook §3: at most one active claim per order
@Index('claims_one_active', ['orderId'], { unique: true, where: `status = 'ACTIVE'` })
@Index('claims_once_in_line', ['orderId', 'organizationId'], { unique: true, where: `status <> 'ENDED'` })
@Index('claims_by_order', ['orderId'])
@Index('claims_by_organization', ['organizationId', 'status', 'createdAt'])
export class ClaimEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'claims_pk' })
  id: string;
  @Column('uuid', { name: 'street_id' })
  streetId: string;
  @ForeignKey(() => ServiceOrderEntity, { name: 'claims_order_fk' })
  @Column('uuid', { name: 'order_id' })
  orderId: string;
  @Column('uuid', { name: 'organization_id' })
  organizationId: string;
  @Column('text')
  tier: string;
  @Column('integer')
  round: number;
  @Column('text', { name: 'from_pool' })
  fromPool: string;
  @Column('text')
  status: string;
  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
  @Column('timestamptz', { name: 'claimed_at', nullable: true })
  claimedAt: Date | null;
  @Column('timestamptz', { name: 'contacted_at', nullable: true })
  contactedAt: Date | null;
  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt: Date | null;
  @Column('text', { name: 'end_reason', nullable: true })
  endReason: string | null;
}

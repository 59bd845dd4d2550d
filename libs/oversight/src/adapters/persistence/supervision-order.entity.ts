import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { SUPERVISION_TIERS, type SupervisionTier } from '../../domain/supervision';

/** 督办: a red deadline called to account, once for each tier, round and deadline. */
@Entity('supervision_orders')
@Check(
  'supervision_orders_tier_known',
  `tier IN (${SUPERVISION_TIERS.map((tier) => `'${tier}'`).join(', ')})`,
)
@Check(
  'supervision_orders_acknowledged_whole',
  '(acknowledged_at IS NULL) = (acknowledged_by_id IS NULL) AND (acknowledged_at IS NULL) = (note IS NULL)',
)
@Index('supervision_orders_once', ['orderId', 'deadline', 'round', 'tier'], { unique: true })
@Index('supervision_orders_by_street', ['streetId', 'issuedAt', 'id'])
export class SupervisionOrderEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'supervision_orders_pk' })
  id: string;
  @Column('uuid', { name: 'street_id' })
  streetId: string;
  @Column('uuid', { name: 'order_id' })
  orderId: string;
  @Column('text', { name: 'community_path' })
  communityPath: string;
  /** Kind of the deadline that went red. */
  @Column('text')
  deadline: string;
  @Column('integer')
  round: number;
  @Column('text')
  tier: SupervisionTier;
  @Column('timestamptz', { name: 'issued_at' })
  issuedAt: Date;
  @Column('timestamptz', { name: 'acknowledged_at', nullable: true })
  acknowledgedAt: Date | null;
  @Column('uuid', { name: 'acknowledged_by_id', nullable: true })
  acknowledgedById: string | null;
  /** What will be done about it. */
  @Column('text', { nullable: true })
  note: string | null;
}

import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { SESSION_STATUSES, type SessionStatus } from '../../domain/service-session';
import { ServiceItemRow } from './service-item.entity';
import { sqlList } from './sql-list';

/** 场次: one time and place of an item. `taken` and `waiting` count the orders that hold a place or wait for one. */
@Entity('service_sessions')
@Check('service_sessions_status_known', `status IN (${sqlList(SESSION_STATUSES)})`)
@Check('service_sessions_taken_within_capacity', 'taken BETWEEN 0 AND capacity')
@Check('service_sessions_capacity_positive', 'capacity >= 1 AND waiting_capacity >= 0 AND waiting >= 0')
@Check('service_sessions_ends_after_start', 'ends_at > starts_at')
@Index('service_sessions_by_item', ['itemId', 'startsAt', 'id'])
@Index('service_sessions_by_street', ['streetId', 'startsAt'])
@Index('service_sessions_key_unique', ['streetId', 'createdWithKey'], {
  unique: true,
  where: 'created_with_key IS NOT NULL',
})
export class ServiceSessionRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'service_sessions_pk' })
  id: string;

  @Column('uuid', { name: 'street_id' })
  streetId: string;

  @Column('uuid', { name: 'item_id' })
  @ForeignKey(() => ServiceItemRow, { name: 'service_sessions_item_fk', onDelete: 'RESTRICT' })
  itemId: string;

  @Column('uuid', { name: 'provider_organization_id' })
  providerOrganizationId: string;

  @Column('timestamptz', { name: 'starts_at' })
  startsAt: Date;

  @Column('timestamptz', { name: 'ends_at' })
  endsAt: Date;

  @Column('text')
  place: string;

  @Column('integer')
  capacity: number;

  @Column('integer', { name: 'waiting_capacity' })
  waitingCapacity: number;

  @Column('integer', { default: 0 })
  taken: number;

  @Column('integer', { default: 0 })
  waiting: number;

  @Column('text')
  status: SessionStatus;

  @Column('text', { name: 'created_with_key', nullable: true })
  createdWithKey: string | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt: Date;
}

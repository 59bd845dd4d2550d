import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { MeasureColumns } from './measure-columns';

/** Projection: what one order adds to the figures of one organisation that took, served or was rated for it. */
@Entity('provider_facts')
@Index('provider_facts_by_organization', ['organizationId', 'day', 'orderId'])
@Index('provider_facts_by_street', ['streetId', 'day'])
@MeasureColumns('smallint')
export class ProviderFactEntity {
  @PrimaryColumn('uuid', { name: 'order_id', primaryKeyConstraintName: 'provider_facts_pk' })
  orderId: string;

  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'provider_facts_pk' })
  organizationId: string;

  @Column('uuid', { name: 'street_id' })
  streetId: string;

  @Column('date')
  day: string;

  /** Always null: how long an order waited is nobody's time yet. */
  @Column('smallint', { name: 'claim_bin', nullable: true })
  claimBin: number | null;

  @Column('smallint', { name: 'contact_bin', nullable: true })
  contactBin: number | null;

  @Column('smallint', { name: 'finish_bin', nullable: true })
  finishBin: number | null;
}

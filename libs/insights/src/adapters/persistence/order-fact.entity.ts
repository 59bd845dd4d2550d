import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { MeasureColumns } from './measure-columns';

/**
 * Projection: what one order adds to the figures. Holds nothing that cannot be computed anew from orders, claims, ratings,
 * rectifications and callbacks (`application/facts.sql.ts`).
 */
@Entity('order_facts')
@Index('order_facts_by_street', ['streetId', 'day', 'orderId'])
@Index('order_facts_by_community', ['communityId', 'day', 'orderId'])
@MeasureColumns('smallint')
export class OrderFactEntity {
  @PrimaryColumn('uuid', { name: 'order_id', primaryKeyConstraintName: 'order_facts_pk' })
  orderId: string;

  @Column('uuid', { name: 'street_id' })
  streetId: string;

  @Column('uuid', { name: 'community_id' })
  communityId: string;

  /** Local day it was received. */
  @Column('date')
  day: string;

  /** Code of the category; `none` for free words. */
  @Column('text')
  category: string;

  @Column('text')
  channel: string;

  @Column('text', { name: 'age_band' })
  ageBand: string;

  /** Bins of the times (`domain/histogram.ts`); null where there is none. */
  @Column('smallint', { name: 'claim_bin', nullable: true })
  claimBin: number | null;

  @Column('smallint', { name: 'contact_bin', nullable: true })
  contactBin: number | null;

  @Column('smallint', { name: 'finish_bin', nullable: true })
  finishBin: number | null;
}

import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ServiceOrderEntity } from '#libs/orders';
import type { Drawn } from '../../domain/sampling';

/** An order that stood for the month's draw, whether it was drawn or not, in the order they stood. Only ever added to. */
@Entity('sampling_draws')
@Check('sampling_draws_drawn_known', `drawn_by IN ('LOT', 'TOP_UP')`)
@Index('sampling_draws_by_order', ['orderId', 'round'])
export class SamplingDrawEntity {
  @PrimaryColumn('uuid', { name: 'street_id', primaryKeyConstraintName: 'sampling_draws_pk' })
  streetId: string;

  /** `2026-11`, local. */
  @PrimaryColumn('text', { primaryKeyConstraintName: 'sampling_draws_pk' })
  month: string;

  /** From 0. */
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'sampling_draws_pk' })
  position: number;

  @ForeignKey(() => ServiceOrderEntity, { name: 'sampling_draws_order_fk' })
  @Column('uuid', { name: 'order_id' })
  orderId: string;

  @Column('integer')
  round: number;

  @Column('text', { name: 'drawn_by', nullable: true })
  drawnBy: Drawn | null;
}

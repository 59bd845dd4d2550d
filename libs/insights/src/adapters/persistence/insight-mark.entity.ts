import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** An order whose facts are to be computed anew. Written when an event of it is heard, gone when it is done. */
@Entity('insight_marks')
@Index('insight_marks_by_street', ['streetId', 'markedAt'])
export class InsightMarkEntity {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'insight_marks_pk' })
  id: string;

  @Column('uuid', { name: 'street_id' })
  streetId: string;

  @Column('uuid', { name: 'order_id' })
  orderId: string;

  /** Real time, for the freshness that is promised. */
  @Column('timestamptz', { name: 'marked_at', default: () => 'clock_timestamp()' })
  markedAt: Date;
}

import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Person } from './person.entity';

/** Who saw whose phone and address, why and when. Append-only (a trigger of the schema refuses anything else). */
@Entity('reveals')
@Check('reveals_reason_given', `length(btrim(reason)) BETWEEN 2 AND 500`)
@Index('reveals_of_person', ['personId', 'at', 'id'])
@Index('reveals_by_viewer', ['streetId', 'byPersonId', 'at'])
export class Reveal {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'reveals_pk' })
  id: string;

  @Column('uuid', { name: 'street_id', nullable: true })
  streetId: string | null;

  @Column('uuid', { name: 'person_id' })
  personId: string;

  @ManyToOne(() => Person, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'reveals_person_fk' })
  person?: Relation<Person>;

  @Column('uuid', { name: 'by_person_id' })
  byPersonId: string;

  @Column('uuid', { name: 'order_id', nullable: true })
  orderId: string | null;

  @Column('text')
  reason: string;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'app_now()' })
  at: Date;
}

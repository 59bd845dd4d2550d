import {
  Check,
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryColumn,
  type Relation as Lazy,
} from 'typeorm';
import { RELATIONS, type Relation } from '../../domain/person';
import { Person } from './person.entity';
import { sqlList } from './sql-list';

/** Somebody a person orders for 代亲友点单: the one may name the other without typing name and phone again. */
@Entity('relatives')
@Check('relatives_relation_known', `relation IN (${sqlList(RELATIONS)})`)
@Check('relatives_are_two_people', 'person_id <> relative_id')
@Index('relatives_once', ['personId', 'relativeId'], { unique: true })
@Index('relatives_by_relative', ['relativeId'])
export class Relative {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'relatives_pk' })
  id: string;

  @Column('uuid', { name: 'street_id' })
  streetId: string;

  /** Who orders. */
  @Column('uuid', { name: 'person_id' })
  personId: string;

  @ManyToOne(() => Person, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'relatives_person_fk' })
  person?: Lazy<Person>;

  /** For whom. */
  @Column('uuid', { name: 'relative_id' })
  relativeId: string;

  @ManyToOne(() => Person, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'relative_id', foreignKeyConstraintName: 'relatives_relative_fk' })
  relative?: Lazy<Person>;

  @Column('text')
  relation: Relation;

  @Column({ type: 'timestamptz', name: 'created_at', precision: 3, default: () => 'app_now()' })
  createdAt: Date;
}

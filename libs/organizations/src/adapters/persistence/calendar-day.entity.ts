import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { DAY_KINDS, type DayKind } from '#libs/kernel';
import { Organization } from './organization.entity';

const kinds = DAY_KINDS.map((kind) => `'${kind}'`).join(', ');

/** A day that differs from "Monday to Friday". A street's own day goes before the national one. */
@Entity('calendar_days')
@Check('calendar_days_kind_known', `kind IN (${kinds})`)
@Index('calendar_days_national_unique', ['date'], { unique: true, where: 'street_id IS NULL' })
@Index('calendar_days_street_unique', ['streetId', 'date'], { unique: true, where: 'street_id IS NOT NULL' })
export class CalendarDay {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'calendar_days_pk' })
  id: string;

  /** Null: the whole country. */
  @Column('uuid', { name: 'street_id', nullable: true })
  streetId: string | null;

  @ManyToOne(() => Organization, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'street_id', foreignKeyConstraintName: 'calendar_days_street_fk' })
  street?: Relation<Organization> | null;

  /** Local day, `YYYY-MM-DD`. */
  @Column('date')
  date: string;

  @Column('text')
  kind: DayKind;

  @Column('text', { name: 'name_zh' })
  nameZh: string;

  @Column('text', { name: 'name_en' })
  nameEn: string;

  /** Expected, not yet announced by the State Council. */
  @Column('boolean', { default: false })
  provisional: boolean;
}

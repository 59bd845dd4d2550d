import { Check, Column, Entity, Index, JoinColumn, OneToOne, PrimaryColumn, type Relation } from 'typeorm';
import type { Role, WorkingInterval } from '#libs/kernel';
import type { DeadlineOverrides } from '../../domain/street-settings';
import { Organization } from './organization.entity';

/** Configuration of one street. */
@Entity('street_settings')
@Check('street_settings_prefix_readable', `code_prefix ~ '^[A-Z]{2,6}$'`)
@Check('street_settings_load_cap_sensible', 'default_load_cap BETWEEN 1 AND 10000')
@Index('street_settings_prefix_unique', ['codePrefix'], { unique: true })
export class StreetSettingsRow {
  @PrimaryColumn('uuid', { name: 'street_id', primaryKeyConstraintName: 'street_settings_pk' })
  streetId: string;

  @OneToOne(() => Organization, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'street_id', foreignKeyConstraintName: 'street_settings_street_fk' })
  street?: Relation<Organization>;

  /** Minutes of the local day, in order. */
  @Column('jsonb', { name: 'working_hours' })
  workingHours: WorkingInterval[];

  @Column('jsonb', { name: 'deadline_overrides', default: () => `'{}'` })
  deadlineOverrides: DeadlineOverrides;

  @Column('integer', { name: 'default_load_cap' })
  defaultLoadCap: number;

  @Column('text', { name: 'code_prefix' })
  codePrefix: string;

  @Column('text', { name: 'public_phone' })
  publicPhone: string;

  /** Offices that sign in with a second factor; null: as the installation has it. */
  @Column('text', { name: 'second_factor_roles', array: true, nullable: true })
  secondFactorRoles: Role[] | null;

  @Column('integer', { default: 1 })
  version: number;
}

import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { ORGANIZATION_KINDS, type OrganizationKind } from '../../domain/organization-kind';

const kinds = ORGANIZATION_KINDS.map((kind) => `'${kind}'`).join(', ');

/** An organisation of the tree. Never deleted, only made inactive: orders and records keep pointing at it. */
@Entity('organizations')
@Check('organizations_kind_known', `kind IN (${kinds})`)
@Check('organizations_path_ends_with_code', `path LIKE '%/' AND right(path, length(code) + 1) = code || '/'`)
@Check('organizations_district_has_no_parent', `(kind = 'DISTRICT') = (parent_id IS NULL)`)
@Check('organizations_street_owns_itself', `kind <> 'STREET' OR street_id = id`)
@Check('organizations_load_cap_sensible', 'load_cap BETWEEN 0 AND 10000')
@Index('organizations_path_unique', ['path'], { unique: true })
@Index('organizations_by_street', ['streetId', 'kind'])
@Index('organizations_by_parent', ['parentId'])
@Index('organizations_by_change', ['changedAt'])
export class Organization {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'organizations_pk' })
  id: string;

  /** Null for organisations of the district, which no street owns. */
  @Column('uuid', { name: 'street_id', nullable: true })
  streetId: string | null;

  @Column('uuid', { name: 'parent_id', nullable: true })
  parentId: string | null;

  @ManyToOne(() => Organization, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'parent_id', foreignKeyConstraintName: 'organizations_parent_fk' })
  parent?: Relation<Organization> | null;

  /** Its segment of the path, unique among siblings through `path`. */
  @Column('text')
  code: string;

  @Column('text')
  path: string;

  @Column('text')
  name: string;

  @Column('text')
  kind: OrganizationKind;

  @Column('boolean', { default: true })
  active: boolean;

  /** 停接 */
  @Column('boolean', { default: false })
  pausing: boolean;

  @Column('text', { array: true, default: () => `'{}'` })
  qualifications: string[];

  @Column('text', { name: 'service_area_paths', array: true, default: () => `'{}'` })
  serviceAreaPaths: string[];

  @Column('integer', { name: 'load_cap', nullable: true })
  loadCap: number | null;

  @Column('text', { name: 'public_phone', nullable: true })
  publicPhone: string | null;

  @Column({ type: 'timestamptz', name: 'created_at', precision: 3, default: () => 'app_now()' })
  createdAt: Date;

  /** Real time, not product time: caches ask for what changed since they last looked. */
  @Column({ type: 'timestamptz', name: 'changed_at', default: () => 'now()' })
  changedAt: Date;
}

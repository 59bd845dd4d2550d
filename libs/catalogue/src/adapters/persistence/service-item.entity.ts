import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import {
  DELIVERIES,
  GROUP_SIZES,
  ITEM_STATUSES,
  RISKS,
  type Delivery,
  type GroupSize,
  type ItemDeadlines,
  type ItemStatus,
  type OpeningTime,
  type Risk,
} from '../../domain/service-item';
import { ServiceCategoryRow } from './service-category.entity';
import { sqlList } from './sql-list';

/** 服务项目: what a street's shelf offers. Never deleted: orders keep pointing at it. */
@Entity('service_items')
@Check('service_items_status_known', `status IN (${sqlList(ITEM_STATUSES)})`)
@Check('service_items_delivery_known', `delivery IN (${sqlList(DELIVERIES)})`)
@Check('service_items_group_size_known', `group_size IN (${sqlList(GROUP_SIZES)})`)
@Check('service_items_risk_known', `risk IN (${sqlList(RISKS)})`)
@Check('service_items_duration_range', 'duration_minutes BETWEEN 5 AND 1440')
@Check('service_items_position_range', 'position BETWEEN 0 AND 9999')
@Check('service_items_complete_on_shelf', `status <> 'ON_SHELF' OR (name_en <> '' AND description_zh <> '')`)
@Index('service_items_name_unique', ['streetId', 'nameZh'], { unique: true })
@Index('service_items_key_unique', ['streetId', 'createdWithKey'], {
  unique: true,
  where: 'created_with_key IS NOT NULL',
})
@Index('service_items_shelf', ['streetId', 'status', 'categoryId'])
export class ServiceItemRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'service_items_pk' })
  id: string;

  @Column('uuid', { name: 'street_id' })
  streetId: string;

  @Column('uuid', { name: 'owner_organization_id' })
  ownerOrganizationId: string;

  @Column('uuid', { name: 'category_id' })
  @ForeignKey(() => ServiceCategoryRow, { name: 'service_items_category_fk', onDelete: 'RESTRICT' })
  categoryId: string;

  @Column('integer')
  position: number;

  @Column('text')
  status: ItemStatus;

  @Column('text', { name: 'name_zh' })
  nameZh: string;

  @Column('text', { name: 'name_en' })
  nameEn: string;

  @Column('text', { name: 'description_zh' })
  descriptionZh: string;

  @Column('text')
  delivery: Delivery;

  @Column('integer', { name: 'duration_minutes' })
  durationMinutes: number;

  @Column('text', { name: 'group_size' })
  groupSize: GroupSize;

  @Column('text', { nullable: true })
  qualification: string | null;

  @Column('text', { nullable: true })
  conditions: string | null;

  @Column('text')
  risk: Risk;

  @Column('boolean')
  complex: boolean;

  @Column('boolean', { name: 'needs_triage' })
  needsTriage: boolean;

  @Column('text', { name: 'service_area_paths', array: true })
  serviceAreaPaths: string[];

  @Column('jsonb', { name: 'opening_times' })
  openingTimes: OpeningTime[];

  @Column('jsonb')
  deadlines: ItemDeadlines;

  @Column('text', { name: 'materials_note', nullable: true })
  materialsNote: string | null;

  @Column('text', { name: 'source_url', nullable: true })
  sourceUrl: string | null;

  @Column('text', { name: 'usual_provider', nullable: true })
  usualProvider: string | null;

  /** The Chinese name in Latin syllables, `liang xue ya`, for search. */
  @Column('text')
  pinyin: string;

  /** First letters of those syllables: `lxy`. */
  @Column('text')
  initials: string;

  /** Idempotency key of the command that created it. */
  @Column('text', { name: 'created_with_key', nullable: true })
  createdWithKey: string | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt: Date;

  /** Who last put it on the shelf or took it off, and when. */
  @Column('uuid', { name: 'shelved_by_person_id', nullable: true })
  shelvedByPersonId: string | null;

  @Column('timestamptz', { name: 'shelved_at', nullable: true })
  shelvedAt: Date | null;
}

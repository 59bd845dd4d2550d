import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A kind of need, the same in every street so that figures compare: reference rows, like district organisations. */
@Entity('service_categories')
@Check('service_categories_code_form', `code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`)
@Check('service_categories_position_range', 'position BETWEEN 0 AND 99')
@Index('service_categories_code_unique', ['code'], { unique: true })
export class ServiceCategoryRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'service_categories_pk' })
  id: string;

  @Column('text')
  code: string;

  @Column('text', { name: 'name_zh' })
  nameZh: string;

  @Column('text', { name: 'name_en' })
  nameEn: string;

  @Column('integer')
  position: number;
}

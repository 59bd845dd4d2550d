import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ServiceItemRow } from './service-item.entity';

/** An organisation that offers an item. */
@Entity('service_item_providers')
@Index('service_item_providers_by_organization', ['streetId', 'organizationId'])
export class ServiceItemProviderRow {
  @PrimaryColumn('uuid', { name: 'item_id', primaryKeyConstraintName: 'service_item_providers_pk' })
  @ForeignKey(() => ServiceItemRow, { name: 'service_item_providers_item_fk', onDelete: 'RESTRICT' })
  itemId: string;

  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'service_item_providers_pk' })
  organizationId: string;

  @Column('uuid', { name: 'street_id' })
  streetId: string;

  @Column('timestamptz', { name: 'joined_at' })
  joinedAt: Date;
}

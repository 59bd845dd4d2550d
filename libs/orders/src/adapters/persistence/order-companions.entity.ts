import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ServiceOrderEntity } from './service-order.entity';

/** Where to come and whom to call, when it differs from the person's own details. Encrypted field by field. */
@Entity('order_contacts')
export class OrderContactEntity {
  @ForeignKey(() => ServiceOrderEntity, { name: 'order_contacts_order_fk' })
  @PrimaryColumn('uuid', { name: 'order_id', primaryKeyConstraintName: 'order_contacts_pk' })
  orderId: string;
  @Column('uuid', { name: 'street_id' })
  streetId: string;
  @Column('text', { name: 'name_encrypted', nullable: true })
  nameEncrypted: string | null;
  @Column('text', { name: 'phone_encrypted', nullable: true })
  phoneEncrypted: string | null;
  @Column('text', { name: 'address_encrypted', nullable: true })
  addressEncrypted: string | null;
}

/** A random token on a slip or in a message: opens one order's progress and rating, never the order's id (handbook §6). */
@Entity('order_tokens')
@Index('order_tokens_by_order', ['orderId'])
export class OrderTokenEntity {
  @PrimaryColumn('text', { name: 'token_hash', primaryKeyConstraintName: 'order_tokens_pk' })
  tokenHash: string;
  @Column('uuid', { name: 'street_id' })
  streetId: string;
  @ForeignKey(() => ServiceOrderEntity, { name: 'order_tokens_order_fk' })
  @Column('uuid', { name: 'order_id' })
  orderId: string;
  @Column('timestamptz', { name: 'expires_at' })
  expiresAt: Date;
}

/** One effect and one answer per key: the answer is stored by the unit that had the effect (rule 5 of handbook §3). */
@Entity('idempotency_keys')
@Index('idempotency_keys_by_age', ['createdAt'])
export class IdempotencyKeyEntity {
  /** Whose key: `person:<id>`, `token:<order>`, `system:<name>`. */
  @PrimaryColumn('text', { primaryKeyConstraintName: 'idempotency_keys_pk' })
  scope: string;
  @PrimaryColumn('text', { primaryKeyConstraintName: 'idempotency_keys_pk' })
  key: string;
  @Column('text')
  command: string;
  @Column('text', { name: 'payload_hash' })
  payloadHash: string;
  @Column('jsonb')
  answer: object;
  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
}

/** Counts an organisation's claims, so that two at once cannot both be the last under its load cap. */
@Entity('organization_loads')
export class OrganizationLoadEntity {
  @PrimaryColumn('uuid', { name: 'organization_id', primaryKeyConstraintName: 'organization_loads_pk' })
  organizationId: string;
  @Column('uuid', { name: 'street_id' })
  streetId: string;
  @Column('integer')
  version: number;
}

/** Danger to life never becomes an order: a person at the desk phones back within 3 minutes (rule 6 of handbook §3). */
@Entity('emergency_notices')
@Check('emergency_notices_status_known', `status IN ('OPEN', 'CALLED_BACK')`)
@Index('emergency_notices_open', ['streetId', 'createdAt'], { where: `status = 'OPEN'` })
export class EmergencyNoticeEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'emergency_notices_pk' })
  id: string;
  @Column('uuid', { name: 'street_id' })
  streetId: string;
  @Column('uuid', { name: 'community_id', nullable: true })
  communityId: string | null;
  @Column('uuid', { name: 'person_id', nullable: true })
  personId: string | null;
  @Column('text', { name: 'phone_encrypted', nullable: true })
  phoneEncrypted: string | null;
  @Column('text', { name: 'text_encrypted' })
  textEncrypted: string;
  @Column('text')
  channel: string;
  @Column('text')
  status: string;
  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
  @Column('timestamptz', { name: 'call_due_at' })
  callDueAt: Date;
  @Column('timestamptz', { name: 'called_at', nullable: true })
  calledAt: Date | null;
  @Column('uuid', { name: 'called_by_id', nullable: true })
  calledById: string | null;
  @Column('text', { nullable: true })
  outcome: string | null;
}

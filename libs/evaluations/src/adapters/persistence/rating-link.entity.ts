import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ServiceOrderEntity } from '#libs/orders';
import { STAGES, type Stage } from '../../domain/stages';
import { sqlList } from './sql-list';

/** A one-time link to rate one stage of one round. Stored as a hash: the table opens nothing. */
@Entity('rating_links')
@Check('rating_links_stage_known', `stage IN (${sqlList(STAGES)})`)
@Check('rating_links_expire_later', 'expires_at > issued_at')
@Check('rating_links_used_once', '(used_at IS NULL) = (evaluation_id IS NULL)')
@Index('rating_links_token_unique', ['tokenHash'], { unique: true })
@Index('rating_links_key_unique', ['keyScope', 'key'], { unique: true })
@Index('rating_links_by_order', ['orderId'])
export class RatingLinkEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'rating_links_pk' })
  id: string;

  @Column('uuid', { name: 'street_id' })
  streetId: string;

  @ForeignKey(() => ServiceOrderEntity, { name: 'rating_links_order_fk' })
  @Column('uuid', { name: 'order_id' })
  orderId: string;

  @Column('text')
  stage: Stage;

  @Column('integer')
  round: number;

  @Column('text', { name: 'token_hash' })
  tokenHash: string;

  @Column('uuid', { name: 'issued_by_person_id' })
  issuedByPersonId: string;

  @Column('timestamptz', { name: 'issued_at' })
  issuedAt: Date;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt: Date;

  @Column('timestamptz', { name: 'used_at', nullable: true })
  usedAt: Date | null;

  @Column('uuid', { name: 'evaluation_id', nullable: true })
  evaluationId: string | null;

  @Column('text', { name: 'key_scope' })
  keyScope: string;

  @Column('text')
  key: string;
}

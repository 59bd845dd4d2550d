import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Opens a street's big screen, to read only; its hash is kept, the token itself is shown once. Real time. */
@Entity('screen_tokens')
@Check('screen_tokens_end_after_begin', 'expires_at > created_at')
@Index('screen_tokens_hash_unique', ['tokenHash'], { unique: true })
@Index('screen_tokens_by_street', ['streetId', 'createdAt'])
export class ScreenTokenEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'screen_tokens_pk' })
  id: string;
  @Column('uuid', { name: 'street_id' })
  streetId: string;
  @Column('text', { name: 'token_hash' })
  tokenHash: string;
  /** Which screen: 一楼大厅. */
  @Column('text')
  label: string;
  @Column('uuid', { name: 'issued_by_id' })
  issuedById: string;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;
  @Column('timestamptz', { name: 'expires_at' })
  expiresAt: Date;
  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt: Date | null;
}

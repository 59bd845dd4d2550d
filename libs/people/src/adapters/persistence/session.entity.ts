import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { SESSION_ENDS, type SessionEnd } from '../../domain/refresh-rotation';
import { Account } from './account.entity';
import { Person } from './person.entity';
import { sqlList } from './sql-list';

/** One sign-in on one device, and the family of its refresh tokens: only the newest one's hash is kept. */
@Entity('sessions')
@Check('sessions_end_has_reason', '(revoked_at IS NULL) = (revoked_because IS NULL)')
@Check('sessions_end_known', `revoked_because IN (${sqlList(SESSION_ENDS)})`)
@Index('sessions_open_by_account', ['accountId'], { where: 'revoked_at IS NULL' })
@Index('sessions_open_by_person', ['personId'], { where: 'revoked_at IS NULL' })
@Index('sessions_by_expiry', ['expiresAt'])
export class Session {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'sessions_pk' })
  id: string;

  @Column('uuid', { name: 'account_id' })
  accountId: string;

  @ManyToOne(() => Account, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'account_id', foreignKeyConstraintName: 'sessions_account_fk' })
  account?: Relation<Account>;

  @Column('uuid', { name: 'person_id' })
  personId: string;

  @ManyToOne(() => Person, { onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'sessions_person_fk' })
  person?: Relation<Person>;

  @Column('text', { name: 'refresh_hash' })
  refreshHash: string;

  /** How often the refresh token has been rotated; each token carries its number. */
  @Column('integer', { default: 0 })
  generation: number;

  @Column('timestamptz', { name: 'rotated_at', default: () => 'now()' })
  rotatedAt: Date;

  /** How long it may lie unused; each rotation begins it anew. */
  @Column('integer', { name: 'idle_seconds' })
  idleSeconds: number;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt: Date;

  /** What the client calls itself; untrusted, shown back to its owner only. */
  @Column('text', { nullable: true })
  device: string | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column('timestamptz', { name: 'last_seen_at', default: () => 'now()' })
  lastSeenAt: Date;

  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt: Date | null;

  @Column('text', { name: 'revoked_because', nullable: true })
  revokedBecause: SessionEnd | null;
}

import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { TICKET_PURPOSES, type TicketPurpose } from '../../domain/sign-in-ticket';
import { sqlList } from './sql-list';

/** Proof that a phone or a password was shown to be one's own, while a step of signing in is left. Good once, for minutes. */
@Entity('sign_in_tickets')
@Check('sign_in_tickets_purpose_known', `purpose IN (${sqlList(TICKET_PURPOSES)})`)
@Index('sign_in_tickets_by_expiry', ['expiresAt'])
export class SignInTicket {
  @PrimaryColumn('text', { name: 'token_hash', primaryKeyConstraintName: 'sign_in_tickets_pk' })
  tokenHash: string;

  @Column('text')
  purpose: TicketPurpose;

  @Column('uuid', { name: 'account_id' })
  accountId: string;

  /** Who signs in, once that is settled. */
  @Column('uuid', { name: 'person_id', nullable: true })
  personId: string | null;

  /** Ciphertext of the proved number; a registration needs it. */
  @Column('text', { name: 'phone_encrypted', nullable: true })
  phoneEncrypted: string | null;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt: Date;
}

import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A message that would have gone out by SMS, where no provider is set up. Ciphertext; shown in development only. */
@Entity('local_messages')
@Index('local_messages_by_recipient', ['recipientIndex', 'createdAt'])
@Index('local_messages_by_age', ['createdAt'])
export class LocalMessage {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'local_messages_pk' })
  id: string;

  @Column('text', { name: 'recipient_index' })
  recipientIndex: string;

  @Column('text', { name: 'body_encrypted' })
  bodyEncrypted: string;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;
}

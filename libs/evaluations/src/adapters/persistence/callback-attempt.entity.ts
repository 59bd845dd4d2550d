import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CALLBACK_RESULTS, type CallbackResult } from '../../domain/callbacks';
import { CallbackEntity } from './callback.entity';
import { sqlList } from './sql-list';

/** One call that was made. */
@Entity('callback_attempts')
@Check('callback_attempts_result_known', `result IN (${sqlList(CALLBACK_RESULTS)})`)
// calls are made on different days (handbook §3)
@Index('callback_attempts_one_a_day', ['callbackId', 'localDate'], { unique: true })
@Index('callback_attempts_key_unique', ['keyScope', 'key'], { unique: true })
export class CallbackAttemptEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'callback_attempts_pk' })
  id: string;

  @Column('uuid', { name: 'street_id' })
  streetId: string;

  @ForeignKey(() => CallbackEntity, { name: 'callback_attempts_callback_fk' })
  @Column('uuid', { name: 'callback_id' })
  callbackId: string;

  @Column('uuid', { name: 'called_by_person_id' })
  calledByPersonId: string;

  @Column('timestamptz', { name: 'called_at' })
  calledAt: Date;

  /** The street's local day of the call. */
  @Column('date', { name: 'local_date' })
  localDate: string;

  @Column('text')
  result: CallbackResult;

  /** Free words; erasable. */
  @Column('text', { nullable: true })
  note: string | null;

  @Column('text', { name: 'key_scope' })
  keyScope: string;

  @Column('text')
  key: string;

  @Column('text', { name: 'payload_hash' })
  payloadHash: string;
}

import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** How often one subject has called one thing in the window that is running. Subjects are hashed: nothing personal. */
@Entity('call_limits')
@Check('call_limits_count_positive', 'count > 0')
export class CallLimit {
  /** `<rule>:<hash of the subject>`. */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'call_limits_pkey' })
  key: string;

  @Column({ name: 'window_start', type: 'timestamptz' })
  windowStart: Date;

  @Index('call_limits_window_end_idx')
  @Column({ name: 'window_end', type: 'timestamptz' })
  windowEnd: Date;

  @Column({ type: 'integer' })
  count: number;
}

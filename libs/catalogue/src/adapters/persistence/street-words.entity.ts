import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A street's own way of saying it: a sentence, and the item or advice it stands for. Beside the shipped examples. */
@Entity('street_words')
@Check('street_words_utterance_length', 'char_length(utterance) BETWEEN 2 AND 200')
@Index('street_words_once', ['streetId', 'utterance'], { unique: true })
@Index('street_words_by_street', ['streetId', 'createdAt', 'id'])
export class StreetWordsRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'street_words_pk' })
  id: string;

  @Column('uuid', { name: 'street_id' })
  streetId: string;

  /** Chinese name of an item of the street, or an advice: `HOTLINE_12345`. */
  @Column('text')
  target: string;

  @Column('text')
  utterance: string;

  @Column('uuid', { name: 'created_by' })
  createdBy: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
}

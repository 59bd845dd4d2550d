import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonDataSources, type PersonDataSource } from '#libs/people';
import { UnitOfWork, type TransactionTx } from '#libs/platform';

/** Ratings of a person's own, or of orders for him: who holds the slip or a link need not say who he is. */
const OF_PERSON = `(rater_person_id = $1 OR order_id IN (SELECT id FROM service_orders WHERE requester_id = $1))`;

/** A person's ratings in the export of his data. Erasing takes the words, the callers' and the organisation's about him too; stars, which count in figures, stay without them. */
@Injectable()
export class EvaluationPersonData implements PersonDataSource, OnModuleInit {
  readonly name = 'evaluations';

  constructor(
    private readonly sources: PersonDataSources,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  export(personId: string): Promise<unknown> {
    return this.unitOfWork.atomic((tx) =>
      tx.query(
        `SELECT order_id AS "orderId", stage, round, stars, dimensions, tags, words FROM evaluations
          WHERE ${OF_PERSON} ORDER BY id`,
        [personId],
      ),
    );
  }

  async erase(personId: string, tx: TransactionTx): Promise<void> {
    await tx.query(
      `UPDATE timeline_entries SET note = NULL, note_salt = NULL
        WHERE note IS NOT NULL AND subject_id IN (SELECT id FROM evaluations WHERE ${OF_PERSON})`,
      [personId],
    );
    await tx.query(`UPDATE evaluations SET words = NULL WHERE words IS NOT NULL AND ${OF_PERSON}`, [
      personId,
    ]);
    const ofHis = 'order_id IN (SELECT id FROM service_orders WHERE requester_id = $1)';
    await tx.query(
      `UPDATE callback_attempts SET note = NULL WHERE callback_id IN (SELECT id FROM callbacks WHERE ${ofHis})`,
      [personId],
    );
    await tx.query(`UPDATE rectifications SET words = NULL WHERE ${ofHis}`, [personId]);
  }
}

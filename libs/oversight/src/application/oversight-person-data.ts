import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonDataSources, type PersonDataSource } from '#libs/people';
import { FieldCipher, UnitOfWork, type TransactionTx } from '#libs/platform';

const OF_HIS = 'order_id IN (SELECT id FROM service_orders WHERE requester_id = $1)';

/** Incidents, remarks and supervision of a person's orders: in the copy of his data; their words go when he does. */
@Injectable()
export class OversightPersonData implements PersonDataSource, OnModuleInit {
  readonly name = 'oversight';

  constructor(
    private readonly sources: PersonDataSources,
    private readonly unitOfWork: UnitOfWork,
    private readonly cipher: FieldCipher,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  export(personId: string): Promise<unknown> {
    return this.unitOfWork.atomic(async (tx) => {
      const incidents = await tx.query<{ details: string }>(
        `SELECT kind, status, reported_at AS "reportedAt", details_encrypted AS details FROM incidents
          WHERE reported_by_id = $1 OR ${OF_HIS} ORDER BY reported_at, id`,
        [personId],
      );
      const remarks = await tx.query(
        `SELECT text, answer, created_at AS "createdAt" FROM remarks WHERE ${OF_HIS} ORDER BY created_at, id`,
        [personId],
      );
      return {
        incidents: incidents.map((row) => ({ ...row, details: this.cipher.decrypt(row.details) })),
        remarks,
      };
    });
  }

  async erase(personId: string, tx: TransactionTx): Promise<void> {
    await tx.query(
      `UPDATE incidents SET details_encrypted = $2, note_encrypted = CASE WHEN note_encrypted IS NOT NULL THEN $2 END
        WHERE ${OF_HIS}`,
      [personId, this.cipher.encrypt('')],
    );
    await tx.query(
      `UPDATE remarks SET text = '', answer = CASE WHEN answer IS NOT NULL THEN '' END WHERE ${OF_HIS}`,
      [personId],
    );
    await tx.query(`UPDATE supervision_orders SET note = '' WHERE note IS NOT NULL AND ${OF_HIS}`, [
      personId,
    ]);
  }
}

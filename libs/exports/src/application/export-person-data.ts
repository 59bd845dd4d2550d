import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonDataSources, type PersonDataSource } from '#libs/people';
import { UnitOfWork, type TransactionTx } from '#libs/platform';

/** What a person took out of the house, in the copy of his data; the files go when he does, the log of them stays. */
@Injectable()
export class ExportPersonData implements PersonDataSource, OnModuleInit {
  readonly name = 'exports';

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
        `SELECT kind, under, request ->> 'reason' AS reason, rows, created_at AS "createdAt" FROM export_jobs
          WHERE requested_by = $1 ORDER BY created_at, id`,
        [personId],
      ),
    );
  }

  async erase(personId: string, tx: TransactionTx): Promise<void> {
    await tx.query(
      `DELETE FROM stored_files WHERE id IN (SELECT file_id FROM export_jobs WHERE requested_by = $1)`,
      [personId],
    );
  }
}

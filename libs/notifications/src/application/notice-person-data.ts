import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonDataSources, type PersonDataSource } from '#libs/people';
import { UnitOfWork, type TransactionTx } from '#libs/platform';

/** A person's notices in the export of his data, and their end with it. */
@Injectable()
export class NoticePersonData implements PersonDataSource, OnModuleInit {
  readonly name = 'notices';

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
        `SELECT template, params, channel, status, created_at AS "createdAt" FROM notices
          WHERE person_id = $1 ORDER BY created_at, id`,
        [personId],
      ),
    );
  }

  async erase(personId: string, tx: TransactionTx): Promise<void> {
    await tx.query('DELETE FROM notices WHERE person_id = $1', [personId]);
    await tx.query('DELETE FROM notice_reads WHERE person_id = $1', [personId]);
  }
}

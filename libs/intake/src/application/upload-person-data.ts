import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonDataSources, type PersonDataSource } from '#libs/people';
import { UnitOfWork, type TransactionTx } from '#libs/platform';

/** A person's pictures, those he sent and those of orders placed for him: listed in his copy, gone with him. */
@Injectable()
export class UploadPersonData implements PersonDataSource, OnModuleInit {
  readonly name = 'uploads';

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
        `SELECT u.id, u.order_id AS "orderId", u.purpose, u.width, u.height, u.created_at AS "createdAt"
           FROM uploads u WHERE ${OF_THE_PERSON} ORDER BY u.created_at, u.id`,
        [personId],
      ),
    );
  }

  async erase(personId: string, tx: TransactionTx): Promise<void> {
    // the rows follow their files
    await tx.query(
      `DELETE FROM stored_files WHERE id IN (SELECT u.file_id FROM uploads u WHERE ${OF_THE_PERSON})`,
      [personId],
    );
  }
}

const OF_THE_PERSON = `(u.uploaded_by = $1::uuid
  OR u.order_id IN (SELECT id FROM service_orders WHERE requester_id = $1::uuid)
  OR u.uploaded_with_slip_of IN (SELECT id FROM service_orders WHERE requester_id = $1::uuid))`;

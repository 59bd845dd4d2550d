import { Inject, Injectable } from '@nestjs/common';
import type { Ids } from '#libs/kernel';
import { IDS, type WriteStatement } from '#libs/platform';
import type { AccountEvent } from '../domain/account-record';

/** Writes down what happens to ways of signing in, in the unit that does it. */
@Injectable()
export class AccountRecord {
  constructor(@Inject(IDS) private readonly ids: Ids) {}

  /** @param byPersonId who did it: oneself, or who is responsible */
  entry(
    kind: AccountEvent,
    personId: string,
    byPersonId: string,
    reason: string | null = null,
  ): WriteStatement {
    return {
      text: `INSERT INTO account_entries (id, street_id, person_id, kind, by_person_id, reason)
             SELECT $1::uuid, street_id, id, $2::text, $3::uuid, $4::text FROM persons WHERE id = $5::uuid`,
      values: [this.ids.uuid(), kind, byPersonId, reason, personId],
      expectRows: 1,
    };
  }
}

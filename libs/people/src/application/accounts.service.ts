import { Inject, Injectable } from '@nestjs/common';
import { maskName, type Ids } from '#libs/kernel';
import { acrossStreets, IDS, UnitOfWork, type TransactionTx } from '#libs/platform';
import { movePhones, movesOf } from './index-moves';
import { PersonSealer } from './person-sealer';

/** Somebody an account may sign in as. */
export interface Candidate {
  readonly personId: string;
  readonly maskedName: string;
  readonly streetId: string | null;
}

/** Accounts and the people behind them. A phone is not a person: couples share one (handbook §1). */
@Injectable()
export class Accounts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sealer: PersonSealer,
    @Inject(IDS) private readonly ids: Ids,
  ) {}

  /** The account of a phone that was just proved to be the caller's; made when it has none. */
  async ofPhone(phone: string): Promise<string> {
    const indexes = this.sealer.phoneIndexes(phone);
    return acrossStreets('SIGN_IN', () => this.findOrMake(indexes));
  }

  private findOrMake(indexes: readonly string[]): Promise<string> {
    const [phoneIndex] = indexes;
    return this.unitOfWork.transaction(async (tx) => {
      if (indexes.length > 1) await this.bringAlong(tx, indexes);
      const [account] = await tx.query<{ id: string }>(
        `INSERT INTO accounts (id, phone_index) VALUES ($1, $2)
         ON CONFLICT (phone_index) WHERE phone_index IS NOT NULL DO UPDATE SET phone_index = EXCLUDED.phone_index
         RETURNING id`,
        [this.ids.uuid(), phoneIndex],
      );
      // whoever was entered with this phone (by a desk, by a relative) is found by the one who holds it
      await tx.query(
        `INSERT INTO account_persons (account_id, person_id)
         SELECT $1, id FROM persons WHERE phone_index = $2 AND status = 'ACTIVE' ON CONFLICT DO NOTHING`,
        [account!.id, phoneIndex],
      );
      return account!.id;
    });
  }

  /** While keys change, the unique index cannot see that two indexes are one phone: the lock makes one account of it. */
  private async bringAlong(tx: TransactionTx, indexes: readonly string[]): Promise<void> {
    for (const index of [...indexes].sort())
      await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 2))', [index]);
    await movePhones(tx.query.bind(tx), movesOf(indexes));
  }

  /** The people it may sign in as, oldest entry first. */
  async candidates(accountId: string): Promise<Candidate[]> {
    const rows = await acrossStreets('SIGN_IN', () =>
      this.unitOfWork.atomic((tx) =>
        tx.query<{ personId: string; name: string; streetId: string | null }>(
          `SELECT p.id AS "personId", p.name_encrypted AS name, p.street_id AS "streetId"
             FROM account_persons ap JOIN persons p ON p.id = ap.person_id
            WHERE ap.account_id = $1 AND p.status = 'ACTIVE' ORDER BY p.created_at, p.id`,
          [accountId],
        ),
      ),
    );
    return rows.map(({ personId, name, streetId }) => ({
      personId,
      maskedName: maskName(this.sealer.open(name)),
      streetId,
    }));
  }

  async link(accountId: string, personId: string): Promise<void> {
    await this.unitOfWork.atomic((tx) => {
      tx.write({
        text: `INSERT INTO account_persons (account_id, person_id) VALUES ($1::uuid, $2::uuid) ON CONFLICT DO NOTHING`,
        values: [accountId, personId],
      });
      return Promise.resolve();
    });
  }
}

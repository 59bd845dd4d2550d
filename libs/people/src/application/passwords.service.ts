import { Injectable } from '@nestjs/common';
import type { Refusal } from '#libs/kernel';
import { MembershipDirectory, OrganizationDirectory } from '#libs/organizations';
import { acrossStreets, PasswordHasher, UnitOfWork, type TransactionTx } from '#libs/platform';
import { ONE_TIME_PASSWORD_DAYS } from '../domain/account-record';
import { takeTry, UNLOCKED, type LockState } from '../domain/lockout';
import { judgePassword } from '../domain/password-rules';

/** An account whose password was just shown to be known. */
export interface ProvedAccount {
  readonly id: string;
  readonly username: string;
  readonly passwordHash: string;
  /** The password was made by somebody else and its days are over. */
  readonly isOver: boolean;
}

interface AccountRow extends ProvedAccount, LockState {
  readonly now: Date;
}

const MIN_CODE = 4;

/** Passwords of staff accounts: proved, judged, set. */
@Injectable()
export class Passwords {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly hasher: PasswordHasher,
    private readonly memberships: MembershipDirectory,
    private readonly organizations: OrganizationDirectory,
  ) {}

  /**
   * Null for an unknown account, a wrong password and a locked account alike. The try is taken before the comparison, and
   * the work is the same for nobody as for somebody, so that time does not tell which names exist.
   */
  async prove(by: 'username' | 'id', value: string, password: string): Promise<ProvedAccount | null> {
    const account = await this.takeTry(by, value);
    if (!(await this.hasher.verify(password, account?.passwordHash ?? null)) || !account) return null;
    await this.set(account.id, UNLOCKED);
    if (this.hasher.needsRehash(account.passwordHash)) await this.rehash(account.id, password);
    return account;
  }

  /** Why the person may not have this password; null when he may. */
  async judge(personId: string, username: string, password: string): Promise<Refusal | null> {
    return judgePassword(password, [username, ...(await this.namesAround(personId))]);
  }

  hash(password: string): Promise<string> {
    return this.hasher.hash(password);
  }

  isSame(password: string, hash: string): Promise<boolean> {
    return this.hasher.verify(password, hash);
  }

  /** @param hand whose password it is: one made by somebody else has to be changed at the first sign-in, within days */
  async store(tx: TransactionTx, accountId: string, hash: string, hand: 'OWN' | 'OTHER'): Promise<void> {
    await tx.query(
      `UPDATE accounts SET password_hash = $2, failed_count = 0, locked_until = NULL, password_changed_at = now(),
              one_time_until = CASE WHEN $3 THEN now() + make_interval(days => ${ONE_TIME_PASSWORD_DAYS}) END
        WHERE id = $1`,
      [accountId, hash, hand === 'OTHER'],
    );
  }

  /** Names and codes of the organisations the person works for. */
  private namesAround(personId: string): Promise<string[]> {
    return acrossStreets('SIGN_IN', async () => {
      const grants = await this.memberships.grantsOf(personId);
      const known = await this.organizations.byIds(grants.map(({ organizationId }) => organizationId));
      return [...known.values()].flatMap(({ name, code }) =>
        code.length >= MIN_CODE ? [name, code] : [name],
      );
    });
  }

  /** Null when there is no such account, or no try is left. */
  private takeTry(by: 'username' | 'id', value: string): Promise<AccountRow | null> {
    return this.unitOfWork.transaction(async (tx) => {
      const [account] = await tx.query<AccountRow>(
        `SELECT id, username, password_hash AS "passwordHash", failed_count AS "failedCount",
                locked_until AS "lockedUntil", coalesce(one_time_until < now(), false) AS "isOver",
                clock_timestamp() AS now
           FROM accounts WHERE ${by} = $1 AND username IS NOT NULL FOR UPDATE`,
        [value],
      );
      const next = account && takeTry(account, account.now);
      if (!next) return null;
      await tx.query('UPDATE accounts SET failed_count = $2, locked_until = $3 WHERE id = $1', [
        account.id,
        next.failedCount,
        next.lockedUntil,
      ]);
      return account;
    });
  }

  private async set(accountId: string, state: LockState): Promise<void> {
    await this.unitOfWork.atomic((tx) => {
      tx.write({
        text: 'UPDATE accounts SET failed_count = $2::int, locked_until = $3::timestamptz WHERE id = $1::uuid',
        values: [accountId, state.failedCount, state.lockedUntil],
      });
      return Promise.resolve();
    });
  }

  private async rehash(accountId: string, password: string): Promise<void> {
    const hash = await this.hasher.hash(password);
    await this.unitOfWork.atomic((tx) => {
      tx.write({
        text: 'UPDATE accounts SET password_hash = $2 WHERE id = $1::uuid',
        values: [accountId, hash],
      });
      return Promise.resolve();
    });
  }
}

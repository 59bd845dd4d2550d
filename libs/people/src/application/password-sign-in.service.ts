import { Injectable } from '@nestjs/common';
import { err, ok, type Refusal, type Result } from '#libs/kernel';
import { PasswordHasher, UnitOfWork, type RequestClient } from '#libs/platform';
import { takeTry, UNLOCKED, type LockState } from '../domain/lockout';
import { PASSWORD_WRONG } from '../domain/sign-in-limits';
import { Accounts, type Candidate } from './accounts.service';
import { Sessions, type SignedIn } from './sessions.service';
import { SignInAttempts } from './sign-in-attempts';
import { SignInTickets } from './sign-in-tickets';

interface AccountRow extends LockState {
  readonly id: string;
  readonly passwordHash: string;
  readonly now: Date;
}

export type PasswordOutcome =
  | { readonly kind: 'SIGNED_IN'; readonly signedIn: SignedIn }
  | { readonly kind: 'CHOOSE'; readonly ticket: string; readonly candidates: readonly Candidate[] };

/** Signing in by user name and password, for staff. */
@Injectable()
export class PasswordSignIn {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly hasher: PasswordHasher,
    private readonly accounts: Accounts,
    private readonly tickets: SignInTickets,
    private readonly sessions: Sessions,
    private readonly attempts: SignInAttempts,
  ) {}

  /**
   * One answer for an unknown name, a wrong password and a locked account: none of them is told apart from outside.
   *
   * @throws TooManyRequestsError after too many attempts by this address or device
   */
  async signIn(
    username: string,
    password: string,
    client: RequestClient,
  ): Promise<Result<PasswordOutcome, Refusal>> {
    await this.attempts.count(client);
    const account = await this.takeTry(username.trim().toLowerCase());
    // the same work for nobody as for somebody, so that time does not tell which names exist
    if (!(await this.hasher.verify(password, account?.passwordHash ?? null)) || !account)
      return err(PASSWORD_WRONG);
    await this.set(account.id, UNLOCKED);
    if (this.hasher.needsRehash(account.passwordHash)) await this.rehash(account.id, password);

    const candidates = await this.accounts.candidates(account.id);
    const [only, ...others] = candidates;
    if (!only) return err(PASSWORD_WRONG);
    if (others.length > 0) {
      return ok({ kind: 'CHOOSE', ticket: await this.tickets.issue('CHOOSE', account.id, null), candidates });
    }
    return ok({ kind: 'SIGNED_IN', signedIn: await this.sessions.open(account.id, only.personId, client) });
  }

  /** Null when there is no such account, or no try is left. */
  private async takeTry(username: string): Promise<AccountRow | null> {
    return this.unitOfWork.transaction(async (tx) => {
      const [account] = await tx.query<AccountRow>(
        `SELECT id, password_hash AS "passwordHash", failed_count AS "failedCount",
                locked_until AS "lockedUntil", clock_timestamp() AS now
           FROM accounts WHERE username = $1 FOR UPDATE`,
        [username],
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

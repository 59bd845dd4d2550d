import { Injectable } from '@nestjs/common';
import { err, ok, type Refusal, type Result } from '#libs/kernel';
import type { RequestClient } from '#libs/platform';
import { ONE_TIME_PASSWORD_OVER } from '../domain/account-refusals';
import { PASSWORD_WRONG } from '../domain/sign-in-limits';
import { Accounts, type Candidate } from './accounts.service';
import { Passwords } from './passwords.service';
import { SignInAttempts } from './sign-in-attempts';
import { SignInSteps, type SignInStep } from './sign-in-steps.service';
import { SignInTickets } from './sign-in-tickets';

export type PasswordOutcome =
  | SignInStep
  | { readonly kind: 'CHOOSE'; readonly ticket: string; readonly candidates: readonly Candidate[] };

/** Signing in by user name and password, for staff. */
@Injectable()
export class PasswordSignIn {
  constructor(
    private readonly passwords: Passwords,
    private readonly accounts: Accounts,
    private readonly tickets: SignInTickets,
    private readonly steps: SignInSteps,
    private readonly attempts: SignInAttempts,
  ) {}

  /**
   * One answer for an unknown name, a wrong password and an account closed by wrong passwords: none of them is told apart
   * from outside.
   *
   * @throws TooManyRequestsError after too many attempts by this address or device
   */
  async signIn(
    username: string,
    password: string,
    client: RequestClient,
  ): Promise<Result<PasswordOutcome, Refusal>> {
    await this.attempts.count(client);
    const account = await this.passwords.prove('username', username.trim().toLowerCase(), password);
    if (!account) return err(PASSWORD_WRONG);
    if (account.isOver) return err(ONE_TIME_PASSWORD_OVER);

    const candidates = await this.accounts.candidates(account.id);
    const [only, ...others] = candidates;
    if (!only) return err(PASSWORD_WRONG);
    if (others.length > 0) {
      return ok({ kind: 'CHOOSE', ticket: await this.tickets.issue('CHOOSE', account.id), candidates });
    }
    return this.steps.next(account.id, only.personId, client);
  }
}

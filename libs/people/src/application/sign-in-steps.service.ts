import { Injectable } from '@nestjs/common';
import { err, ok, type Refusal, type Result } from '#libs/kernel';
import { SecondFactorRoles } from '#libs/organizations';
import { acrossStreets, CallLimiter, UnitOfWork, type RequestClient } from '#libs/platform';
import {
  ACCOUNT_LOCKED,
  FACTOR_WRONG,
  PASSWORD_UNCHANGED,
  SIGN_IN_STEP_OVER,
} from '../domain/account-refusals';
import { ATTEMPTS_BY_ACCOUNT } from '../domain/sign-in-limits';
import { nextStep } from '../domain/sign-in-step';
import { AccountRecord } from './account-record.service';
import { ActorCache } from './actor-cache';
import { Passwords } from './passwords.service';
import { SecondFactors } from './second-factors.service';
import { Sessions, type SignedIn } from './sessions.service';
import { SignInAttempts } from './sign-in-attempts';
import { SignInTickets } from './sign-in-tickets';

/** Where signing in stands after a right proof: in, or one step further. */
export type SignInStep =
  | { readonly kind: 'SIGNED_IN'; readonly signedIn: SignedIn }
  | { readonly kind: 'SECOND_FACTOR' | 'NEW_PASSWORD' | 'ENROL'; readonly ticket: string };

interface StandingRow {
  readonly locked: boolean;
  readonly hasFactor: boolean;
  readonly mustChangePassword: boolean;
}

/** What comes between a phone or password shown to be one's own and the session: every way of signing in passes here. */
@Injectable()
export class SignInSteps {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly factorRoles: SecondFactorRoles,
    private readonly factors: SecondFactors,
    private readonly passwords: Passwords,
    private readonly tickets: SignInTickets,
    private readonly sessions: Sessions,
    private readonly attempts: SignInAttempts,
    private readonly limiter: CallLimiter,
    private readonly record: AccountRecord,
    private readonly actors: ActorCache,
  ) {}

  /** @param shown what else the person has proved in this sign-in */
  async next(
    accountId: string,
    personId: string,
    client: RequestClient,
    shown: { readonly factorShown: boolean } = { factorShown: false },
  ): Promise<Result<SignInStep, Refusal>> {
    const [standing, factorWanted] = await acrossStreets('SIGN_IN', () =>
      Promise.all([this.standing(accountId, personId), this.factorRoles.wantIt(personId)]),
    );
    if (standing.locked) return err(ACCOUNT_LOCKED);
    const kind = nextStep({ ...standing, ...shown, factorWanted });
    if (kind === 'OPEN')
      return ok({ kind: 'SIGNED_IN', signedIn: await this.sessions.open(accountId, personId, client) });
    return ok({ kind, ticket: await this.tickets.issue(kind, accountId, { personId }) });
  }

  /** The second step: a code of the authenticator app, or a recovery code. */
  async showFactor(
    ticket: string,
    code: string,
    client: RequestClient,
  ): Promise<Result<SignInStep, Refusal>> {
    await this.attempts.count(client);
    const known = await this.tickets.read(ticket, 'SECOND_FACTOR');
    if (!known?.personId) return err(SIGN_IN_STEP_OVER);
    await this.limiter.require(ATTEMPTS_BY_ACCOUNT, known.personId);
    if (!(await this.factors.show(known.personId, code))) return err(FACTOR_WRONG);
    if (!(await this.tickets.useUp(ticket))) return err(SIGN_IN_STEP_OVER);
    await this.limiter.clear(ATTEMPTS_BY_ACCOUNT, known.personId);
    return this.next(known.accountId, known.personId, client, { factorShown: true });
  }

  /** The first own password in place of the one that somebody else made. */
  async choosePassword(
    ticket: string,
    newPassword: string,
    client: RequestClient,
  ): Promise<Result<SignInStep, Refusal>> {
    await this.attempts.count(client);
    const known = await this.tickets.read(ticket, 'NEW_PASSWORD');
    if (!known?.personId) return err(SIGN_IN_STEP_OVER);
    const { accountId, personId } = known;
    const [account] = await this.unitOfWork.atomic((tx) =>
      tx.query<{ username: string; hash: string }>(
        'SELECT username, password_hash AS hash FROM accounts WHERE id = $1 AND username IS NOT NULL',
        [accountId],
      ),
    );
    if (!account) return err(SIGN_IN_STEP_OVER);
    const refusal = await this.passwords.judge(personId, account.username, newPassword);
    if (refusal) return err(refusal);
    if (await this.passwords.isSame(newPassword, account.hash)) return err(PASSWORD_UNCHANGED);
    if (!(await this.tickets.useUp(ticket))) return err(SIGN_IN_STEP_OVER);
    await this.storeOwn(accountId, personId, newPassword);
    return this.next(accountId, personId, client, { factorShown: true });
  }

  /** Sets a password its owner has chosen. Ends every sign-in there was. */
  async storeOwn(accountId: string, personId: string, newPassword: string): Promise<void> {
    const hash = await this.passwords.hash(newPassword);
    await acrossStreets('SIGN_IN', () =>
      this.unitOfWork.transaction(async (tx) => {
        await this.passwords.store(tx, accountId, hash, 'OWN');
        await this.sessions.endAllIn(tx, personId, 'PASSWORD_CHANGED');
        tx.write(this.record.entry('PASSWORD_CHANGED', personId, personId));
      }),
    );
    this.actors.dropAll();
  }

  private async standing(accountId: string, personId: string): Promise<StandingRow> {
    const [row] = await this.unitOfWork.atomic((tx) =>
      tx.query<StandingRow>(
        `SELECT a.one_time_until IS NOT NULL AS "mustChangePassword",
                EXISTS (SELECT FROM second_factors f WHERE f.person_id = $2 AND f.confirmed_at IS NOT NULL) AS "hasFactor",
                EXISTS (SELECT FROM account_persons ap JOIN accounts l ON l.id = ap.account_id
                         WHERE ap.person_id = $2 AND l.locked_at IS NOT NULL) AS locked
           FROM accounts a WHERE a.id = $1`,
        [accountId, personId],
      ),
    );
    // erased meanwhile: nobody comes in by it
    return row ?? { locked: true, hasFactor: false, mustChangePassword: false };
  }
}

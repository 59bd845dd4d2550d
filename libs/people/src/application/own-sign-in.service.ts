import { Injectable } from '@nestjs/common';
import { err, ok, type PersonActor, type Refusal, type Result } from '#libs/kernel';
import { SecondFactorRoles } from '#libs/organizations';
import { acrossStreets, CallLimiter, UnitOfWork, type RequestClient } from '#libs/platform';
import {
  FACTOR_WRONG,
  NO_STAFF_ACCOUNT,
  OLD_PASSWORD_WRONG,
  PASSWORD_UNCHANGED,
  SIGN_IN_STEP_OVER,
} from '../domain/account-refusals';
import { ATTEMPTS_BY_ACCOUNT } from '../domain/sign-in-limits';
import type { FreshSecret } from './authenticator';
import { Passwords } from './passwords.service';
import { SecondFactors } from './second-factors.service';
import { Sessions, type SignedIn } from './sessions.service';
import { SignInAttempts } from './sign-in-attempts';
import { SignInSteps, type SignInStep } from './sign-in-steps.service';
import { SignInTickets } from './sign-in-tickets';

/** How somebody signs in, as he sees it himself. */
export interface OwnSignIn {
  readonly username: string | null;
  readonly passwordChangedAt: Date | null;
  readonly factorSince: Date | null;
  readonly recoveryCodesLeft: number;
  readonly factorWanted: boolean;
}

/** The second factor is in force; `step` says how signing in goes on where it was set up on the way. */
export interface FactorEnrolled {
  readonly recoveryCodes: readonly string[];
  readonly step: SignInStep | null;
}

/** One's own password and second factor: by somebody signed in, or on the way in by a ticket that allows nothing else. */
@Injectable()
export class OwnSignInService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly factorRoles: SecondFactorRoles,
    private readonly factors: SecondFactors,
    private readonly passwords: Passwords,
    private readonly tickets: SignInTickets,
    private readonly steps: SignInSteps,
    private readonly sessions: Sessions,
    private readonly attempts: SignInAttempts,
    private readonly limiter: CallLimiter,
  ) {}

  async of(personId: string): Promise<OwnSignIn> {
    const [[row], factorWanted] = await acrossStreets('SIGN_IN', () =>
      Promise.all([
        this.unitOfWork.atomic((tx) =>
          tx.query<Omit<OwnSignIn, 'factorWanted'>>(
            `SELECT a.username, a.password_changed_at AS "passwordChangedAt", f.confirmed_at AS "factorSince",
                    (SELECT count(*)::int FROM recovery_codes r WHERE r.person_id = p.id AND r.used_at IS NULL)
                      AS "recoveryCodesLeft"
               FROM persons p
               LEFT JOIN account_persons ap ON ap.person_id = p.id
               LEFT JOIN accounts a ON a.id = ap.account_id AND a.username IS NOT NULL
               LEFT JOIN second_factors f ON f.person_id = p.id
              WHERE p.id = $1 ORDER BY a.username NULLS LAST LIMIT 1`,
            [personId],
          ),
        ),
        this.factorRoles.wantIt(personId),
      ]),
    );
    return { ...row!, factorWanted };
  }

  /** @param ticket of a sign-in that may only enrol; without one, the actor's own */
  async beginFactor(
    actor: PersonActor | null,
    ticket: string | null,
    client: RequestClient,
  ): Promise<Result<FreshSecret, Refusal>> {
    const who = await this.whoEnrols(actor, ticket, client);
    if (!who) return err(SIGN_IN_STEP_OVER);
    const { username } = await this.of(who.personId);
    return this.factors.begin(who.personId, username ?? who.personId.slice(-8));
  }

  async confirmFactor(
    actor: PersonActor | null,
    ticket: string | null,
    code: string,
    client: RequestClient,
  ): Promise<Result<FactorEnrolled, Refusal>> {
    const who = await this.whoEnrols(actor, ticket, client);
    if (!who) return err(SIGN_IN_STEP_OVER);
    const confirmed = await this.factors.confirm(who.personId, code);
    if (!confirmed.ok) return confirmed;
    const recoveryCodes = confirmed.value;
    if (ticket === null) return ok({ recoveryCodes, step: null });
    if (!(await this.tickets.useUp(ticket))) return err(SIGN_IN_STEP_OVER);
    const step = await this.steps.next(who.accountId, who.personId, client, { factorShown: true });
    return step.ok ? ok({ recoveryCodes, step: step.value }) : step;
  }

  removeFactor(actor: PersonActor, code: string, client: RequestClient): Promise<Result<true, Refusal>> {
    return this.counted(actor, client, () => this.factors.remove(actor.personId, code));
  }

  /** All recovery codes anew, those before are void; who is signed in stays so. */
  renewRecoveryCodes(
    actor: PersonActor,
    code: string,
    client: RequestClient,
  ): Promise<Result<readonly string[], Refusal>> {
    return this.counted(actor, client, () => this.factors.renewRecoveryCodes(actor.personId, code));
  }

  /** Ends every sign-in, this one too, and answers a new one in its place. */
  async changePassword(
    actor: PersonActor,
    currentPassword: string,
    newPassword: string,
    client: RequestClient,
  ): Promise<Result<SignedIn, Refusal>> {
    await this.attempts.count(client);
    const [own] = await this.unitOfWork.atomic((tx) =>
      tx.query<{ id: string }>(
        `SELECT a.id FROM account_persons ap JOIN accounts a ON a.id = ap.account_id
          WHERE ap.person_id = $1 AND a.username IS NOT NULL ORDER BY a.created_at, a.id LIMIT 1`,
        [actor.personId],
      ),
    );
    if (!own) return err(NO_STAFF_ACCOUNT);
    const account = await this.passwords.prove('id', own.id, currentPassword);
    if (!account) return err(OLD_PASSWORD_WRONG);
    const refusal = await this.passwords.judge(actor.personId, account.username, newPassword);
    if (refusal) return err(refusal);
    if (await this.passwords.isSame(newPassword, account.passwordHash)) return err(PASSWORD_UNCHANGED);
    await this.steps.storeOwn(account.id, actor.personId, newPassword);
    return ok(await this.sessions.open(account.id, actor.personId, client));
  }

  /** What needs a code of the factor: tries are counted by person, device and address. */
  private async counted<T>(
    actor: PersonActor,
    client: RequestClient,
    show: () => Promise<Result<T, Refusal>>,
  ): Promise<Result<T, Refusal>> {
    await this.attempts.count(client);
    await this.limiter.require(ATTEMPTS_BY_ACCOUNT, actor.personId);
    const shown = await show();
    if (shown.ok || shown.error.code !== FACTOR_WRONG.code)
      await this.limiter.clear(ATTEMPTS_BY_ACCOUNT, actor.personId);
    return shown;
  }

  private async whoEnrols(
    actor: PersonActor | null,
    ticket: string | null,
    client: RequestClient,
  ): Promise<{ readonly personId: string; readonly accountId: string } | null> {
    await this.attempts.count(client);
    if (ticket === null) return actor;
    const known = await this.tickets.read(ticket, 'ENROL');
    return known?.personId ? { personId: known.personId, accountId: known.accountId } : null;
  }
}

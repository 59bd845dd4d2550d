import { Inject, Injectable } from '@nestjs/common';
import { err, ok, type Ids, type PersonActor, type Refusal, type Result, type RoleGrant } from '#libs/kernel';
import { answersFor, grantsSql } from '#libs/organizations';
import { ForbiddenError, IDS, TokenHasher, UnitOfWork, type TransactionTx } from '#libs/platform';
import type { AccountEvent } from '../domain/account-record';
import { ONE_TIME_PASSWORD_DAYS, USERNAME } from '../domain/account-record';
import {
  ACCOUNT_REASON_NEEDED,
  NO_FACTOR,
  NO_STAFF_ACCOUNT,
  STAFF_ACCOUNT_PRESENT,
  USERNAME_TAKEN,
  USERNAME_UNUSABLE,
} from '../domain/account-refusals';
import type { SessionEnd } from '../domain/refresh-rotation';
import { PERSON_NOT_FOUND } from '../domain/refusals';
import { grouped } from '../domain/second-factor';
import { AccountRecord } from './account-record.service';
import { ActorCache } from './actor-cache';
import { Passwords } from './passwords.service';
import { SecondFactors } from './second-factors.service';
import { Sessions } from './sessions.service';

/** What a command to an account came to. The password is shown this once. */
export interface StaffAccountDone {
  readonly personId: string;
  readonly username: string;
  readonly oneTimePassword: string | null;
}

interface Charge {
  readonly personId: string;
  readonly streetId: string | null;
  /** Null: no staff account yet. */
  readonly accountId: string | null;
  readonly username: string | null;
  readonly passwordHash: string | null;
  readonly isOneTime: boolean;
  readonly isLocked: boolean;
  /** Other people who sign in by the same user name. */
  readonly others: number;
  readonly grants: readonly RoleGrant[];
}

/**
 * Staff accounts, by whoever answers for their holder: may give, and so end, every role he has (`answersFor`). Each step
 * goes on record.
 *
 * @throws ForbiddenError for anybody else
 */
@Injectable()
export class StaffAccounts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly passwords: Passwords,
    private readonly factors: SecondFactors,
    private readonly sessions: Sessions,
    private readonly record: AccountRecord,
    private readonly actors: ActorCache,
    private readonly hasher: TokenHasher,
    @Inject(IDS) private readonly ids: Ids,
  ) {}

  /** Opens an account with a password that has to be changed at the first sign-in. The same key has the same answer. */
  async create(
    actor: PersonActor,
    input: { readonly personId: string; readonly username: string; readonly idempotencyKey: string },
  ): Promise<Result<StaffAccountDone, Refusal>> {
    const charge = await this.charge(actor, input.personId);
    if (!charge) return err(PERSON_NOT_FOUND);
    const { personId } = charge;
    const username = input.username.trim().toLowerCase();
    if (!USERNAME.test(username)) return err(USERNAME_UNUSABLE);
    const oneTimePassword = this.oneTimePassword(actor, personId, input.idempotencyKey);
    const done = { personId, username, oneTimePassword };
    if (charge.accountId !== null) {
      const isRepeated = charge.username === username && (await this.isInForce(charge, oneTimePassword));
      return isRepeated ? ok(done) : err(STAFF_ACCOUNT_PRESENT);
    }
    const passwordHash = await this.passwords.hash(oneTimePassword);
    return this.unitOfWork.transaction(async (tx): Promise<Result<StaffAccountDone, Refusal>> => {
      // one account a person, whoever is faster
      await tx.query('SELECT 1 FROM persons WHERE id = $1 FOR UPDATE', [personId]);
      const there = await tx.query(
        `SELECT 1 FROM account_persons ap JOIN accounts a ON a.id = ap.account_id
          WHERE ap.person_id = $1 AND a.username IS NOT NULL`,
        [personId],
      );
      if (there.length > 0) return err(STAFF_ACCOUNT_PRESENT);
      const [account] = await tx.query<{ id: string }>(
        `INSERT INTO accounts (id, username, password_hash, one_time_until)
         VALUES ($1, $2, $3, now() + make_interval(days => ${ONE_TIME_PASSWORD_DAYS}))
         ON CONFLICT (username) WHERE username IS NOT NULL DO NOTHING RETURNING id`,
        [this.ids.uuid(), username, passwordHash],
      );
      if (!account) return err(USERNAME_TAKEN);
      await tx.query('INSERT INTO account_persons (account_id, person_id) VALUES ($1, $2)', [
        account.id,
        personId,
      ]);
      tx.write(this.record.entry('CREATED', personId, actor.personId));
      return ok(done);
    });
  }

  /** A new one-time password for somebody who forgot his. Ends his sign-ins. The same key has the same answer. */
  async resetPassword(
    actor: PersonActor,
    personId: string,
    idempotencyKey: string,
  ): Promise<Result<StaffAccountDone, Refusal>> {
    const charge = await this.charge(actor, personId);
    if (!charge?.accountId) return err(charge ? NO_STAFF_ACCOUNT : PERSON_NOT_FOUND);
    const oneTimePassword = this.oneTimePassword(actor, personId, idempotencyKey);
    const done = { personId, username: charge.username!, oneTimePassword };
    if (await this.isInForce(charge, oneTimePassword)) return ok(done);
    const hash = await this.passwords.hash(oneTimePassword);
    await this.change(actor, charge, 'PASSWORD_RESET', 'PASSWORD_CHANGED', null, (tx) =>
      this.passwords.store(tx, charge.accountId!, hash, 'OTHER'),
    );
    return ok(done);
  }

  /** Closes the account: whoever is behind it is signed out and stays out, by whatever way, until it is opened again. */
  async lock(
    actor: PersonActor,
    personId: string,
    reason: string,
  ): Promise<Result<StaffAccountDone, Refusal>> {
    const charge = await this.charge(actor, personId);
    if (!charge?.accountId) return err(charge ? NO_STAFF_ACCOUNT : PERSON_NOT_FOUND);
    if (!isReason(reason)) return err(ACCOUNT_REASON_NEEDED);
    if (!charge.isLocked)
      await this.change(actor, charge, 'LOCKED', 'LOCKED', reason.trim(), async (tx) => {
        await tx.query('UPDATE accounts SET locked_at = now() WHERE id = $1', [charge.accountId]);
      });
    return ok(doneTo(charge));
  }

  /** Opens it again, and forgets wrong passwords. */
  async unlock(actor: PersonActor, personId: string): Promise<Result<StaffAccountDone, Refusal>> {
    const charge = await this.charge(actor, personId);
    if (!charge?.accountId) return err(charge ? NO_STAFF_ACCOUNT : PERSON_NOT_FOUND);
    if (charge.isLocked)
      await this.change(actor, charge, 'UNLOCKED', null, null, async (tx) => {
        await tx.query(
          'UPDATE accounts SET locked_at = NULL, locked_until = NULL, failed_count = 0 WHERE id = $1',
          [charge.accountId],
        );
      });
    return ok(doneTo(charge));
  }

  /** Takes away the second factor of somebody who lost phone and codes. Ends his sign-ins. */
  async resetFactor(
    actor: PersonActor,
    personId: string,
    reason: string,
  ): Promise<Result<StaffAccountDone, Refusal>> {
    const charge = await this.charge(actor, personId);
    if (!charge?.accountId) return err(charge ? NO_STAFF_ACCOUNT : PERSON_NOT_FOUND);
    if (!isReason(reason)) return err(ACCOUNT_REASON_NEEDED);
    const outcome = await this.unitOfWork.transaction(
      async (tx): Promise<Result<StaffAccountDone, Refusal>> => {
        if (!(await this.factors.forget(tx, personId))) return err(NO_FACTOR);
        await this.sessions.endAllIn(tx, personId, 'FACTOR_RESET');
        tx.write(this.record.entry('FACTOR_RESET', personId, actor.personId, reason.trim()));
        return ok(doneTo(charge));
      },
    );
    this.actors.dropAll();
    return outcome;
  }

  private async change(
    actor: PersonActor,
    { personId }: Charge,
    event: AccountEvent,
    ends: SessionEnd | null,
    reason: string | null,
    work: (tx: TransactionTx) => Promise<void>,
  ): Promise<void> {
    await this.unitOfWork.transaction(async (tx) => {
      await work(tx);
      if (ends) await this.sessions.endAllIn(tx, personId, ends);
      tx.write(this.record.entry(event, personId, actor.personId, reason));
    });
    this.actors.dropAll();
  }

  /** Null when the actor's streets have no such person. */
  private async charge(actor: PersonActor, personId: string): Promise<Charge | null> {
    const [charge] = await this.unitOfWork.atomic((tx) =>
      tx.query<Charge>(
        `SELECT p.id AS "personId", p.street_id AS "streetId", a.id AS "accountId", a.username, a.password_hash AS "passwordHash",
                a.one_time_until IS NOT NULL AS "isOneTime", a.locked_at IS NOT NULL AS "isLocked",
                (SELECT count(*)::int FROM account_persons o WHERE o.account_id = a.id AND o.person_id <> p.id) AS others,
                ${grantsSql('p.id')} AS grants
           FROM persons p
           LEFT JOIN LATERAL (
             SELECT a.* FROM account_persons ap JOIN accounts a ON a.id = ap.account_id
              WHERE ap.person_id = p.id AND a.username IS NOT NULL ORDER BY a.created_at, a.id LIMIT 1) a ON true
          WHERE p.id = $1 AND p.status = 'ACTIVE'`,
        [personId],
      ),
    );
    // that people of another street exist is nobody's business in this one
    if (!charge || (actor.streetId !== null && charge.streetId !== actor.streetId)) return null;
    if (charge.others > 0 || !answersFor(actor, personId, charge.grants)) throw new ForbiddenError();
    return charge;
  }

  /** Made from the key of the command, so that a lost answer can be given again; secret by the pepper it is made with. */
  private oneTimePassword(actor: PersonActor, personId: string, idempotencyKey: string): string {
    const scope = `one-time-password:${actor.personId}:${personId}`;
    return grouped(Buffer.from(this.hasher.ofCode(idempotencyKey, scope), 'hex'), 4);
  }

  /** Whether that one-time password is what the account waits for. */
  private async isInForce({ isOneTime, passwordHash }: Charge, password: string): Promise<boolean> {
    return isOneTime && passwordHash !== null && (await this.passwords.isSame(password, passwordHash));
  }
}

const doneTo = ({ personId, username }: Charge): StaffAccountDone => ({
  personId,
  username: username!,
  oneTimePassword: null,
});

function isReason(reason: string): boolean {
  const { length } = [...reason.trim()];
  return length >= 2 && length <= 500;
}

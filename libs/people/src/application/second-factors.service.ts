import { Inject, Injectable } from '@nestjs/common';
import { err, ok, type Random, type Refusal, type Result } from '#libs/kernel';
import { acrossStreets, RANDOM, TokenHasher, UnitOfWork, type TransactionTx } from '#libs/platform';
import { FACTOR_NOT_BEGUN, FACTOR_PRESENT, FACTOR_WRONG, NO_FACTOR } from '../domain/account-refusals';
import { takeTry, UNLOCKED, type LockState } from '../domain/lockout';
import { isFreshStep, readShown, RECOVERY_CODES, recoveryCode, type Shown } from '../domain/second-factor';
import { AccountRecord } from './account-record.service';
import { freshSecret, stepOf, type FreshSecret } from './authenticator';
import { PersonSealer } from './person-sealer';

interface FactorRow extends LockState {
  readonly secret: string;
  readonly confirmed: boolean;
  readonly lastStep: string | null;
  readonly now: Date;
}

/** A person's authenticator app and recovery codes: set up, shown, taken away. All times are real time. */
@Injectable()
export class SecondFactors {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sealer: PersonSealer,
    private readonly hasher: TokenHasher,
    private readonly record: AccountRecord,
    @Inject(RANDOM) private readonly random: Random,
  ) {}

  /** A new secret each time, so that nobody confirms one that another has seen. @param label as the app shows it */
  async begin(personId: string, label: string): Promise<Result<FreshSecret, Refusal>> {
    const fresh = freshSecret(label);
    const begun = await this.unitOfWork.transaction((tx) =>
      tx.query(
        `INSERT INTO second_factors (person_id, secret_encrypted) VALUES ($1, $2)
         ON CONFLICT (person_id) DO UPDATE SET secret_encrypted = EXCLUDED.secret_encrypted, created_at = now()
           WHERE second_factors.confirmed_at IS NULL
         RETURNING 1`,
        [personId, this.sealer.encrypt(fresh.secret)],
      ),
    );
    return begun.length === 1 ? ok(fresh) : err(FACTOR_PRESENT);
  }

  /** Puts it in force with the first code. Answers the recovery codes, which are shown this once. */
  confirm(personId: string, typed: string): Promise<Result<readonly string[], Refusal>> {
    return this.unit(async (tx): Promise<Result<readonly string[], Refusal>> => {
      const factor = await this.locked(tx, personId);
      if (!factor) return err(FACTOR_NOT_BEGUN);
      if (factor.confirmed) return err(FACTOR_PRESENT);
      const shown = readShown(typed);
      if (shown?.kind !== 'TOTP' || !(await this.isShown(tx, personId, factor, shown)))
        return err(FACTOR_WRONG);
      const codes = await this.giveRecoveryCodes(tx, personId);
      tx.write(this.record.entry('FACTOR_ENROLLED', personId, personId));
      return ok(codes);
    });
  }

  /** Ten new recovery codes, shown this once, in place of all before; needs a code of the factor. */
  renewRecoveryCodes(personId: string, typed: string): Promise<Result<readonly string[], Refusal>> {
    return this.unit(async (tx): Promise<Result<readonly string[], Refusal>> => {
      const factor = await this.locked(tx, personId);
      if (!factor?.confirmed) return err(NO_FACTOR);
      if (!(await this.isShown(tx, personId, factor, readShown(typed)))) return err(FACTOR_WRONG);
      await tx.query('DELETE FROM recovery_codes WHERE person_id = $1', [personId]);
      const codes = await this.giveRecoveryCodes(tx, personId);
      tx.write(this.record.entry('RECOVERY_CODES_RENEWED', personId, personId));
      return ok(codes);
    });
  }

  /** Whether it is a code of the person's, not used before; it is used up then. Every try counts. */
  show(personId: string, typed: string): Promise<boolean> {
    return this.unit(async (tx) => {
      const factor = await this.locked(tx, personId);
      const shown = readShown(typed);
      return !!factor?.confirmed && this.isShown(tx, personId, factor, shown);
    });
  }

  /** Takes one's own away; needs a code of it. */
  remove(personId: string, typed: string): Promise<Result<true, Refusal>> {
    return this.unit(async (tx): Promise<Result<true, Refusal>> => {
      const factor = await this.locked(tx, personId);
      if (!factor?.confirmed) return err(NO_FACTOR);
      if (!(await this.isShown(tx, personId, factor, readShown(typed)))) return err(FACTOR_WRONG);
      await this.forget(tx, personId);
      tx.write(this.record.entry('FACTOR_REMOVED', personId, personId));
      return ok(true);
    });
  }

  /** Takes it away without a code, inside the caller's unit; false when there was none in force. */
  async forget(tx: TransactionTx, personId: string): Promise<boolean> {
    const gone = await tx.query<{ wasInForce: boolean }>(
      'DELETE FROM second_factors WHERE person_id = $1 RETURNING confirmed_at IS NOT NULL AS "wasInForce"',
      [personId],
    );
    return gone[0]?.wasInForce ?? false;
  }

  private unit<T>(work: (tx: TransactionTx) => Promise<T>): Promise<T> {
    return acrossStreets('SIGN_IN', () => this.unitOfWork.transaction(work));
  }

  private async locked(tx: TransactionTx, personId: string): Promise<FactorRow | undefined> {
    const [factor] = await tx.query<FactorRow>(
      `SELECT secret_encrypted AS secret, confirmed_at IS NOT NULL AS confirmed, last_step AS "lastStep",
              failed_count AS "failedCount", locked_until AS "lockedUntil", clock_timestamp() AS now
         FROM second_factors WHERE person_id = $1 FOR UPDATE`,
      [personId],
    );
    return factor;
  }

  /** Takes a try, then compares; a right code gives the tries back, the first one confirms. The caller holds the row. */
  private async isShown(
    tx: TransactionTx,
    personId: string,
    factor: FactorRow,
    shown: Shown | null,
  ): Promise<boolean> {
    const tried = takeTry(factor, factor.now);
    if (!tried) return false;
    const step = shown?.kind === 'TOTP' ? this.freshStep(factor, shown.code) : null;
    const isRight =
      step !== null || (shown?.kind === 'RECOVERY' && (await this.useRecoveryCode(tx, personId, shown.code)));
    const { failedCount, lockedUntil } = isRight ? UNLOCKED : tried;
    await tx.query(
      `UPDATE second_factors SET failed_count = $2, locked_until = $3, last_step = coalesce($4::bigint, last_step),
              confirmed_at = CASE WHEN $4::bigint IS NULL THEN confirmed_at ELSE coalesce(confirmed_at, now()) END
        WHERE person_id = $1`,
      [personId, failedCount, lockedUntil, step],
    );
    return isRight;
  }

  private freshStep({ secret, lastStep, now }: FactorRow, code: string): number | null {
    const step = stepOf(this.sealer.open(secret), code, now);
    return step !== null && isFreshStep(step, lastStep === null ? null : Number(lastStep)) ? step : null;
  }

  private async giveRecoveryCodes(tx: TransactionTx, personId: string): Promise<readonly string[]> {
    const codes = Array.from({ length: RECOVERY_CODES }, () => recoveryCode(this.random.bytes(12)));
    await tx.query(
      'INSERT INTO recovery_codes (person_id, code_hash) SELECT $1, hash FROM unnest($2::text[]) AS hash',
      [personId, codes.map((code) => this.hashOf(personId, code))],
    );
    return codes;
  }

  private async useRecoveryCode(tx: TransactionTx, personId: string, code: string): Promise<boolean> {
    const used = await tx.query(
      `UPDATE recovery_codes SET used_at = now() WHERE person_id = $1 AND code_hash = $2 AND used_at IS NULL
       RETURNING 1`,
      [personId, this.hashOf(personId, code)],
    );
    if (used.length === 1) tx.write(this.record.entry('RECOVERY_CODE_USED', personId, personId));
    return used.length === 1;
  }

  private hashOf(personId: string, code: string): string {
    return this.hasher.ofCode(code, `recovery:${personId}`);
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { err, ok, type Ids, type PersonActor, type Random, type Refusal, type Result } from '#libs/kernel';
import { OrganizationDirectory } from '#libs/organizations';
import {
  acrossStreets,
  admitToStreets,
  IDS,
  RANDOM,
  TokenHasher,
  UnitOfWork,
  type CallRule,
} from '#libs/platform';
import { refusals } from '../domain/refusals';
import { requireRole, STREET } from './overseers';

export interface ScreenToken {
  readonly id: string;
  readonly label: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
}

/** Tokens cannot be guessed; an address that tries all the same is slowed down. */
export const SCREEN_READS: CallRule = { name: 'screen-by-address', calls: 600, seconds: 600 };

const COLUMNS = `id, label, created_at AS "createdAt", expires_at AS "expiresAt", revoked_at AS "revokedAt"`;

/**
 * Tokens of a street's big screens: read-only, expiring, revocable, shown once. Real time, as all that guards access.
 * What a screen shows is asked with `streetOf(token)` each time, so that revoking counts at once.
 */
@Injectable()
export class ScreenTokens {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly hasher: TokenHasher,
    @Inject(IDS) private readonly ids: Ids,
    @Inject(RANDOM) private readonly random: Random,
  ) {}

  /** @throws ForbiddenError outside the street office */
  async issue(
    actor: PersonActor,
    input: { streetId: string; label: string; days: number },
  ): Promise<ScreenToken & { token: string }> {
    await this.requireStreet(actor, input.streetId);
    const token = Buffer.from(this.random.bytes(32)).toString('base64url');
    const [issued] = await this.unitOfWork.transaction((tx) =>
      tx.query<ScreenToken>(
        `INSERT INTO screen_tokens (id, street_id, token_hash, label, issued_by_id, expires_at)
         VALUES ($1, $2, $3, $4, $5, now() + make_interval(days => $6)) RETURNING ${COLUMNS}`,
        [
          this.ids.uuid(),
          input.streetId,
          this.hasher.ofToken(token),
          input.label,
          actor.personId,
          input.days,
        ],
      ),
    );
    return { ...issued!, token };
  }

  /** @throws ForbiddenError outside the street office */
  async revoke(actor: PersonActor, id: string): Promise<Result<ScreenToken, Refusal>> {
    const [row] = await this.unitOfWork.atomic((tx) =>
      tx.query<{ streetId: string }>('SELECT street_id AS "streetId" FROM screen_tokens WHERE id = $1', [id]),
    );
    if (!row) return err(refusals.screenUnknown);
    await this.requireStreet(actor, row.streetId);
    const [revoked] = await this.unitOfWork.transaction((tx) =>
      tx.query<ScreenToken>(
        `UPDATE screen_tokens SET revoked_at = coalesce(revoked_at, now()) WHERE id = $1 RETURNING ${COLUMNS}`,
        [id],
      ),
    );
    return ok(revoked!);
  }

  /** The latest hundred. @throws ForbiddenError outside the street office */
  async list(actor: PersonActor, streetId: string): Promise<ScreenToken[]> {
    await this.requireStreet(actor, streetId);
    return this.unitOfWork.atomic((tx) =>
      tx.query<ScreenToken>(
        `SELECT ${COLUMNS} FROM screen_tokens WHERE street_id = $1 ORDER BY created_at DESC, id LIMIT 100`,
        [streetId],
      ),
    );
  }

  /** The street a screen may show; null for a token that is unknown, over or revoked. */
  async streetOf(token: string): Promise<string | null> {
    const [row] = await acrossStreets('TOKEN', () =>
      this.unitOfWork.atomic((tx) =>
        tx.query<{ streetId: string }>(
          `SELECT street_id AS "streetId" FROM screen_tokens
            WHERE token_hash = $1 AND revoked_at IS NULL AND expires_at > now()`,
          [this.hasher.ofToken(token)],
        ),
      ),
    );
    if (!row) return null;
    admitToStreets([row.streetId]);
    return row.streetId;
  }

  /** The street a screen may show, or what to tell whoever stands before it. */
  async admit(token: string): Promise<Result<string, Refusal>> {
    const streetId = await this.streetOf(token);
    return streetId ? ok(streetId) : err(refusals.screenUnknown);
  }

  private async requireStreet(actor: PersonActor, streetId: string): Promise<void> {
    const street = await this.organizations.byId(streetId);
    // nobody holds a role over an empty path
    requireRole(actor, STREET, street?.kind === 'STREET' ? street.path : '');
  }
}

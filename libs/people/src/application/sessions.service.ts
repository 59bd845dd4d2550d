import { Inject, Injectable, Logger } from '@nestjs/common';
import { err, ok, type Ids, type PersonActor, type Random, type Refusal, type Result } from '#libs/kernel';
import { MembershipDirectory } from '#libs/organizations';
import {
  AccessTokens,
  acrossStreets,
  APP_CONFIG,
  IDS,
  RANDOM,
  UnitOfWork,
  type AppConfig,
  type RequestClient,
  type TransactionTx,
} from '#libs/platform';
import { decideRefresh, idleSecondsFor, type SessionEnd } from '../domain/refresh-rotation';
import { formatRefreshToken, parseRefreshToken } from '../domain/refresh-token';
import { SESSION_OVER } from '../domain/sign-in-limits';
import { ActorCache } from './actor-cache';
import { RefreshSecrets } from './refresh-secrets';

export interface SignedIn {
  readonly personId: string;
  readonly accessToken: string;
  readonly accessTokenExpiresAt: Date;
  readonly refreshToken: string;
}

export interface SessionFacts {
  readonly id: string;
  readonly device: string | null;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
}

interface SessionRow {
  readonly accountId: string;
  readonly personId: string;
  readonly streetId: string | null;
  readonly refreshHash: string;
  readonly generation: number;
  readonly rotatedAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
  readonly now: Date;
}

const PURGE_EVERY = 200;
const KEPT = '400 days';

/** Sign-ins on devices: opened, kept alive by rotating refresh tokens, ended. All times are real time. */
@Injectable()
export class Sessions {
  private readonly log = new Logger(Sessions.name);
  private opened = 0;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accessTokens: AccessTokens,
    private readonly secrets: RefreshSecrets,
    private readonly memberships: MembershipDirectory,
    private readonly actors: ActorCache,
    @Inject(IDS) private readonly ids: Ids,
    @Inject(RANDOM) private readonly random: Random,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /** Signs a person in. Whoever calls this has checked that it is that person. */
  open(accountId: string, personId: string, client: Pick<RequestClient, 'deviceId'>): Promise<SignedIn> {
    return acrossStreets('SIGN_IN', () => this.begin(accountId, personId, client));
  }

  private async begin(
    accountId: string,
    personId: string,
    client: Pick<RequestClient, 'deviceId'>,
  ): Promise<SignedIn> {
    const grants = await this.memberships.grantsOf(personId);
    const idleSeconds = idleSecondsFor(
      grants.map((grant) => grant.role),
      this.config.sessionIdle,
    );
    // swept along the way, by whoever makes the rows; a failure is the next sweep's work
    if (++this.opened % PURGE_EVERY === 0) this.purge().catch(() => undefined);
    const sessionId = this.ids.uuid();
    const secret = Buffer.from(this.random.bytes(32)).toString('hex');
    const [person] = await this.unitOfWork.transaction((tx) =>
      tx.query<{ streetId: string | null }>(
        `WITH opened AS (
           INSERT INTO sessions (id, account_id, person_id, refresh_hash, idle_seconds, expires_at, device)
           VALUES ($1, $2, $3, $4, $5::int, now() + make_interval(secs => $5::int), $6))
         SELECT street_id AS "streetId" FROM persons WHERE id = $3`,
        [sessionId, accountId, personId, this.secrets.hashOf(secret), idleSeconds, client.deviceId],
      ),
    );
    return this.tokens({ sessionId, accountId, personId, streetId: person!.streetId, generation: 0, secret });
  }

  /** The next pair of tokens. An old refresh token ends the session: one of its copies is in wrong hands. */
  async refresh(refreshToken: string): Promise<Result<SignedIn, Refusal>> {
    const presented = parseRefreshToken(refreshToken);
    if (!presented) return err(SESSION_OVER);
    const { sessionId } = presented;
    const outcome = await this.unitOfWork.transaction(async (tx) => {
      const session = await acrossStreets('SIGN_IN', () => this.locked(tx, sessionId));
      if (!session) return null;
      const standing = this.secrets.standingOf(presented, session);
      switch (decideRefresh(standing, session, session.now)) {
        case 'ROTATE': {
          const secret = this.secrets.successorOf(presented);
          const generation = session.generation + 1;
          await tx.query(
            `UPDATE sessions SET refresh_hash = $2, generation = $3, rotated_at = now(), last_seen_at = now(),
                    expires_at = now() + make_interval(secs => idle_seconds) WHERE id = $1`,
            [sessionId, this.secrets.hashOf(secret), generation],
          );
          return { ...session, sessionId, secret, generation };
        }
        case 'REPEAT':
          return { ...session, sessionId, secret: this.secrets.successorOf(presented) };
        case 'REVOKE':
          await this.end(tx, 'REUSED', 'id = $2', sessionId);
          this.log.warn(`an old refresh token came back: session ${sessionId} is revoked`);
          return 'REVOKED';
        case 'REFUSE':
          return null;
      }
    });
    if (outcome === 'REVOKED') this.actors.dropSession(sessionId);
    if (outcome === null || outcome === 'REVOKED') return err(SESSION_OVER);
    return ok(await this.tokens(outcome));
  }

  async signOut(actor: PersonActor): Promise<void> {
    await this.unitOfWork.transaction((tx) => this.end(tx, 'SIGNED_OUT', 'id = $2', actor.sessionId));
    this.actors.dropSession(actor.sessionId);
  }

  /** Ends one of the actor's own sessions; silent when it is not (or no longer) one of them. */
  async endOwn(actor: PersonActor, sessionId: string): Promise<void> {
    await this.unitOfWork.transaction((tx) =>
      this.end(tx, 'SIGNED_OUT', 'id = $2 AND person_id = $3', sessionId, actor.personId),
    );
    this.actors.dropSession(sessionId);
  }

  /** Ends every session of the person, this one too; returns how many. */
  async signOutEverywhere(personId: string, because: SessionEnd = 'SIGNED_OUT_EVERYWHERE'): Promise<number> {
    const ended = await this.unitOfWork.transaction((tx) =>
      this.end(tx, because, 'person_id = $2', personId),
    );
    this.actors.dropAll();
    return ended;
  }

  /** Ends every session of the person inside the caller's unit; `ActorCache.dropAll` has to follow it. */
  endAllIn(tx: TransactionTx, personId: string, because: SessionEnd): Promise<number> {
    return this.end(tx, because, 'person_id = $2', personId);
  }

  /** Open sessions, the latest used first; at most 50. */
  async openSessionsOf(personId: string): Promise<SessionFacts[]> {
    return this.unitOfWork.atomic((tx) =>
      tx.query<SessionFacts>(
        `SELECT id, device, created_at AS "createdAt", last_seen_at AS "lastSeenAt" FROM sessions
          WHERE person_id = $1 AND revoked_at IS NULL AND expires_at > now()
          ORDER BY last_seen_at DESC, id LIMIT 50`,
        [personId],
      ),
    );
  }

  /** Removes sessions that ended over a year ago: so long who signed in when must be answerable. Returns how many. */
  async purge(): Promise<number> {
    const gone = await this.unitOfWork.transaction((tx) =>
      tx.query(`DELETE FROM sessions WHERE expires_at < now() - interval '${KEPT}' RETURNING 1`),
    );
    return gone.length;
  }

  private async locked(tx: TransactionTx, sessionId: string): Promise<SessionRow | undefined> {
    const [session] = await tx.query<SessionRow>(
      `SELECT s.account_id AS "accountId", s.person_id AS "personId", p.street_id AS "streetId",
              s.refresh_hash AS "refreshHash", s.generation, s.rotated_at AS "rotatedAt",
              s.expires_at AS "expiresAt", s.revoked_at AS "revokedAt", clock_timestamp() AS now
         FROM sessions s JOIN persons p ON p.id = s.person_id AND p.status = 'ACTIVE'
        WHERE s.id = $1 FOR UPDATE OF s`,
      [sessionId],
    );
    return session;
  }

  private async end(
    tx: TransactionTx,
    because: SessionEnd,
    where: string,
    ...values: string[]
  ): Promise<number> {
    const ended = await tx.query(
      `UPDATE sessions SET revoked_at = now(), revoked_because = $1 WHERE revoked_at IS NULL AND ${where} RETURNING 1`,
      [because, ...values],
    );
    return ended.length;
  }

  private async tokens(session: {
    readonly sessionId: string;
    readonly accountId: string;
    readonly personId: string;
    readonly streetId: string | null;
    readonly generation: number;
    readonly secret: string;
  }): Promise<SignedIn> {
    const { token, expiresAt } = await this.accessTokens.issue(session);
    return {
      personId: session.personId,
      accessToken: token,
      accessTokenExpiresAt: expiresAt,
      refreshToken: formatRefreshToken(session),
    };
  }
}

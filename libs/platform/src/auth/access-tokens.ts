import { Inject, Injectable } from '@nestjs/common';
import { errors, jwtVerify, SignJWT } from 'jose';
import type { KeyRing } from '../crypto/key-ring';

/** The KeyRing that access tokens are signed with. */
export const ACCESS_TOKEN_KEYS = Symbol('ACCESS_TOKEN_KEYS');

/** Minutes an access token is valid. Role changes and sign-out take effect at once all the same: see ActorResolver. */
const ACCESS_TOKEN_MINUTES = 15;

/** Verifying costs more than all else a request does before its resolver, and the same token comes with each of them. */
const TOKENS_KEPT = 10_000;

const ALGORITHM = 'HS256';
const ISSUER = 'volunteer-service-supermarket';

export interface AccessTokenClaims {
  readonly accountId: string;
  readonly personId: string;
  readonly sessionId: string;
  /** Null for people of the district. */
  readonly streetId: string | null;
}

type ReadToken = AccessTokenClaims & { readonly expiresAt: Date };

export interface AccessToken {
  readonly token: string;
  readonly expiresAt: Date;
}

/**
 * Signs and reads access tokens (JWT, HS256; sub account, pid person, sid session, st street). Their life is counted in
 * real time, not product time: a demonstration that runs days in minutes must not sign everybody out.
 */
@Injectable()
export class AccessTokens {
  /** Tokens whose signature was found good: it stays good, only the time has to be looked at again. */
  private readonly verified = new Map<string, ReadToken>();

  constructor(@Inject(ACCESS_TOKEN_KEYS) private readonly ring: KeyRing) {}

  async issue(claims: AccessTokenClaims, now = new Date()): Promise<AccessToken> {
    const issuedAt = Math.floor(now.getTime() / 1000);
    const expiry = issuedAt + ACCESS_TOKEN_MINUTES * 60;
    const token = await new SignJWT({ pid: claims.personId, sid: claims.sessionId, st: claims.streetId })
      .setProtectedHeader({ alg: ALGORITHM, kid: this.ring.current })
      .setSubject(claims.accountId)
      .setIssuer(ISSUER)
      .setIssuedAt(issuedAt)
      .setExpirationTime(expiry)
      .sign(this.ring.keys.get(this.ring.current)!);
    return { token, expiresAt: new Date(expiry * 1000) };
  }

  /** Null when the token is not ours, was changed or has expired. */
  async read(token: string, now = new Date()): Promise<ReadToken | null> {
    const known = this.verified.get(token);
    if (known) return known.expiresAt > now ? known : null;
    const read = await this.verify(token, now);
    if (!read) return null;
    if (this.verified.size >= TOKENS_KEPT) this.verified.clear();
    this.verified.set(token, read);
    return read;
  }

  private async verify(token: string, now: Date): Promise<ReadToken | null> {
    try {
      const { payload } = await jwtVerify(token, ({ kid }) => this.keyOf(kid), {
        algorithms: [ALGORITHM],
        issuer: ISSUER,
        currentDate: now,
        requiredClaims: ['sub', 'pid', 'sid', 'exp'],
      });
      return {
        accountId: payload.sub!,
        personId: payload.pid as string,
        sessionId: payload.sid as string,
        streetId: (payload.st as string | null | undefined) ?? null,
        expiresAt: new Date(payload.exp! * 1000),
      };
    } catch (error) {
      if (error instanceof errors.JOSEError) return null;
      throw error;
    }
  }

  private keyOf(id: string | undefined): Buffer {
    const key = this.ring.keys.get(id ?? '');
    if (!key) throw new errors.JWSSignatureVerificationFailed();
    return key;
  }
}

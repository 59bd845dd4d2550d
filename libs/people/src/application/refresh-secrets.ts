import { Injectable } from '@nestjs/common';
import { TokenHasher } from '#libs/platform';
import type { TokenStanding } from '../domain/refresh-rotation';
import type { RefreshToken } from '../domain/refresh-token';

/** More rotations than this ago a token is no longer recognised as ours, only refused. */
const MAX_STEPS = 5_000;

/**
 * Refresh secrets form a chain: each is a keyed hash of the one before. So a lost reply can be given again without
 * keeping any secret, and an old token proves itself by leading to the newest one: nobody can end a stranger's session
 * by inventing tokens for it.
 */
@Injectable()
export class RefreshSecrets {
  constructor(private readonly hasher: TokenHasher) {}

  hashOf(secret: string): string {
    return this.hasher.ofToken(secret);
  }

  successorOf({ sessionId, secret }: Pick<RefreshToken, 'sessionId' | 'secret'>): string {
    return this.hasher.ofCode(secret, `refresh:${sessionId}`);
  }

  standingOf(
    presented: RefreshToken,
    session: { readonly generation: number; readonly refreshHash: string },
  ): TokenStanding {
    const steps = session.generation - presented.generation;
    if (steps < 0 || steps > MAX_STEPS) return 'UNPROVEN';
    let secret = presented.secret;
    for (let i = 0; i < steps; i++) secret = this.successorOf({ sessionId: presented.sessionId, secret });
    if (!this.hasher.same(this.hashOf(secret), session.refreshHash)) return 'UNPROVEN';
    return steps === 0 ? 'CURRENT' : steps === 1 ? 'PREVIOUS' : 'OLDER';
  }
}

import { Injectable } from '@nestjs/common';
import { KeyedTokens, TokenHasher, type Tx, type WriteStatement } from '#libs/platform';

/** How long a slip's code opens its order: beyond the last day of a late rating. */
const DAYS = 180;

/**
 * The secret behind a slip's QR code (handbook §6): opens one order's progress and rating, says nothing of the order.
 * Keyed rather than drawn, so that a repeated `placeOrder` and a reprint give the same slip; stored only as a hash.
 */
@Injectable()
export class ProgressTokens {
  constructor(
    private readonly keyed: KeyedTokens,
    private readonly hasher: TokenHasher,
  ) {}

  of(orderId: string): string {
    return this.keyed.of(orderId, 'progress-token').slice(0, 32);
  }

  write(orderId: string, streetId: string, now: Date): WriteStatement {
    return this.writeHash(this.hashOf(this.of(orderId)), orderId, streetId, now);
  }

  /** Another key to the same order: the random one a counter printed before the order could be sent. */
  writeHash(tokenHash: string, orderId: string, streetId: string, now: Date): WriteStatement {
    return {
      text: `INSERT INTO order_tokens (token_hash, street_id, order_id, expires_at) VALUES ($1, $2, $3, $4)`,
      values: [tokenHash, streetId, orderId, new Date(now.getTime() + DAYS * 24 * 3600_000)],
    };
  }

  async isTaken(tx: Tx, tokenHash: string): Promise<boolean> {
    const rows = await tx.query(`SELECT 1 FROM order_tokens WHERE token_hash = $1`, [tokenHash]);
    return rows.length > 0;
  }

  hashOf(token: string): string {
    return this.hasher.ofToken(token);
  }
}

import { Injectable } from '@nestjs/common';
import { KeyedTokens } from '#libs/platform';

/**
 * Start and finish codes of a round, six digits each. Derived from a secret rather than stored, so that the desk can
 * print them again and nobody can read them from the database.
 */
@Injectable()
export class ServiceCodes {
  constructor(private readonly keyed: KeyedTokens) {}

  of(orderId: string, round: number): { start: string; finish: string } {
    const start = this.digits(`${orderId}|${round}|start`);
    const finish = this.digits(`${orderId}|${round}|finish`);
    return { start, finish: finish === start ? this.digits(`${orderId}|${round}|finish|other`) : finish };
  }

  private digits(subject: string): string {
    const hash = Buffer.from(this.keyed.of(subject, 'service-code'));
    // eight bytes of a keyed hash: the bias of the remainder is below 1e-13
    const number = hash.subarray(0, 24).reduce((sum, byte) => (sum * 257 + byte) % 1_000_000, 0);
    return number.toString().padStart(6, '0');
  }
}

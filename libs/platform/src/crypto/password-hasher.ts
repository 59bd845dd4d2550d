import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';
import { Inject, Injectable, Optional } from '@nestjs/common';

export interface PasswordCost {
  /** CPU and memory cost, a power of two; memory is 128 · r · cost bytes. */
  readonly cost: number;
  readonly blockSize: number;
  readonly parallelization: number;
}

/** About 64 MiB and 0.2 s each: OWASP's minimum for scrypt, with the cost halved and the lanes doubled. */
const DEFAULT_COST: PasswordCost = { cost: 2 ** 16, blockSize: 8, parallelization: 2 };
/** Overrides the cost, for tests and seeds that hash many passwords. @public */
export const PASSWORD_COST = Symbol('PASSWORD_COST');

const KEY_BYTES = 32;
const SALT_BYTES = 16;

/** Hashes passwords with scrypt. Stored as `scrypt$<cost>$<block size>$<lanes>$<salt>$<hash>`. */
@Injectable()
export class PasswordHasher {
  constructor(@Optional() @Inject(PASSWORD_COST) private readonly cost: PasswordCost = DEFAULT_COST) {}

  async hash(password: string): Promise<string> {
    const salt = randomBytes(SALT_BYTES);
    const key = await derive(password, salt, this.cost);
    const { cost, blockSize, parallelization } = this.cost;
    return [
      'scrypt',
      cost,
      blockSize,
      parallelization,
      salt.toString('base64url'),
      key.toString('base64url'),
    ].join('$');
  }

  /**
   * Whether the password belongs to the stored hash, compared in constant time. With `stored` null the same work is
   * done and the answer is false, so that the time does not tell which accounts exist.
   */
  async verify(password: string, stored: string | null): Promise<boolean> {
    const parsed = stored === null ? null : parse(stored);
    const { salt, key, cost } = parsed ?? { salt: Buffer.alloc(SALT_BYTES), key: null, cost: this.cost };
    const derived = await derive(password, salt, cost);
    return key !== null && timingSafeEqual(derived, key);
  }

  /** Whether the hash was made with other parameters and should be made afresh at the next sign-in. */
  needsRehash(stored: string): boolean {
    const cost = parse(stored)?.cost;
    return (
      cost?.cost !== this.cost.cost ||
      cost.blockSize !== this.cost.blockSize ||
      cost.parallelization !== this.cost.parallelization
    );
  }
}

function parse(stored: string): { cost: PasswordCost; salt: Buffer; key: Buffer } | null {
  const match = /^scrypt\$(\d{1,8})\$(\d{1,2})\$(\d{1,2})\$([\w-]+)\$([\w-]+)$/.exec(stored);
  if (!match) return null;
  const key = Buffer.from(match[5]!, 'base64url');
  if (key.length !== KEY_BYTES) return null;
  const [cost, blockSize, parallelization] = match.slice(1, 4).map(Number) as [number, number, number];
  return { cost: { cost, blockSize, parallelization }, salt: Buffer.from(match[4]!, 'base64url'), key };
}

function derive(password: string, salt: Buffer, cost: PasswordCost): Promise<Buffer> {
  const options: ScryptOptions = {
    ...cost,
    // node refuses above 32 MiB unless told; twice what is needed leaves room for its own blocks
    maxmem: 256 * cost.blockSize * cost.cost + 1024 * 1024,
  };
  return new Promise((resolve, reject) =>
    // normalised, so that a password typed with another input method is the same password
    scrypt(password.normalize('NFKC'), salt, KEY_BYTES, options, (error, key) =>
      error ? reject(error) : resolve(key),
    ),
  );
}

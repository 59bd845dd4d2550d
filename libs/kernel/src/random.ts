import { webcrypto } from 'node:crypto';

/** A source of chance. Injected wherever chance is needed, so that a test or a demonstration can be repeated. */
export interface Random {
  /** So many random bytes. */
  bytes(length: number): Uint8Array;
  /** A whole number from 0 up to, not including, `maxExclusive` (1 to 2³²); each equally likely. */
  int(maxExclusive: number): number;
}

const UINT32_VALUES = 2 ** 32;

/** Rejects the uneven remainder of the range, so that there is no modulo bias. */
function uniformInt(nextUint32: () => number, maxExclusive: number): number {
  if (!Number.isInteger(maxExclusive) || maxExclusive < 1 || maxExclusive > UINT32_VALUES) {
    throw new RangeError(`not a range for a random number: ${maxExclusive}`);
  }
  const limit = UINT32_VALUES - (UINT32_VALUES % maxExclusive);
  let value = nextUint32();
  while (value >= limit) value = nextUint32();
  return value % maxExclusive;
}

/** Unpredictable: the operating system's. For ids and codes in production. */
export class CryptoRandom implements Random {
  bytes(length: number): Uint8Array {
    const bytes = new Uint8Array(length);
    // getRandomValues refuses more than 65,536 bytes at once
    for (let i = 0; i < length; i += 65_536) webcrypto.getRandomValues(bytes.subarray(i, i + 65_536));
    return bytes;
  }

  int(maxExclusive: number): number {
    const word = new Uint32Array(1);
    return uniformInt(() => webcrypto.getRandomValues(word)[0]!, maxExclusive);
  }
}

/**
 * The same sequence for the same seed, on every machine (xoshiro128**, seeded by splitmix32). For tests and the
 * demonstration only: it can be predicted, so never for codes that protect something.
 */
export class SeededRandom implements Random {
  private readonly state: [number, number, number, number];

  constructor(seed: number | string) {
    let mix = typeof seed === 'number' ? seed : hash(seed);
    const word = (): number => {
      mix = (mix + 0x9e3779b9) | 0;
      const z = Math.imul(mix ^ (mix >>> 16), 0x21f0aaad);
      const y = Math.imul(z ^ (z >>> 15), 0x735a2d97);
      return y ^ (y >>> 15);
    };
    this.state = [word(), word(), word(), word()];
  }

  bytes(length: number): Uint8Array {
    return Uint8Array.from({ length }, () => this.next() >>> 24);
  }

  int(maxExclusive: number): number {
    return uniformInt(() => this.next(), maxExclusive);
  }

  private next(): number {
    const s = this.state;
    const result = Math.imul(rotateLeft(Math.imul(s[1], 5), 7), 9) >>> 0;
    const t = s[1] << 9;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rotateLeft(s[3], 11);
    return result;
  }
}

const rotateLeft = (value: number, bits: number): number => (value << bits) | (value >>> (32 - bits));

/** FNV-1a over UTF-16 units: enough to turn a name into a seed. */
function hash(value: string): number {
  let result = 0x811c9dc5;
  for (let i = 0; i < value.length; i++) result = Math.imul(result ^ value.charCodeAt(i), 0x01000193);
  return result >>> 0;
}

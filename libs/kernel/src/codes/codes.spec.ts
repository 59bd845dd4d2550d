import * as fc from 'fast-check';
import { CryptoRandom, SeededRandom } from '../random';
import { unwrap } from '../result';
import { dammDigit } from './damm';
import { normalizeDigits } from './digits';
import { newOneTimeCode, newServiceCodes } from './one-time-code';
import { CODE_ALPHABET, newOrderCode, parseOrderCode } from './order-code';
import { formatQueryCode, isValidQueryCode, newQueryCode, parseQueryCode } from './query-code';

const seeds = fc.integer();

describe('digits as people type them', () => {
  it.each([
    ['１２３', '123'],
    ['123 456 789', '123456789'],
    ['123　456　789', '123456789'],
    ['０４１１－８４３０８８８８', '041184308888'],
    ['138‑1234–5678—9−0', '1381234567890'],
    ['\u200b12\u00a03\ufeff', '123'],
    ['12a', '12a'],
    ['一二三', '一二三'],
  ])('%j becomes %j', (typed, digits) => {
    expect(normalizeDigits(typed)).toBe(digits);
  });
});

describe("Damm's check digit", () => {
  it('is the published one: 4 for 572, and 0 for the whole', () => {
    expect(dammDigit('572')).toBe('4');
    expect(dammDigit('5724')).toBe('0');
  });
});

describe('the query code', () => {
  it('has nine digits, does not begin with 0, and is valid', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const code = newQueryCode(new SeededRandom(seed));
        expect(code).toMatch(/^[1-9]\d{8}$/);
        expect(isValidQueryCode(code)).toBe(true);
      }),
    );
  });

  it('is refused with any one digit wrong', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const code = newQueryCode(new SeededRandom(seed));
        for (let i = 0; i < 9; i++) {
          for (let wrong = 0; wrong <= 9; wrong++) {
            if (String(wrong) === code[i]) continue;
            expect(isValidQueryCode(code.slice(0, i) + wrong + code.slice(i + 1))).toBe(false);
          }
        }
      }),
    );
  });

  it('is refused with any two neighbours swapped', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const code = newQueryCode(new SeededRandom(seed));
        for (let i = 0; i < 8; i++) {
          if (code[i] === code[i + 1]) continue;
          expect(isValidQueryCode(code.slice(0, i) + code[i + 1] + code[i] + code.slice(i + 2))).toBe(false);
        }
      }),
    );
  });

  it('is printed and read out in threes, and read back from there', () => {
    const code = newQueryCode(new SeededRandom(3));
    expect(formatQueryCode(code)).toMatch(/^\d{3} \d{3} \d{3}$/);
    expect(unwrap(parseQueryCode(formatQueryCode(code)))).toBe(code);
    expect(formatQueryCode('no code')).toBe('no code');
  });

  it.each(['', '12345678', '1234567890', '000000000', 'abcdefghi', '57248391x'])(
    '%j is no query code',
    (typed) => {
      expect(isValidQueryCode(typed)).toBe(false);
      expect(parseQueryCode(typed)).toMatchObject({
        ok: false,
        error: { code: 'QUERY_CODE_INVALID', field: 'queryCode' },
      });
    },
  );
});

describe('the order code', () => {
  it('is the street, the date and four characters nobody mistakes', () => {
    expect(CODE_ALPHABET).toHaveLength(31);
    fc.assert(
      fc.property(seeds, (seed) => {
        const code = newOrderCode('XZ', '2026-11-22', new SeededRandom(seed));
        expect(code).toMatch(/^XZ-261122-[2-9A-HJKMNP-Z]{4}$/);
        expect(parseOrderCode(code)).toBe(code);
      }),
    );
  });

  it.each([
    ['xz-261122-4f7k', 'XZ-261122-4F7K'],
    [' XZ 261122 4F7K ', 'XZ-261122-4F7K'],
    ['ＸＺ－２６１１２２－４Ｆ７Ｋ', 'XZ-261122-4F7K'],
    ['XZ-261122-4F7O', null],
    ['XZ-26112-4F7K', null],
    ['', null],
  ])('typed as %j is %j', (typed, code) => {
    expect(parseOrderCode(typed)).toBe(code);
  });

  it.each([
    ['xz', '2026-11-22'],
    ['X', '2026-11-22'],
    ['XZ', '2026-02-30'],
  ])('is not made for %s on %s', (prefix, date) => {
    expect(() => newOrderCode(prefix, date, new SeededRandom(1))).toThrow(RangeError);
  });
});

describe('the six-digit codes', () => {
  it('of a service are two different ones', () => {
    // every distance between the two can be drawn, none brings them together
    for (const distance of [0, 1, 999_998]) {
      const draws = [7, distance];
      const { start, finish } = newServiceCodes({
        bytes: (n) => new Uint8Array(n),
        int: () => draws.shift()!,
      });
      expect(start).toBe('000007');
      expect(finish).toMatch(/^\d{6}$/);
      expect(finish).not.toBe(start);
    }
  });

  it('keep their leading zeros', () => {
    const random = { bytes: (n: number) => new Uint8Array(n), int: () => 42 };
    expect(newOneTimeCode(random)).toBe('000042');
    expect(newOneTimeCode(new CryptoRandom())).toMatch(/^\d{6}$/);
  });
});

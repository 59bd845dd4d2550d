import { freshSecret, stepOf } from './authenticator';

/** RFC 6238, appendix B: the ASCII secret `12345678901234567890`; its codes cut to six digits. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const at = (seconds: number) => new Date(seconds * 1000);

describe('an authenticator', () => {
  it.each([
    [59, '287082', 1],
    [1_111_111_109, '081804', 37_037_036],
    [1_111_111_111, '050471', 37_037_037],
    [1_234_567_890, '005924', 41_152_263],
    [2_000_000_000, '279037', 66_666_666],
  ])('knows the code of RFC 6238 at second %i', (seconds, code, step) => {
    expect(stepOf(SECRET, code, at(seconds))).toBe(step);
  });

  it('forgives half a minute, not more, and names the half-minute the code belongs to', () => {
    const early = [30, 29, 59].map((off) => stepOf(SECRET, '081804', at(1_111_111_109 + off)));
    expect(early).toEqual([37_037_036, 37_037_036, null]);
  });

  it('makes a secret of 160 bits and the address that apps scan', () => {
    const { secret, uri } = freshSecret('desk');
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(new URL(uri).searchParams.get('secret')).toBe(secret);
    expect(decodeURIComponent(uri)).toContain('党群志愿服务超市:desk');
    expect(freshSecret('desk').secret).not.toBe(secret);
  });
});

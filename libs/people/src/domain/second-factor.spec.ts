import { isFreshStep, readShown, recoveryCode } from './second-factor';

describe('a second factor', () => {
  it('makes recovery codes that can be read from paper', () => {
    const code = recoveryCode(Uint8Array.from({ length: 12 }, (_, n) => n * 21));
    expect(code).toMatch(/^[a-hj-km-np-z2-9]{4}(-[a-hj-km-np-z2-9]{4}){2}$/);
    expect(readShown(code)).toEqual({ kind: 'RECOVERY', code });
  });

  it.each([
    ['123456', { kind: 'TOTP', code: '123456' }],
    [' 123 456 ', { kind: 'TOTP', code: '123456' }],
    ['１２３４５６', { kind: 'TOTP', code: '123456' }],
    ['7KQM X2CH PW9D', { kind: 'RECOVERY', code: '7kqm-x2ch-pw9d' }],
    ['7kqmx2chpw9d', { kind: 'RECOVERY', code: '7kqm-x2ch-pw9d' }],
  ])('reads %s as it was meant', (typed, shown) => {
    expect(readShown(typed)).toEqual(shown);
  });

  it.each(['', '12345', '1234567', '7kqm-x2ch', '7kqm-x2ch-pw9o', '一二三四五六'])(
    'takes “%s” for neither',
    (typed) => expect(readShown(typed)).toBeNull(),
  );

  it('takes a code once: the step of the last one, and those before it, are gone', () => {
    expect(isFreshStep(10, null)).toBe(true);
    expect([9, 10, 11].map((step) => isFreshStep(step, 10))).toEqual([false, false, true]);
  });
});

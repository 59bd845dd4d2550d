import fc from 'fast-check';
import { safeText } from './safe-text';

describe('a text in a table that leaves the house', () => {
  it.each([
    '=1+1',
    '+86 138',
    '-2',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    ' =cmd|calc',
    '\n=1',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    '\uFEFF=1',
    '\u200B=1',
    '\u0000\r1',
    '\u0008=1',
  ])('%j cannot become a formula', (value) => {
    expect(safeText(value).startsWith("'")).toBe(true);
  });

  it.each(['水龙头漏水', '3-2-501', 'a=b', '', '王**', "'quoted"])('%j stays as it is', (value) => {
    expect(safeText(value)).toBe(value);
  });

  it('holds nothing that XML refuses', () => {
    expect(safeText('a\u0000b\u0008c\uD800d\uFFFEe')).toBe('abcde');
    expect(safeText('𠮷 😀 \n')).toBe('𠮷 😀 \n');
  });

  it('never begins with an operator, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        expect(safeText(value)).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
      }),
    );
  });
});

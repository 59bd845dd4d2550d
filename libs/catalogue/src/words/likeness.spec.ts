import { likeness, wordsIn } from './likeness';

const between = (a: string, b: string): number => likeness(wordsIn(a), wordsIn(b));

describe('the likeness of two texts', () => {
  it('is 1 for the same words, 0 for others and for none', () => {
    expect(between('厨房水龙头漏水', '厨房水龙头漏水')).toBe(1);
    expect(between('厨房水龙头漏水', '孩子放学没人接')).toBe(0);
    expect(between('', '')).toBe(0);
  });

  it('does not depend on spelling, markup or courtesy', () => {
    expect(between('厨房水龙头漏水', '您好,<b>厨房水龙头漏水</b>')).toBeGreaterThan(0.6);
  });

  it('is higher for the same trouble in other words than for another trouble in the same place', () => {
    const said = '厨房水龙头关不严一直滴水';
    expect(between(said, '厨房的水龙头一直滴水')).toBeGreaterThan(between(said, '厨房灯不亮了'));
  });
});

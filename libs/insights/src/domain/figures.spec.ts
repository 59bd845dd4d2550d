import { compositeOf, DEFAULT_WEIGHTS } from './composite';
import { SHARES, shareByKey, SPAN_FIGURES } from './figure-list';
import { leftOutShare, valueOf } from './figures';
import { MEASURES, NO_COUNTS, sumCounts, type Counts } from './measures';

const counts = (some: Partial<Counts>): Counts => ({ ...NO_COUNTS, ...some });
const value = (key: string, some: Partial<Counts>) => valueOf(shareByKey(key)!, counts(some));

describe('a figure', () => {
  it('satisfaction counts three stars at nine tenths', () => {
    expect(value('SATISFACTION', { stars_5: 6, stars_4: 2, stars_3: 1, stars_1: 1 })).toMatchObject({
      numerator: 8.9,
      denominator: 10,
      value: 0.89,
    });
  });

  it('good counts three stars in full, and bad ones not', () => {
    expect(value('GOOD', { stars_5: 1, stars_3: 2, stars_2: 1 })).toMatchObject({
      numerator: 3,
      denominator: 4,
    });
  });

  it('has no value, and is not zero, where nothing is in its denominator', () => {
    expect(value('RESPONSE', { orders: 3, left_out: 3 })).toEqual({
      numerator: 0,
      denominator: 0,
      value: null,
      interval: null,
    });
  });

  it('stands with an interval that holds it', () => {
    const { value: share, interval } = value('CLAIM', { accepted: 10, claimed_early: 7 });
    expect(share).toBe(0.7);
    // Wilson at 95 %: computed by hand
    expect(interval!.lower).toBeCloseTo(0.3968, 3);
    expect(interval!.upper).toBeCloseTo(0.8922, 3);
  });

  it('adds up: the sums of orders are the sums of tiles', () => {
    const one = counts({ accepted: 1, responded: 1, stars_3: 1 });
    const two = counts({ accepted: 1, stars_5: 1 });
    for (const figure of SHARES) {
      const whole = valueOf(figure, sumCounts([one, two]));
      const parts = [valueOf(figure, one), valueOf(figure, two)];
      expect(whole.numerator).toBeCloseTo(parts[0]!.numerator + parts[1]!.numerator);
      expect(whole.denominator).toBe(parts[0]!.denominator + parts[1]!.denominator);
    }
  });

  it('never has more above the line than below', () => {
    // measures in a numerator are parts of those in the denominator: see the facts
    for (const { key, top } of SHARES) {
      expect([key, Object.values(top).every((weight) => weight > 0 && weight <= 1)]).toEqual([key, true]);
    }
  });

  it('is named once, in both languages, with its formula', () => {
    const keys = [...SHARES, ...SPAN_FIGURES].map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const { name, formula, leftOut } of [...SHARES, ...SPAN_FIGURES])
      for (const said of [name, formula, leftOut]) {
        expect(said.zh).toMatch(/\p{Script=Han}/u);
        expect(said.en).toMatch(/[a-z]/);
      }
  });

  it('every measure is used by some figure', () => {
    const used = new Set(SHARES.flatMap(({ top, bottom }) => [...Object.keys(top), ...Object.keys(bottom)]));
    expect(MEASURES.filter((measure) => !used.has(measure))).toEqual([]);
  });
});

describe('the composite', () => {
  const three = { accepted: 10, responded: 9, verdicts: 10, resolved: 8, stars_5: 10 };

  it('weighs the three rates', () => {
    expect(compositeOf(counts(three), DEFAULT_WEIGHTS)).toBeCloseTo(0.1 * 0.9 + 0.45 * 0.8 + 0.45 * 1);
  });

  it('is missing while one of them is', () => {
    expect(compositeOf(counts({ ...three, stars_5: 0 }), DEFAULT_WEIGHTS)).toBeNull();
  });
});

it('the share left out is that of all orders', () => {
  expect(leftOutShare(counts({ orders: 8, left_out: 2 }))).toBe(0.25);
  expect(leftOutShare(NO_COUNTS)).toBeNull();
});

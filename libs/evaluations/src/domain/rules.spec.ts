import { WorkingCalendar } from '#libs/kernel';
import { appealClosesAt } from './appeals';
import { afterCall, callDueAt } from './callbacks';
import { isBad, isGood } from './levels';
import { countsFor } from './provenance';
import { afterRecheck } from './rectifications';
import { draw, lotOf } from './sampling';
import { overseerOf, panelOf, ratedUnit, reaches } from './serving-team';

const calendar = new WorkingCalendar();
const at = (time: string): Date => new Date(`${time.replace(' ', 'T')}:00+08:00`);
const SEED = 'ab'.repeat(32);

describe('which rating counts', () => {
  it.each([
    ['the first of the result', 'RESULT', false, 'SATISFACTION'],
    ['a later one of the result', 'RESULT', true, 'CONVERSION'],
    ['one after a recheck', 'RECHECK', true, 'CONVERSION'],
    ['one of another stage', 'PROCESS', false, 'STAGE'],
  ])('%s', (_, stage, hasEarlier, figure) => {
    expect(countsFor(stage, hasEarlier)).toBe(figure);
  });

  it('splits the five levels between two and three', () => {
    expect([1, 2, 3, 4, 5].map(isGood)).toEqual([false, false, true, true, true]);
    expect([1, 2, 3, 4, 5].map(isBad)).toEqual([true, true, false, false, false]);
  });
});

describe('who looks after whom', () => {
  it('is the level above; appeals go to the street at least', () => {
    expect((['TEAM', 'COMMUNITY', 'STREET'] as const).map(overseerOf)).toEqual([
      'COMMUNITY',
      'STREET',
      'DISTRICT',
    ]);
    expect((['TEAM', 'COMMUNITY', 'STREET'] as const).map(panelOf)).toEqual(['STREET', 'STREET', 'DISTRICT']);
  });

  it('lets the street do what a desk may, not the other way round', () => {
    const desk = { desk: true, street: false, district: false };
    const street = { desk: false, street: true, district: false };
    const district = { desk: false, street: false, district: true };
    const reached = (roles: typeof desk) =>
      (['COMMUNITY', 'STREET', 'DISTRICT'] as const).filter((level) => reaches(level, roles));
    expect([desk, street, district].map(reached)).toEqual([
      ['COMMUNITY'],
      ['COMMUNITY', 'STREET'],
      ['DISTRICT'],
    ]);
  });

  it('makes the community the one that is rated for the intake', () => {
    const team = { organizationId: 't', tier: 'TEAM' } as const;
    expect(ratedUnit('INTAKE', 'c', team)).toEqual({ organizationId: 'c', tier: 'COMMUNITY' });
    expect(ratedUnit('RESULT', 'c', team)).toBe(team);
    expect(ratedUnit('RESULT', 'c', null)).toBeNull();
  });
});

describe('a call', () => {
  it('ends its task when answered, or the third time it is not', () => {
    expect(afterCall('RESOLVED', 0)).toBe('DONE');
    expect(afterCall('UNRESOLVED', 2)).toBe('DONE');
    expect([0, 1, 2].map((failed) => afterCall('NO_ANSWER', failed))).toEqual([
      'OPEN',
      'OPEN',
      'UNREACHABLE',
    ]);
  });

  it('is due within working days by its purpose', () => {
    const friday = at('2026-11-06 09:00');
    expect(callDueAt('BAD_REVIEW', friday, calendar)).toEqual(at('2026-11-09 17:00'));
    expect(callDueAt('SILENCE', friday, calendar)).toEqual(at('2026-11-10 17:00'));
  });
});

describe('a recheck', () => {
  it.each([
    ['PASS', 'CLOSED', 'PASSED'],
    ['FAIL', 'CLAIMED', 'FAILED'],
    ['NO_ANSWER', 'RECHECKING', 'SUBMITTED'],
    ['NO_ANSWER', 'CLOSED', 'UNVERIFIED'],
  ] as const)('%s, the order then %s', (result, status, row) => {
    expect(afterRecheck(result, status)).toBe(row);
  });
});

describe('an appeal', () => {
  it('may be filed until the close of the fifth working day', () => {
    expect(appealClosesAt(at('2026-11-06 09:00'), calendar)).toEqual(at('2026-11-13 17:00'));
  });
});

describe('the sample', () => {
  const month = (count: number) => {
    let drawn = 0;
    let least = 1;
    for (let eligible = 0; eligible < count; eligible++) {
      if (draw({ orderId: `order-${eligible}`, seed: SEED, eligible, drawn, share: 0.1 })) drawn++;
      least = Math.min(least, drawn / (eligible + 1));
    }
    return { drawn, least };
  };

  it('never falls below a tenth, from the first order of the month on, and stays close to it', () => {
    const { drawn, least } = month(3_000);
    expect(least).toBeGreaterThanOrEqual(0.1);
    expect(drawn).toBeLessThan(3_000 * 0.13);
  });

  it('is the same however often it is drawn, and another with another seed', () => {
    const ids = Array.from({ length: 500 }, (_, i) => `order-${i}`);
    const lots = (seed: string) => ids.filter((id) => lotOf(seed, id) < 0.1);
    expect(lots(SEED)).toEqual(lots(SEED));
    expect(lots(SEED)).not.toEqual(lots('cd'.repeat(32)));
  });

  it('spreads lots evenly', () => {
    const tenths = new Array<number>(10).fill(0);
    for (let i = 0; i < 10_000; i++) tenths[Math.floor(lotOf(SEED, `order-${i}`) * 10)]!++;
    for (const count of tenths) expect(Math.abs(count - 1_000)).toBeLessThan(150);
  });

  it('is pinned: an auditor draws the same lot', () => {
    // HMAC-SHA-256(key = seed bytes, text = order id), first 6 bytes / 2⁴⁸
    expect(lotOf(SEED, 'order-1')).toBeCloseTo(0.261233232921, 12);
  });
});

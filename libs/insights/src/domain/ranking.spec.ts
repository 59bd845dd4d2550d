import type { PersonActor, Role } from '#libs/kernel';
import { accessToOrganization, accessToPlace, isWithheld } from './access';
import { freeze, judge, starsOf } from './assessment';
import { DEFAULT_WEIGHTS } from './composite';
import { shareByKey } from './figure-list';
import { NO_COUNTS } from './measures';
import { rank } from './ranking';
import { endOfCell, rollUpFor, ROLL_UPS, SPAN_ROLL_UPS, type RollUp } from './roll-ups';

const good = shareByKey('GOOD')!;
const rated = (organizationId: string, stars_5: number, stars_1: number) => ({
  organizationId,
  counts: { ...NO_COUNTS, stars_5, stars_1 },
});

describe('a ranking', () => {
  it('is not won by one good rating', () => {
    const ranked = rank(good, [rated('lucky', 1, 0), rated('steady', 95, 5), rated('weak', 10, 10)]);
    expect(ranked.map(({ organizationId, rank: place }) => [organizationId, place])).toEqual([
      ['steady', 1],
      ['weak', 2],
      ['lucky', null],
    ]);
  });

  it('prefers the larger of two equal shares', () => {
    expect(rank(good, [rated('small', 9, 1), rated('large', 90, 10)])[0]!.organizationId).toBe('large');
  });

  it('puts the lowest first where less is better', () => {
    const redo = shareByKey('REDO')!;
    const of = (organizationId: string, redone: number) => ({
      organizationId,
      counts: { ...NO_COUNTS, accepted: 20, redone },
    });
    expect(rank(redo, [of('often', 8), of('seldom', 1)]).map(({ organizationId }) => organizationId)).toEqual(
      ['seldom', 'often'],
    );
  });

  it('gives equals the same place', () => {
    expect(
      rank(good, [rated('a', 20, 0), rated('b', 20, 0), rated('c', 10, 0)]).map((one) => one.rank),
    ).toEqual([1, 1, 3]);
  });
});

describe('an assessment', () => {
  const score = (organizationId: string, composite: number | null, enough = true) => ({
    organizationId,
    composite,
    enough,
  });

  it('freezes numerators and denominators, so that the composite can be added up again', () => {
    const counts = {
      ...NO_COUNTS,
      accepted: 20,
      responded: 18,
      verdicts: 20,
      resolved: 15,
      stars_5: 12,
      stars_3: 10,
    };
    const frozen = freeze(counts, DEFAULT_WEIGHTS);
    expect(frozen).toMatchObject({ responseNumerator: 18, satisfactionNumerator: 21, enough: true });
    expect(frozen.composite).toBeCloseTo(0.1 * 0.9 + 0.45 * 0.75 + 0.45 * (21 / 22));
    expect(freeze({ ...counts, verdicts: 9 }, DEFAULT_WEIGHTS).enough).toBe(false);
  });

  it.each([
    [0.95, 5],
    [0.9499, 4],
    [0.9, 4],
    [0.8, 3],
    [0.6, 2],
    [0.59, 1],
  ])('a score of %d has %d stars', (composite, stars) => {
    expect(starsOf(composite)).toBe(stars);
  });

  it('names the best tenth on the red list and offers help to the weak', () => {
    const judged = judge([
      score('best', 0.97),
      score('fair', 0.85),
      score('weak', 0.55),
      score('new', 0.99, false),
    ]);
    expect(judged).toEqual([
      { organizationId: 'best', rank: 1, stars: 5, list: 'RED_LIST' },
      { organizationId: 'fair', rank: 2, stars: 3, list: null },
      { organizationId: 'weak', rank: 3, stars: 1, list: 'TO_IMPROVE' },
      { organizationId: 'new', rank: null, stars: null, list: null },
    ]);
  });

  it('has no red list where nobody deserves it, and treats equals alike', () => {
    expect(judge([score('a', 0.85), score('b', 0.85)]).map(({ list, rank: place }) => [list, place])).toEqual(
      [
        ['TO_IMPROVE', 1],
        ['TO_IMPROVE', 1],
      ],
    );
    expect(judge([score('only', 0.85)])[0]!.list).toBeNull();
  });
});

describe('who sees figures', () => {
  const holder = (role: Role, organizationPath: string): PersonActor => ({
    kind: 'PERSON',
    personId: 'p',
    accountId: 'a',
    sessionId: 's',
    streetId: 'xzz',
    grants: [{ role, organizationId: 'o', organizationPath }],
  });

  it.each<[Role, string, string, string, boolean | null]>([
    ['STREET_OFFICER', 'gjz/xzz/', 'STREET', 'gjz/xzz/', true],
    ['STREET_SUPERVISOR', 'gjz/xzz/', 'COMMUNITY', 'gjz/xzz/c01/', true],
    ['STREET_OFFICER', 'gjz/xzz/', 'STREET', 'gjz/qsz/', null],
    ['STREET_OFFICER', 'gjz/xzz/', 'DISTRICT', 'gjz/', null],
    ['COMMUNITY_DESK', 'gjz/xzz/c01/', 'COMMUNITY', 'gjz/xzz/c01/', true],
    ['COMMUNITY_DESK', 'gjz/xzz/c01/', 'COMMUNITY', 'gjz/xzz/c02/', null],
    ['COMMUNITY_DESK', 'gjz/xzz/c01/', 'STREET', 'gjz/xzz/', null],
    ['DISTRICT_OFFICER', 'gjz/', 'STREET', 'gjz/xzz/', false],
    ['DISTRICT_OFFICER', 'gjz/', 'DISTRICT', 'gjz/', false],
    ['PROVIDER_LEAD', 'gjz/xzz/c01/team/', 'COMMUNITY', 'gjz/xzz/c01/', null],
    ['ADMIN', 'gjz/', 'STREET', 'gjz/xzz/', null],
    ['AUDITOR', 'gjz/', 'DISTRICT', 'gjz/', null],
  ])('%s of %s, the %s %s: rows %s', (role, path, kind, place, rows) => {
    expect(accessToPlace(holder(role, path), kind, place)?.rows ?? null).toBe(rows);
  });

  it('a provider sees its own organisation, as a provider', () => {
    const lead = holder('PROVIDER_LEAD', 'gjz/xzz/c01/team/');
    expect(accessToOrganization(lead, 'gjz/xzz/c01/team/')).toEqual({ rows: true, asProvider: true });
    expect(accessToOrganization(lead, 'gjz/xzz/c01/branch/')).toBeNull();
  });

  it('so few ratings that a rater could be guessed are kept from the organisation rated, and from nobody else', () => {
    const provider = { rows: true, asProvider: true };
    expect(isWithheld(provider, good, { denominator: 4 })).toBe(true);
    expect(isWithheld(provider, good, { denominator: 5 })).toBe(false);
    expect(isWithheld(provider, shareByKey('ON_TIME')!, { denominator: 1 })).toBe(false);
    expect(isWithheld({ rows: true, asProvider: false }, good, { denominator: 1 })).toBe(false);
  });
});

describe('a question finds its cells', () => {
  it.each([
    ['STREET', 'YEAR', [], 'YEAR'],
    ['STREET', 'WEEK', ['channel', 'ageBand'], 'WEEK'],
    ['STREET', 'MONTH', ['category', 'channel'], 'MONTH'],
    ['STREET', 'DAY', ['category', 'channel'], null],
    ['COMMUNITY', 'YEAR', ['category'], 'YEAR'],
    ['COMMUNITY', 'QUARTER', ['category', 'channel'], 'QUARTER'],
    ['COMMUNITY', 'MONTH', ['channel', 'ageBand'], null],
    ['ORGANIZATION', 'QUARTER', [], 'QUARTER'],
    ['ORGANIZATION', 'DAY', [], null],
  ] as const)('%s by %s narrowed by %j: %s', (scope, grain, by, stored) => {
    expect(rollUpFor(ROLL_UPS, scope, grain, by)?.grain ?? null).toBe(stored);
  });

  it.each([
    ['WEEK', '2026-11-23', '2026-11-30'],
    ['WEEK', '2026-09-28', '2026-10-01'],
    ['WEEK', '2026-10-01', '2026-10-05'],
    ['MONTH', '2026-12-01', '2027-01-01'],
  ] as const)(
    'a cell of a %s that begins on %s ends before %s: no cell lies in two quarters',
    (grain, from, end) => {
      expect(endOfCell(grain, from)).toBe(end);
    },
  );

  it('what is kept by months is kept by quarters and years, too: these are sums of those', () => {
    const keptBy = (stored: readonly RollUp[], grain: string) =>
      stored.filter((one) => one.grain === grain).map(({ scope, by }) => ({ scope, by }));
    for (const stored of [ROLL_UPS, SPAN_ROLL_UPS])
      for (const grain of ['QUARTER', 'YEAR']) expect(keptBy(stored, grain)).toEqual(keptBy(stored, 'MONTH'));
  });
});

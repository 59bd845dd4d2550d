import {
  Dashboards,
  FigureRows,
  FigureScopes,
  MEASURES,
  SHARES,
  shareByKey,
  type Asked,
  type Tile,
  type View,
} from '#libs/insights';
import type { PersonActor } from '#libs/kernel';
import { openObservatory, type Observatory } from './observatory';
import { writeRating, writeStreet, type Line } from './small-street';

const at = (by: 'branch' | 'team' | 'c01', claimed: number, contacted: number, inTime = true) => ({
  by,
  claimedAt: claimed,
  at: contacted,
  inTime,
});
const done = (
  by: 'branch' | 'team' | 'c01',
  claimedAt: number,
  finishedAt: number,
  inTime = true,
  proved = true,
) => ({
  by,
  claimedAt,
  finishedAt,
  inTime,
  proved,
});
const RATED = 'CLOSED/RATED';

/** Thirteen orders of one Monday. What they come to is worked out by hand below. */
const STREET: readonly Line[] = [
  // 1 as it should be: five stars
  {
    ends: RATED,
    claims: [{ by: 'branch', at: 1, end: 'RATED' }],
    contacts: [at('branch', 1, 2)],
    rounds: [done('branch', 1, 24)],
    says: [true],
    stars: 5,
  },
  // 2 by phone: three stars
  {
    channel: 'PHONE',
    ends: RATED,
    claims: [{ by: 'branch', at: 2, end: 'RATED' }],
    contacts: [at('branch', 2, 3)],
    rounds: [done('branch', 2, 30)],
    says: [true],
    stars: 3,
  },
  // 3 contacted and finished too late, without the code; silent, resolved by a callback, unrated
  {
    ends: 'CLOSED/UNRATED',
    claims: [{ by: 'team', at: 1, end: 'UNRATED' }],
    contacts: [at('team', 1, 40, false)],
    rounds: [done('team', 1, 300, false, false)],
    calls: [{ purpose: 'SILENCE', status: 'DONE', result: 'RESOLVED' }],
  },
  // 4 at the counter: not resolved at first, done again, four stars
  {
    channel: 'COUNTER',
    ends: RATED,
    round: 2,
    claims: [
      { by: 'team', at: 1, end: 'NEXT_ROUND' },
      { by: 'team', at: 30, end: 'RATED' },
    ],
    contacts: [at('team', 1, 2), at('team', 30, 31)],
    rounds: [done('team', 1, 24), done('team', 30, 50)],
    says: [false, true],
    stars: 4,
  },
  // 5 one star; put right, and the recheck passed
  {
    ends: RATED,
    claims: [{ by: 'branch', at: 1, end: 'RATED' }],
    contacts: [at('branch', 1, 2)],
    rounds: [done('branch', 1, 24)],
    says: [true],
    stars: 1,
    rectification: 'PASSED',
    calls: [{ purpose: 'BAD_REVIEW', status: 'DONE', result: 'RESOLVED' }],
  },
  // 6 nobody took it: waits at the community's
  { channel: 'PHONE', ends: 'COMMUNITY_FALLBACK', fellBackAt: 24 },
  // 7 fell back, and the community served; drawn for a blind call nobody has made yet
  {
    ends: 'CLOSED/UNRATED',
    fellBackAt: 24,
    claims: [{ by: 'c01', at: 30, end: 'UNRATED' }],
    contacts: [at('c01', 30, 31)],
    rounds: [done('c01', 30, 50)],
    says: [true],
    calls: [{ purpose: 'SAMPLE', status: 'OPEN' }],
  },
  // 8 not ours
  { ends: 'REFERRED/HOTLINE_12345', pooled: false },
  // 9 withdrawn, though somebody had come into contact
  {
    ends: 'CANCELLED/WITHDRAWN',
    claims: [{ by: 'branch', at: 1, end: 'WITHDRAWN' }],
    contacts: [at('branch', 1, 2)],
  },
  // 10 given back by the team, taken by the branch, red and not finished
  {
    ends: 'CLAIMED',
    overdue: true,
    claims: [
      { by: 'team', at: 1, end: 'RELEASED' },
      { by: 'branch', at: 5 },
    ],
  },
  // 11 absent from a session
  { ends: 'CLOSED/ABSENT', session: true, claims: [{ by: 'branch', at: 0, end: 'ABSENT' }] },
  // 12 marked unmet
  { ends: 'UNMET/UNMET', unmetAt: 50 },
  // 13 two stars that an appeal took out
  {
    ends: RATED,
    claims: [{ by: 'branch', at: 1, end: 'RATED' }],
    contacts: [at('branch', 1, 2)],
    rounds: [done('branch', 1, 24)],
    says: [true],
    stars: 2,
    excluded: true,
    rectification: 'DROPPED',
  },
];

/** By hand, from the lines above: numbers in brackets are the lines. */
const BY_HAND: Readonly<Record<string, readonly [numerator: number, denominator: number]>> = {
  RESPONSE: [6, 10], // 1 2 4 5 7 13 of 1-7 10 12 13
  CLAIM: [7, 10], // 1 2 3 4 5 10 13
  NOBODY_TAKES: [3, 10], // 6 7 12
  RESOLUTION: [8, 9], // confirmations 1 2 4 4 5 7 13, calls 3 5; all but one of 4
  ON_TIME: [7, 9], // rounds of 1 2 3 4 4 5 7 13 and the red one of 10; not 3, not 10
  SATISFACTION: [2.9, 4], // 5 4 3 1 stars
  GOOD: [3, 4],
  COVERAGE: [4, 8], // 1 2 4 5 of 1 2 3 4 5 7 11 13
  RECTIFIED: [1, 1], // 5; the one of 13 was dropped
  TURNED_SATISFIED: [1, 1],
  REDO: [1, 10], // 4
  RETURN: [1, 9], // team gave 10 back; taken: 1 2 3 4 5 7 10 10 13
  CALLBACK_COVERAGE: [2, 3], // 3 5 of 3 5 7
  UNMET: [2, 10], // 6 12
  HOUR_ANOMALIES: [1, 8], // 3
  LEFT_OUT: [2, 13], // 8 9
};

let street: Observatory;
let orders: string[];
const marked = (): Promise<unknown> =>
  street.rows('INSERT INTO insight_marks (street_id, order_id) SELECT street_id, id FROM service_orders');

beforeAll(async () => {
  street = await openObservatory();
  orders = await writeStreet(street, STREET);
  await marked();
  await street.fold.foldAll();
});
afterAll(() => street.close());

const asked = (differing: Partial<Asked>): Asked => ({
  path: 'gjz/xzz/',
  organizationId: null,
  grain: 'MONTH',
  key: '2026-11',
  from: null,
  compare: 'PREVIOUS',
  filters: {},
  ...differing,
});
const view = (actor: PersonActor, differing: Partial<Asked> = {}): Promise<View> =>
  street.get(FigureScopes).open(actor, asked(differing));

async function tilesOf(seen: View): Promise<Map<string, Tile>> {
  const dashboards = street.get(Dashboards);
  const tiles = dashboards.tiles(seen, await dashboards.sums(seen), null);
  return new Map(tiles.map((tile) => [tile.figure.key, tile]));
}
const said = (tiles: Map<string, Tile>): Record<string, readonly [number, number]> =>
  Object.fromEntries([...tiles].map(([key, { numerator, denominator }]) => [key, [numerator, denominator]]));

describe('the figures of a small street', () => {
  it('are those worked out by hand, whatever the grain', async () => {
    for (const [grain, key] of [
      ['DAY', '2026-11-02'],
      ['WEEK', '2026-W45'],
      ['MONTH', '2026-11'],
      ['QUARTER', '2026-Q4'],
      ['YEAR', '2026'],
    ] as const)
      expect([grain, said(await tilesOf(await view(street.people.street, { grain, key })))]).toEqual([
        grain,
        BY_HAND,
      ]);
  });

  it('every figure has been worked out', () => {
    expect(Object.keys(BY_HAND)).toEqual(SHARES.map(({ key }) => key));
  });

  it('are the same seen from the community and, being the only street, from the district', async () => {
    expect(said(await tilesOf(await view(street.people.desk, { path: 'gjz/xzz/c01/' })))).toEqual(BY_HAND);
    expect(said(await tilesOf(await view(street.people.district, { path: 'gjz/' })))).toEqual(BY_HAND);
  });

  it('of one organisation are of what it took', async () => {
    const tiles = said(
      await tilesOf(
        await view(street.people.street, { path: null, organizationId: street.place('branch').id }),
      ),
    );
    expect(tiles).toMatchObject({
      RESPONSE: [4, 5], // 1 2 5 13 of 1 2 5 10 13
      ON_TIME: [4, 5], // not 10
      SATISFACTION: [1.9, 3], // 5 3 1 stars
      RETURN: [0, 5],
      COVERAGE: [3, 4], // 1 2 5 of 1 2 5 13
    });
    expect(tiles).not.toHaveProperty('CLAIM');
  });

  it('narrowed down by channel add up to the whole', async () => {
    const [online, offline] = await Promise.all(
      [['WEB'], ['PHONE', 'COUNTER']].map(async (channel) =>
        said(await tilesOf(await view(street.people.street, { filters: { channel } }))),
      ),
    );
    for (const key of Object.keys(BY_HAND))
      expect([key, online![key]![1] + offline![key]![1]]).toEqual([key, BY_HAND[key]![1]]);
    expect(offline).toMatchObject({ SATISFACTION: [1.9, 2], RESPONSE: [2, 3] });
  });

  it('times to claim: seven within two hours, one after thirty', async () => {
    const [claim] = await street.get(Dashboards).spans(await view(street.people.street));
    expect(claim!.sampleSize).toBe(8);
    expect(claim!.median! / 3600).toBeCloseTo(1, 1);
    expect(Math.abs(claim!.p90! / 3600 / 30 - 1)).toBeLessThan(0.05);
  });

  it('unmet demand stands where it stands', async () => {
    const cells = await street.get(Dashboards).unmetDemand(await view(street.people.street));
    expect(cells).toMatchObject([
      {
        communityId: street.place('c01').id,
        category: 'none',
        counts: { unmet: 2, fell_through: 3, accepted: 10 },
      },
    ]);
  });

  it('open their rows, and the rows add up to the tile', async () => {
    const seen = await view(street.people.street);
    const page = { first: 100, limit: 101, after: null };
    for (const figure of SHARES) {
      const rows = await street.get(FigureRows).rows(seen, figure, page);
      const sum = (of: 'numerator' | 'denominator') => rows.reduce((all, row) => all + row[of], 0);
      expect([figure.key, sum('numerator').toFixed(6), sum('denominator')]).toEqual([
        figure.key,
        BY_HAND[figure.key]![0].toFixed(6),
        BY_HAND[figure.key]![1],
      ]);
    }
  });

  it('pages through its rows', async () => {
    const seen = await view(street.people.street);
    const figure = shareByKey('LEFT_OUT')!;
    const first = await street.get(FigureRows).rows(seen, figure, { first: 9, limit: 9, after: null });
    const last = first.at(-1)!;
    const after = { createdAt: new Date(`${last.day}T00:00:00+08:00`), id: last.orderId };
    const rest = await street.get(FigureRows).rows(seen, figure, { first: 9, limit: 9, after });
    expect(new Set([...first, ...rest].map(({ orderId }) => orderId)).size).toBe(13);
  });
});

describe('who may look', () => {
  const page = { first: 10, limit: 11, after: null };
  const rows = async (actor: PersonActor, key: string, differing: Partial<Asked> = {}) =>
    street.get(FigureRows).rows(await view(actor, differing), shareByKey(key)!, page);
  const branch = () => ({ path: null, organizationId: street.place('branch').id });

  it('another street’s people see nothing, and cannot tell whether there is anything', async () => {
    for (const path of ['gjz/xzz/', 'gjz/xzz/c01/', 'gjz/', 'gjz/nowhere/'])
      await expect(view(street.people.foreignDesk, { path })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(view(street.people.foreignTeam, branch())).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('residents and volunteers have no dashboards', async () => {
    await expect(view(street.people.resident)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(view(street.people.ann, branch())).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('the district compares streets and opens no rows', async () => {
    const { district } = street.people;
    const places = await street.get(Dashboards).places(await view(district, { path: 'gjz/' }), ['RESPONSE']);
    expect(places.map(({ tiles }) => [tiles[0]!.numerator, tiles[0]!.denominator])).toEqual(
      expect.arrayContaining([
        [6, 10],
        [0, 0],
      ]),
    );
    await expect(rows(district, 'RESPONSE')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(rows(district, 'RESPONSE', { path: 'gjz/' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('a provider sees its own orders, and neither few ratings nor the orders behind any', async () => {
    const tiles = await tilesOf(await view(street.people.branch, branch()));
    expect(tiles.get('SATISFACTION')).toMatchObject({ withheld: true, value: null, denominator: 0 });
    expect(tiles.get('RESPONSE')).toMatchObject({ withheld: false, denominator: 5 });
    expect(await rows(street.people.branch, 'RESPONSE', branch())).toHaveLength(5);
    await expect(rows(street.people.branch, 'GOOD', branch())).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(view(street.people.branch)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(
      view(street.people.branch, { ...branch(), filters: { channel: ['PHONE'] } }),
    ).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
    });
  });

  it('no row and no cell holds a person', async () => {
    const columns = await street.rows<{ name: string }>(
      `SELECT column_name AS name FROM information_schema.columns
        WHERE table_name IN ('order_facts', 'provider_facts', 'figure_cells', 'span_cells', 'insight_marks')`,
    );
    const names = columns
      .map(({ name }) => name)
      .filter((name) => !(MEASURES as readonly string[]).includes(name));
    expect(names.filter((name) => /person|requester|rater|name|phone/.test(name))).toEqual([]);
  });
});

// last: these move the figures
describe('what comes late', () => {
  it('a late rating moves last month’s figure', async () => {
    await writeRating(street, orders[2]!, 4, { by: 'team' });
    await marked();
    await street.fold.foldAll();
    expect(said(await tilesOf(await view(street.people.street)))).toMatchObject({
      SATISFACTION: [3.9, 5],
      COVERAGE: [5, 8],
    });
  });

  it('an upheld appeal takes a rating out, and its rectification with it', async () => {
    await street.rows(`UPDATE evaluations SET status = 'EXCLUDED' WHERE order_id = $1`, orders[4]);
    await street.rows(`UPDATE rectifications SET status = 'DROPPED' WHERE order_id = $1`, orders[4]);
    await marked();
    await street.fold.foldAll();
    expect(said(await tilesOf(await view(street.people.street)))).toMatchObject({
      SATISFACTION: [3.9, 4],
      RECTIFIED: [0, 0],
      TURNED_SATISFIED: [0, 0],
    });
    const kept = await street.projections();
    await street.rebuild();
    expect(kept).toEqual(await street.projections());
  });
});

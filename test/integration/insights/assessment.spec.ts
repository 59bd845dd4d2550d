import {
  AssessmentAppeals,
  AssessmentReader,
  Assessments,
  AssessmentWeights,
  FigureScopes,
  WatchLists,
} from '#libs/insights';
import { accepted, refused } from '../evaluations/house';
import { openObservatory, type Observatory } from './observatory';
import { writeRating, writeStreet, type Line } from './small-street';

/** Served in time, confirmed and rated. */
const good = (by: 'branch' | 'team', stars: number): Line => ({
  ends: 'CLOSED/RATED',
  claims: [{ by, at: 1, end: 'RATED' }],
  contacts: [{ by, claimedAt: 1, at: 2, inTime: true }],
  rounds: [{ by, claimedAt: 1, finishedAt: 24 }],
  says: [true],
  stars,
});

let street: Observatory;
let orders: string[];
beforeAll(async () => {
  street = await openObservatory();
  orders = await writeStreet(street, [
    ...Array.from({ length: 10 }, () => good('branch', 5)),
    ...Array.from({ length: 11 }, (_, i) => good('team', i < 5 ? 5 : 1)),
  ]);
  await refold();
});
afterAll(() => street.close());

async function refold(): Promise<void> {
  await street.rows(
    'INSERT INTO insight_marks (street_id, order_id) SELECT street_id, id FROM service_orders',
  );
  await street.fold.foldAll();
}
const cases = () => street.get(Assessments);
const objections = () => street.get(AssessmentAppeals);
const scoresOf = async (id: string) =>
  new Map(
    (await street.get(AssessmentReader).scores(id, null)).map((score) => [score.organizationId, score]),
  );
const teamId = () => street.place('team').id;

describe('a quarterly assessment', () => {
  let id: string;

  it('weighs by versioned weights that add up', async () => {
    const weights = street.get(AssessmentWeights);
    const { id: streetId } = street.place('xzz');
    const officer = street.people.street;
    const change = (version: number, response: number, resolution: number, satisfaction: number) =>
      weights.update(officer, streetId, version, { response, resolution, satisfaction }, '会议决定');
    expect((await weights.current(streetId)).version).toBe(0);
    expect(refused(await change(0, 0.5, 0.5, 0.5))).toBe('WEIGHTS_DO_NOT_ADD_UP');
    expect(accepted(await change(0, 0.2, 0.4, 0.4)).version).toBe(1);
    expect(refused(await change(0, 0.1, 0.45, 0.45))).toBe('WEIGHTS_CHANGED_MEANWHILE');
    await expect(
      weights.update(street.people.desk, streetId, 1, { response: 1, resolution: 0, satisfaction: 0 }, '…'),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('is drafted when the quarter is over, once, and stands still', async () => {
    const { id: streetId } = street.place('xzz');
    await street.jumpTo('2026-12-31 23:00');
    expect(refused(await cases().draft(street.people.street, streetId, '2026-Q4'))).toBe('QUARTER_NOT_OVER');
    await street.jumpTo('2027-01-04 09:00');
    const drafted = accepted(await cases().draft(street.people.street, streetId, '2026-Q4'));
    expect(drafted).toMatchObject({ status: 'DRAFT', weightsVersion: 1, weights: { response: 0.2 } });
    id = drafted.id;
    expect(accepted(await cases().draft(street.people.street, streetId, '2026-Q4')).id).toBe(id);
    const frozen = (await scoresOf(id)).get(teamId());
    expect(frozen).toMatchObject({
      satisfactionNumerator: 5,
      satisfactionDenominator: 11,
      enough: true,
      rank: null,
    });
    // a rating is taken out later: dashboards move, the draft does not
    await street.rows(`UPDATE evaluations SET status = 'EXCLUDED' WHERE order_id = $1`, orders.at(-1));
    await refold();
    expect((await scoresOf(id)).get(teamId())).toEqual(frozen);
  });

  it('can be appealed by who was scored, and another person decides', async () => {
    const { team, branch, supervisor, district } = street.people;
    await expect(objections().file(branch, id, teamId(), '不是我们的')).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    const filed = accepted(await objections().file(team, id, teamId(), '有一条评价已撤销'));
    expect(refused(await objections().file(team, id, teamId(), '再说一次'))).toBe(
      'ASSESSMENT_APPEALED_ALREADY',
    );
    await street.jumpTo('2027-01-20 09:00');
    expect(refused(await cases().publish(street.people.street, id))).toBe('ASSESSMENT_APPEALS_OPEN');
    await expect(objections().decide(street.people.street, filed.id, true, '…')).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(accepted(await objections().decide(supervisor, filed.id, true, '查实')).status).toBe('UPHELD');
    expect(refused(await objections().decide(district, filed.id, false, '不同意'))).toBe(
      'ASSESSMENT_APPEAL_DECIDED',
    );
    expect((await scoresOf(id)).get(teamId())).toMatchObject({
      satisfactionNumerator: 5,
      satisfactionDenominator: 10,
    });
  });

  it('is published after the window with ranks, stars and lists, and moves no more', async () => {
    const published = accepted(await cases().publish(street.people.street, id));
    expect(published.status).toBe('PUBLISHED');
    const scores = await scoresOf(id);
    expect(scores.get(street.place('branch').id)).toMatchObject({ rank: 1, stars: 5, list: 'RED_LIST' });
    expect(scores.get(teamId())).toMatchObject({ rank: 1, stars: 3, kind: 'SERVICE_TEAM', list: null });
    await writeRating(street, orders.at(-1)!, 1, { by: 'team' }).catch(() => undefined);
    await refold();
    expect(await scoresOf(id)).toEqual(scores);
    expect(refused(await objections().file(street.people.team, id, teamId(), '晚了'))).toBe(
      'ASSESSMENT_APPEALED_ALREADY',
    );
    const late = street.place('branch').id;
    expect(refused(await objections().file(street.people.branch, id, late, '晚了'))).toBe(
      'ASSESSMENT_APPEAL_TOO_LATE',
    );
  });
});

describe('watch lists', () => {
  it('name what is lit and what nobody has taken, to those who may open rows', async () => {
    await street.jumpTo('2026-11-02 09:00');
    const fallen = await street.open();
    await street.rows(
      `UPDATE service_orders SET status = 'COMMUNITY_FALLBACK', untaken = 'COMMUNITY_FALLBACK', light = 'RED' WHERE id = $1`,
      fallen,
    );
    const place = { path: 'gjz/xzz/', organizationId: null };
    const page = { first: 10, limit: 11, after: null };
    const lists = street.get(WatchLists);
    const seen = await street.get(FigureScopes).placeOf(street.people.street, place);
    expect((await lists.list(seen, 'RED', page)).map(({ orderId }) => orderId)).toEqual([fallen]);
    expect(await lists.counts(seen)).toMatchObject({ RED: 1, YELLOW: 0, COMMUNITY_FALLBACK: 1 });
    const district = await street
      .get(FigureScopes)
      .placeOf(street.people.district, { ...place, path: 'gjz/' });
    expect(await lists.counts(district)).toMatchObject({ RED: 1 });
    await expect(lists.list(district, 'RED', page)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

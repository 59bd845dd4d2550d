import { accepted, ids, MONDAY, openHouse, refused, type House } from './house';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(() => house.jumpTo(MONDAY));

const standing = async (orderId: string): Promise<string> => {
  const { status, outcome, round } = await house.load(orderId);
  return `${status}(${outcome}) ${round}`;
};
const repairs = (orderId: string) =>
  house.rows<{ status: string; round: number }>(
    'SELECT status, round FROM rectifications WHERE order_id = $1 ORDER BY opened_at',
    orderId,
  );
const calls = (orderId: string) =>
  house.rows<{ purpose: string; status: string }>(
    'SELECT purpose, status FROM callbacks WHERE order_id = $1 ORDER BY opened_at, purpose',
    orderId,
  );

/** Rated with one star: being put right. */
async function badlyRated(): Promise<{ orderId: string; evaluationId: string }> {
  const orderId = await house.confirmed();
  const { id } = accepted(await house.rate(house.people.resident, orderId, 1, { words: '还在漏' }));
  return { orderId, evaluationId: id };
}

describe('a bad review', () => {
  it('opens a rectification and a call, in the same unit as the rating', async () => {
    const { orderId } = await badlyRated();
    expect(await standing(orderId)).toBe('RECTIFYING(null) 1');
    expect(await repairs(orderId)).toEqual([{ status: 'OPEN', round: 1 }]);
    expect(await calls(orderId)).toEqual([{ purpose: 'BAD_REVIEW', status: 'OPEN' }]);
  });

  it('put right and passed: closed as rated, and rated anew for 整改转化率 only', async () => {
    const { orderId } = await badlyRated();
    const { branch, desk, both, ann, resident } = house.people;
    accepted(await house.repair(branch, orderId));
    for (const actor of [both, ann]) {
      expect(refused(await house.recheck(actor, orderId, 'PASS'))).toBe('SERVING_TEAM_MAY_NOT_CALL');
    }
    await expect(house.recheck(resident, orderId, 'PASS')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    accepted(await house.recheck(desk, orderId, 'PASS'));
    expect(await standing(orderId)).toBe('CLOSED(RATED) 1');
    expect(await repairs(orderId)).toEqual([{ status: 'PASSED', round: 1 }]);
    expect(accepted(await house.rate(resident, orderId, 5, { stage: 'RECHECK' })).countsFor).toBe(
      'CONVERSION',
    );
  });

  it('put right and failed: the next round, whose rating counts for 整改转化率 only', async () => {
    const { orderId } = await badlyRated();
    const { branch, desk, resident } = house.people;
    accepted(await house.repair(branch, orderId));
    accepted(await house.recheck(desk, orderId, 'FAIL'));
    expect(await standing(orderId)).toBe('CLAIMED(null) 2');
    expect(await repairs(orderId)).toEqual([{ status: 'FAILED', round: 1 }]);
    await house.serve(orderId);
    await house.do(resident, orderId, { name: 'confirmOrder', resolved: true });
    expect(accepted(await house.rate(resident, orderId, 4))).toMatchObject({
      round: 2,
      countsFor: 'CONVERSION',
    });
    expect(await standing(orderId)).toBe('CLOSED(RATED) 2');
    const scored = await house.rows(
      `SELECT stars FROM evaluations WHERE order_id = $1 AND counts_for = 'SATISFACTION'`,
      orderId,
    );
    expect(scored).toEqual([{ stars: 1 }]);
  });

  it('put right, and nobody answers three days running: rated, the rectification unverified', async () => {
    const { orderId } = await badlyRated();
    accepted(await house.repair(house.people.branch, orderId));
    for (const day of ['2026-11-03 09:00', '2026-11-04 09:00', '2026-11-05 09:00']) {
      await house.jumpTo(day);
      expect((await repairs(orderId))[0]!.status).toBe('SUBMITTED');
      accepted(await house.recheck(house.people.desk, orderId, 'NO_ANSWER'));
    }
    expect(await standing(orderId)).toBe('CLOSED(RATED) 1');
    expect((await repairs(orderId))[0]!.status).toBe('UNVERIFIED');
    expect(refused(await house.rate(house.people.resident, orderId, 5, { stage: 'RECHECK' }))).toBe(
      'STAGE_NOT_OPEN',
    );
  });

  it('nobody puts right: five working days over, the street takes it and the row is overdue', async () => {
    const { orderId } = await badlyRated();
    await house.jumpTo('2026-11-09 17:00');
    await house.drain();
    expect(await standing(orderId)).toBe('RECTIFYING(null) 1');
    await house.jumpTo('2026-11-16 17:00');
    await house.drain();
    expect(await standing(orderId)).toBe('STREET_FALLBACK(null) 2');
    expect((await repairs(orderId))[0]!.status).toBe('OVERDUE');
    expect(await house.timerFaults()).toEqual([]);
  });

  it('submitted and rechecked by several at once: one effect each', async () => {
    const { orderId } = await badlyRated();
    const { branch, desk, secondDesk } = house.people;
    const submitted = await Promise.all([1, 2, 3].map(() => house.repair(branch, orderId)));
    expect(submitted.filter((result) => result.ok)).toHaveLength(1);
    expect(await standing(orderId)).toBe('RECHECKING(null) 1');
    const idempotencyKey = ids.uuid();
    const again = [1, 2, 3].map(() => house.recheck(desk, orderId, 'PASS', false, idempotencyKey));
    const results = await Promise.all([...again, house.recheck(secondDesk, orderId, 'FAIL')]);
    const [passed, failed] = [results.slice(0, 3), results[3]!];
    // either the three with one key were first and all are told so, or the other was
    expect(passed.map((result) => result.ok)).toEqual(new Array(3).fill(!failed.ok));
    expect(await repairs(orderId)).toEqual([{ status: failed.ok ? 'FAILED' : 'PASSED', round: 1 }]);
  });

  it('late, of an order that closed unrated, wakes the last claim', async () => {
    const orderId = await house.confirmed();
    await house.jumpTo('2026-11-09 17:00');
    await house.drain();
    accepted(await house.rate(house.people.resident, orderId, 2));
    expect(await standing(orderId)).toBe('RECTIFYING(null) 1');
    expect(await repairs(orderId)).toEqual([{ status: 'OPEN', round: 1 }]);
  });

  it('of another stage opens a call, not a rectification', async () => {
    const orderId = await house.done();
    accepted(await house.rate(house.people.resident, orderId, 2, { stage: 'PROCESS' }));
    expect(await standing(orderId)).toBe('DONE(null) 1');
    expect(await repairs(orderId)).toEqual([]);
    expect(await calls(orderId)).toEqual([{ purpose: 'BAD_STAGE', status: 'OPEN' }]);
  });
});

describe('an appeal', () => {
  const file = (evaluationId: string, actor = house.people.branch, idempotencyKey = ids.uuid()) =>
    house.appeals.file(actor, { evaluationId, reason: '当天停水,无法施工', idempotencyKey });

  it('upheld takes the rating out, ends the rectification and closes the order as rated', async () => {
    const { orderId, evaluationId } = await badlyRated();
    const { street, desk, both } = house.people;
    const key = ids.uuid();
    const filed = await Promise.all([1, 2, 3].map(() => file(evaluationId, undefined, key)));
    expect(new Set(filed.map((one) => accepted(one).id)).size).toBe(1);
    const appeal = accepted(filed[0]!);
    expect(appeal.tier).toBe('STREET');
    expect(refused(await file(evaluationId))).toBe('ALREADY_APPEALED');
    await expect(house.appeals.decide(desk, appeal.id, true, '属实')).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(refused(await house.appeals.decide(both, appeal.id, true, '属实'))).toBe(
      'SERVING_TEAM_MAY_NOT_RATE',
    );
    expect(refused(await house.appeals.decide(street, appeal.id, true, ' '))).toBe('REASON_MISSING');
    const decisions = await Promise.all(
      [1, 2, 3].map(() => house.appeals.decide(street, appeal.id, true, '停水通知属实')),
    );
    const decided = accepted(decisions[0]!);
    for (const decision of decisions) expect(accepted(decision).status).toBe('UPHELD');
    expect(decided).toMatchObject({ status: 'UPHELD', publishedReason: '停水通知属实' });
    expect(accepted(await house.appeals.decide(street, appeal.id, true, '停水通知属实')).id).toBe(appeal.id);
    expect(refused(await house.appeals.decide(street, appeal.id, false, '不属实'))).toBe('APPEAL_DECIDED');
    expect(await standing(orderId)).toBe('CLOSED(RATED) 1');
    expect((await repairs(orderId))[0]!.status).toBe('DROPPED');
    const [row] = await house.rows('SELECT status FROM evaluations WHERE id = $1', evaluationId);
    expect(row).toEqual({ status: 'EXCLUDED' });
  });

  it('dismissed changes nothing', async () => {
    const { orderId, evaluationId } = await badlyRated();
    const appeal = accepted(await file(evaluationId));
    accepted(await house.appeals.decide(house.people.supervisor, appeal.id, false, '通话记录显示未到场'));
    expect(await standing(orderId)).toBe('RECTIFYING(null) 1');
    const [row] = await house.rows('SELECT status FROM evaluations WHERE id = $1', evaluationId);
    expect(row).toEqual({ status: 'COUNTED' });
  });

  it('is for the rated organisation, within five working days', async () => {
    const { evaluationId } = await badlyRated();
    await expect(file(evaluationId, house.people.team)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(refused(await file(evaluationId, house.people.foreignTeam))).toBe('EVALUATION_NOT_FOUND');
    await house.jumpTo('2026-11-09 17:01');
    expect(refused(await file(evaluationId))).toBe('APPEAL_WINDOW_OVER');
    await house.jumpTo('2026-11-09 17:00');
    accepted(await file(evaluationId));
  });
});

describe('the living score', () => {
  it('follows the ratings that count, and can be computed anew', async () => {
    await house.drain();
    const id = house.place('branch').id;
    const counted = await house.rows<{ stars: number }>(
      `SELECT stars FROM evaluations WHERE organization_id = $1 AND counts_for = 'SATISFACTION' AND status = 'COUNTED'`,
      id,
    );
    const before = (await house.scores.of([id])).get(id)!;
    expect(before.ratings).toBe(counted.length);
    expect(before.goodRate).toBeCloseTo(counted.filter(({ stars }) => stars >= 3).length / counted.length, 1);
    await house.rows('DELETE FROM scores');
    await house.scores.recompute(id, house.place('xzz').id);
    expect((await house.scores.of([id])).get(id)!.ratings).toBe(before.ratings);
  });

  it('says nothing where nobody rated', async () => {
    const id = house.place('team').id;
    expect((await house.scores.of([id])).get(id)).toEqual({
      ratings: 0,
      goodRate: null,
      lowerBound: null,
      enough: false,
    });
  });
});

it('every record verifies, and every deadline has its timer', async () => {
  expect((await house.verifyAll()).fault).toBeNull();
  expect(await house.timerFaults()).toEqual([]);
});

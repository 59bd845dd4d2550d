import { accepted, ids, local, MONDAY, openHouse, refused, type House } from './house';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(() => house.jumpTo(MONDAY));

const standing = async (orderId: string): Promise<string> => {
  const { status, outcome } = await house.load(orderId);
  return `${status}(${outcome})`;
};

describe('the resident rates', () => {
  it('the result: the order is closed as rated, and the rating says where it comes from', async () => {
    const orderId = await house.confirmed();
    const { id } = accepted(
      await house.rate(house.people.resident, orderId, 5, {
        dimensions: { ATTITUDE: 5 },
        tags: ['WARM'],
        words: '师傅很好',
      }),
    );
    expect(await standing(orderId)).toBe('CLOSED(RATED)');
    const [row] = await house.rows('SELECT * FROM evaluations WHERE id = $1', id);
    expect(row).toMatchObject({
      class: 'SELF',
      evidence: 'ACCOUNT',
      rater_person_id: house.people.resident.personId,
      typed_by_person_id: null,
      status: 'COUNTED',
      counts_for: 'SATISFACTION',
      dimensions: { ATTITUDE: 5 },
      tags: ['WARM'],
      tier: 'TEAM',
      organization_id: house.place('branch').id,
    });
    expect((await house.verify(orderId)).fault).toBeNull();
  });

  it('each stage once while it is fresh', async () => {
    const orderId = await house.confirmed();
    for (const stage of ['INTAKE', 'RESPONSE', 'PROCESS'] as const) {
      accepted(await house.rate(house.people.resident, orderId, 4, { stage }));
      expect(refused(await house.rate(house.people.resident, orderId, 4, { stage }))).toBe('ALREADY_RATED');
    }
    expect(refused(await house.rate(house.people.resident, orderId, 4, { stage: 'RECHECK' }))).toBe(
      'STAGE_NOT_OPEN',
    );
    expect(await standing(orderId)).toBe('CONFIRMED(null)');
    await house.jumpTo('2026-11-20 09:00');
    const later = await house.open();
    await house.jumpTo('2026-11-30 09:00');
    expect(refused(await house.rate(house.people.resident, later, 4, { stage: 'INTAKE' }))).toBe(
      'RATING_WINDOW_OVER',
    );
  });

  it('late, when the window closed unrated: RATED after all; not after thirty days, nor twice', async () => {
    const [early, late] = [await house.confirmed(), await house.confirmed()];
    await house.jumpTo('2026-11-09 17:00');
    await house.drain();
    expect(await standing(early)).toBe('CLOSED(UNRATED)');
    await house.jumpTo('2026-11-20 09:00');
    accepted(await house.rate(house.people.resident, early, 4));
    expect(await standing(early)).toBe('CLOSED(RATED)');
    expect(refused(await house.rate(house.people.resident, early, 5))).toBe('ALREADY_RATED');
    await house.jumpTo('2026-12-15 09:00');
    expect(refused(await house.rate(house.people.resident, late, 4))).toBe('RATING_WINDOW_OVER');
  });

  it('with the same key at once: one rating, one answer', async () => {
    const orderId = await house.confirmed();
    const input = { idempotencyKey: ids.uuid() };
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => house.rate(house.people.resident, orderId, 5, input)),
    );
    expect(new Set(answers.map((answer) => accepted(answer).id)).size).toBe(1);
    expect(await house.rows('SELECT id FROM evaluations WHERE order_id = $1', orderId)).toHaveLength(1);
    const stage = { idempotencyKey: ids.uuid(), stage: 'PROCESS' as const };
    const stages = await Promise.all(
      Array.from({ length: 8 }, () => house.rate(house.people.resident, orderId, 2, stage)),
    );
    expect(new Set(stages.map((answer) => accepted(answer).id)).size).toBe(1);
    expect(
      await house.rows(`SELECT id FROM callbacks WHERE order_id = $1 AND purpose = 'BAD_STAGE'`, orderId),
    ).toHaveLength(1);
    expect(refused(await house.rate(house.people.resident, orderId, 1, input))).toBe(
      'IDEMPOTENCY_KEY_REUSED',
    );
  });

  it('two people at once: one rating counts, the other is told', async () => {
    const orderId = await house.confirmed();
    const token = house.slipToken(orderId);
    const answers = await Promise.all([
      house.rate(house.people.resident, orderId, 5),
      house.rateByLink(token, 1),
      house.rateByLink(token, 3),
    ]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    for (const answer of answers) if (!answer.ok) expect(answer.error.code).toBe('ALREADY_RATED');
    expect(await house.rows('SELECT id FROM evaluations WHERE order_id = $1', orderId)).toHaveLength(1);
  });
});

describe('staff type for the resident', () => {
  const said = { channel: 'PHONE', evidence: 'CALL_RECORD', evidenceRef: 'T-17' } as const;

  it('from a unit that did not serve, with evidence, as a class of its own; the timeline names who typed', async () => {
    const orderId = await house.confirmed();
    const { desk, resident } = house.people;
    expect(refused(await house.rate(desk, orderId, 5, { channel: 'PHONE' }))).toBe('EVIDENCE_MISSING');
    expect(refused(await house.rate(desk, orderId, 5, { ...said, channel: 'PAPER' }))).toBe(
      'PAPER_NEEDS_CHECK',
    );
    const rated = accepted(await house.rate(desk, orderId, 5, said));
    expect(rated).toMatchObject({
      class: 'STAFF_TYPED',
      raterPersonId: resident.personId,
      typedByPersonId: desk.personId,
    });
    const [entry] = await house.rows(
      `SELECT actor_person_id, on_behalf_of_person_id FROM timeline_entries WHERE subject_id = $1 AND command = 'rateOrder'`,
      orderId,
    );
    expect(entry).toEqual({ actor_person_id: desk.personId, on_behalf_of_person_id: resident.personId });
  });

  it('never from the team that served: its lead, its members, who came, their households', async () => {
    const orderId = await house.confirmed();
    const { branch, ann, both, desk, street } = house.people;
    const cousin = await house.person('COMMUNITY_DESK');
    await house.rows(`UPDATE persons SET phone_index = 'shared' WHERE id = ANY($1)`, [
      ann.personId,
      cousin.personId,
    ]);
    for (const actor of [branch, ann, both, cousin]) {
      expect(refused(await house.rate(actor, orderId, 5, said))).toBe('SERVING_TEAM_MAY_NOT_RATE');
      expect(refused(await house.enterPaper(actor, orderId, 5, MONDAY))).toBe('SERVING_TEAM_MAY_NOT_RATE');
      expect(
        refused(await house.links.issue(actor, { orderId, stage: 'RESULT', idempotencyKey: ids.uuid() })),
      ).toBe('SERVING_TEAM_MAY_NOT_RATE');
    }
    // the desk takes orders in: it cannot rate its own intake, the street can
    expect(refused(await house.rate(desk, orderId, 5, { ...said, stage: 'INTAKE' }))).toBe(
      'SERVING_TEAM_MAY_NOT_RATE',
    );
    accepted(await house.rate(street, orderId, 5, { ...said, stage: 'INTAKE' }));
    await house.rows(`UPDATE persons SET phone_index = NULL WHERE phone_index = 'shared'`);
  });

  it('not for an order of their own, nor of a community that served itself, nor from another street', async () => {
    const own = await house.confirmed();
    const { desk, street, resident, foreignDesk, communityLead, team } = house.people;
    await house.rows(`UPDATE persons SET phone_index = 'home' WHERE id = ANY($1)`, [
      desk.personId,
      resident.personId,
    ]);
    expect(refused(await house.rate(desk, own, 5, said))).toBe('OWN_ORDER');
    await house.rows(`UPDATE persons SET phone_index = NULL WHERE phone_index = 'home'`);
    expect(refused(await house.rate(foreignDesk, own, 5, said))).toBe('ORDER_NOT_FOUND');
    await expect(house.rate(team, own, 5, said)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const byCommunity = await house.confirmed('c01', communityLead);
    expect(refused(await house.rate(desk, byCommunity, 5, said))).toBe('SERVING_TEAM_MAY_NOT_RATE');
    accepted(await house.rate(street, byCommunity, 5, said));
  });
});

describe('a paper', () => {
  it('counts after a second person has checked it, and turns UNRATED into RATED by its own date', async () => {
    const orderId = await house.confirmed();
    const { desk, secondDesk, both } = house.people;
    await house.jumpTo('2026-11-09 17:00');
    await house.drain();
    await house.jumpTo('2026-12-20 09:00');
    expect(await standing(orderId)).toBe('CLOSED(UNRATED)');
    expect(refused(await house.enterPaper(desk, orderId, 4, local('2026-12-15 09:00')))).toBe(
      'RATING_WINDOW_OVER',
    );
    expect(refused(await house.enterPaper(desk, orderId, 4, local('2026-11-01 09:00')))).toBe(
      'RATED_BEFORE_IT_HAPPENED',
    );
    expect(refused(await house.enterPaper(desk, orderId, 4, local('2027-01-01 09:00')))).toBe(
      'DATE_IN_THE_FUTURE',
    );
    const paper = accepted(await house.enterPaper(desk, orderId, 4, local('2026-11-03 09:00')));
    expect(paper.status).toBe('PENDING_CHECK');
    expect(await standing(orderId)).toBe('CLOSED(UNRATED)');
    expect(refused(await house.enterPaper(secondDesk, orderId, 4, local('2026-11-03 09:00')))).toBe(
      'PAPER_RATING_WAITS',
    );

    expect(refused(await house.papers.check(desk, paper.id, true, null))).toBe('SECOND_PERSON_NEEDED');
    expect(refused(await house.papers.check(both, paper.id, true, null))).toBe('SERVING_TEAM_MAY_NOT_RATE');
    const page = { first: 10, limit: 11, after: null };
    expect(await house.papers.pending(desk, page)).toEqual([]);
    expect((await house.papers.pending(secondDesk, page)).map(({ id }) => id)).toEqual([paper.id]);
    const checks = await Promise.all(
      [1, 2, 3].map(() => house.papers.check(secondDesk, paper.id, true, null)),
    );
    expect(checks.map((check) => accepted(check).status)).toEqual(['COUNTED', 'COUNTED', 'COUNTED']);
    expect(await standing(orderId)).toBe('CLOSED(RATED)');
    expect(refused(await house.papers.check(house.people.street, paper.id, false, null))).toBe(
      'PAPER_ALREADY_CHECKED',
    );
    const steps = await house.rows(
      'SELECT command, to_status FROM timeline_entries WHERE subject_id = $1 ORDER BY seq',
      paper.id,
    );
    expect(steps).toEqual([
      { command: 'enterPaperRating', to_status: 'PENDING_CHECK' },
      { command: 'checkPaperRating', to_status: 'COUNTED' },
    ]);
  });

  it('that was typed wrongly leaves its place free', async () => {
    const orderId = await house.confirmed();
    const { desk, secondDesk, resident } = house.people;
    const paper = accepted(await house.enterPaper(desk, orderId, 1, await house.now()));
    accepted(await house.papers.check(secondDesk, paper.id, false, '纸上是五星'));
    expect(await standing(orderId)).toBe('CONFIRMED(null)');
    accepted(await house.rate(resident, orderId, 5));
    expect(await standing(orderId)).toBe('CLOSED(RATED)');
  });

  it('cannot be counted past the check, whatever the program does', async () => {
    const orderId = await house.confirmed();
    const { id } = accepted(await house.enterPaper(house.people.desk, orderId, 5, await house.now()));
    await expect(
      house.rows(`UPDATE evaluations SET status = 'COUNTED', counted_at = now() WHERE id = $1`, id),
    ).rejects.toMatchObject({
      constraint: 'evaluations_paper_checked',
    });
    await expect(
      house.rows(`UPDATE evaluations SET checked_by_person_id = typed_by_person_id WHERE id = $1`, id),
    ).rejects.toMatchObject({ constraint: 'evaluations_second_person' });
  });
});

describe('a one-time link', () => {
  const issue = async (orderId: string, stage: 'RESULT' | 'PROCESS' = 'RESULT') =>
    accepted(await house.links.issue(house.people.desk, { orderId, stage, idempotencyKey: ids.uuid() }));

  it('rates once, whoever sends it again; the same key gets the same answer', async () => {
    const orderId = await house.confirmed();
    const { token } = await issue(orderId);
    const key = { idempotencyKey: ids.uuid() };
    const first = accepted(await house.rateByLink(token, 5, key));
    expect(first).toMatchObject({ class: 'SELF', evidence: 'LINK', raterPersonId: null });
    expect(accepted(await house.rateByLink(token, 5, key)).id).toBe(first.id);
    expect(refused(await house.rateByLink(token, 1))).toBe('RATING_LINK_USED');
    expect(await standing(orderId)).toBe('CLOSED(RATED)');
  });

  it('raced by many is used once', async () => {
    const orderId = await house.confirmed();
    const { token } = await issue(orderId, 'PROCESS');
    const answers = await Promise.all([5, 4, 3, 2, 1, 5].map((stars) => house.rateByLink(token, stars)));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    for (const answer of answers)
      if (!answer.ok) expect(['RATING_LINK_USED', 'ALREADY_RATED']).toContain(answer.error.code);
    expect(refused(await house.rateByLink(token, 5))).toBe('RATING_LINK_USED');
    expect(await house.rows('SELECT id FROM evaluations WHERE order_id = $1', orderId)).toHaveLength(1);
  });

  it('is kept as a hash, given again to a repeated request, and expires', async () => {
    const orderId = await house.confirmed();
    const asked = { orderId, stage: 'RESULT' as const, idempotencyKey: ids.uuid() };
    const [link, again] = [
      await house.links.issue(house.people.desk, asked),
      await house.links.issue(house.people.desk, asked),
    ];
    const { token } = accepted(link);
    expect(accepted(again).token).toBe(token);
    const [{ found }] = (await house.rows<{ found: number }>(
      `SELECT count(*)::int AS found FROM rating_links WHERE token_hash = $1`,
      token,
    )) as [{ found: number }];
    expect(found).toBe(0);
    expect(accepted(await house.links.openedBy(token))).toMatchObject({ stages: ['RESULT'] });
    await house.jumpTo('2026-12-03 09:00');
    expect(refused(await house.rateByLink(token, 5))).toBe('RATING_LINK_EXPIRED');
    expect(refused(await house.rateByLink('no-such-token-anywhere', 5))).toBe('RATING_LINK_UNKNOWN');
  });

  it('is not for a desk to use, nor for the team; the slip’s code works as well', async () => {
    const orderId = await house.confirmed();
    const { token } = await issue(orderId);
    expect(refused(await house.rateByLink(token, 5, {}, house.people.desk))).toBe('LINK_BELONGS_TO_RESIDENT');
    expect(refused(await house.rateByLink(token, 5, {}, house.people.ann))).toBe('SERVING_TEAM_MAY_NOT_RATE');
    const rated = accepted(await house.rateByLink(house.slipToken(orderId), 4));
    expect(rated).toMatchObject({ evidence: 'SLIP_CODE', stars: 4 });
  });
});

it('every evaluation’s record verifies', async () => {
  expect((await house.verifyAll()).fault).toBeNull();
});

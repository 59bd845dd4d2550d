import { createHash } from 'node:crypto';
import { SampleAudit } from '#libs/evaluations';
import { accepted, ids, MONDAY, openHouse, refused, type House } from './house';

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
const tasks = (orderId: string, purpose: string) =>
  house.rows<{ id: string; status: string; result: string | null; tier: string; failed_calls: number }>(
    'SELECT id, status, result, tier, failed_calls FROM callbacks WHERE order_id = $1 AND purpose = $2',
    orderId,
    purpose,
  );
const page = { first: 50, limit: 51, after: null };
const OPEN = { purpose: null, status: 'OPEN' } as const;

/** Served, and nobody confirmed in three days. */
async function silent(code?: string, lead = house.people.branch): Promise<string> {
  await house.jumpTo(MONDAY);
  const orderId = await house.done(code, lead);
  await house.jumpTo('2026-11-05 10:00');
  await house.drain();
  return orderId;
}

describe('silence', () => {
  it('opens a call for another unit; three calls nobody answers, on three days, close the order unverified', async () => {
    const orderId = await silent();
    const { desk } = house.people;
    expect(await tasks(orderId, 'SILENCE')).toMatchObject([{ status: 'OPEN', tier: 'COMMUNITY' }]);
    accepted(await house.call(desk, orderId, 'NO_ANSWER'));
    expect(refused(await house.call(desk, orderId, 'NO_ANSWER'))).toBe('CALLS_ON_DIFFERENT_DAYS');
    await house.jumpTo('2026-11-06 10:00');
    accepted(await house.call(house.people.secondDesk, orderId, 'NO_ANSWER'));
    expect(await standing(orderId)).toBe('DONE(null)');
    await house.jumpTo('2026-11-09 10:00');
    expect(accepted(await house.call(desk, orderId, 'NO_ANSWER')).status).toBe('UNREACHABLE');
    expect(await standing(orderId)).toBe('CLOSED(UNVERIFIED)');
    expect(await tasks(orderId, 'SILENCE')).toMatchObject([{ status: 'UNREACHABLE', failed_calls: 3 }]);
    expect(refused(await house.call(desk, orderId, 'RESOLVED'))).toBe('NO_CALL_OPEN');
  });

  it('answered: resolved confirms, not resolved begins the next round', async () => {
    const [resolved, unresolved] = [await silent(), await silent()];
    accepted(await house.call(house.people.desk, resolved, 'RESOLVED'));
    expect(await standing(resolved)).toBe('CONFIRMED(null)');
    accepted(await house.call(house.people.desk, unresolved, 'UNRESOLVED', { anotherTeam: true }));
    expect(await standing(unresolved)).toBe('OPEN(null)');
    expect(await tasks(unresolved, 'SILENCE')).toMatchObject([{ status: 'DONE', result: 'UNRESOLVED' }]);
  });

  it('broken by the resident makes the call needless', async () => {
    const orderId = await silent();
    await house.do(house.people.resident, orderId, { name: 'confirmOrder', resolved: true });
    await house.drain();
    expect(await tasks(orderId, 'SILENCE')).toMatchObject([{ status: 'OVERTAKEN' }]);
  });

  it('may be answered when its task is not there yet: the task is written with the call', async () => {
    const orderId = await silent();
    await house.rows('DELETE FROM callbacks WHERE order_id = $1', orderId);
    accepted(await house.call(house.people.desk, orderId, 'NO_ANSWER'));
    expect(await tasks(orderId, 'SILENCE')).toMatchObject([{ status: 'OPEN', failed_calls: 1 }]);
    // the event comes late: nothing is opened twice
    await house.hear('CallbackOpened', orderId);
    expect(await tasks(orderId, 'SILENCE')).toMatchObject([{ status: 'OPEN', failed_calls: 1 }]);
  });

  it('with one key at once is one call', async () => {
    const orderId = await silent();
    const key = { idempotencyKey: ids.uuid() };
    const answers = await Promise.all(
      [1, 2, 3, 4, 5].map(() => house.call(house.people.desk, orderId, 'RESOLVED', key)),
    );
    expect(new Set(answers.map((answer) => accepted(answer).id)).size).toBe(1);
    expect(
      await house.rows(
        'SELECT a.id FROM callback_attempts a JOIN callbacks c ON c.id = a.callback_id WHERE c.order_id = $1',
        orderId,
      ),
    ).toHaveLength(1);
  });
});

describe('who calls', () => {
  it('is never who served; the street where the community served, the district where the street did', async () => {
    const { branch, both, ann, desk, street, district, communityLead, resident, foreignDesk } = house.people;
    const byTeam = await silent();
    for (const actor of [branch, both, ann])
      expect(refused(await house.call(actor, byTeam, 'RESOLVED'))).toBe('SERVING_TEAM_MAY_NOT_CALL');
    await expect(house.call(resident, byTeam, 'RESOLVED')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(refused(await house.call(foreignDesk, byTeam, 'RESOLVED'))).toBe('NO_CALL_OPEN');

    const byCommunity = await silent('c01', communityLead);
    expect(await tasks(byCommunity, 'SILENCE')).toMatchObject([{ tier: 'STREET' }]);
    expect(refused(await house.call(desk, byCommunity, 'RESOLVED'))).toBe('SERVING_TEAM_MAY_NOT_CALL');
    const listed = async (actor: typeof desk) =>
      (await house.callbacks.list(actor, OPEN, page)).map(({ orderId }) => orderId);
    expect(await listed(desk)).toContain(byTeam);
    expect(await listed(desk)).not.toContain(byCommunity);
    expect(await listed(street)).toEqual(expect.arrayContaining([byTeam, byCommunity]));
    expect(await listed(both)).not.toContain(byTeam);
    expect(await listed(foreignDesk)).toEqual([]);
    expect(await listed(district)).not.toContain(byTeam);
    accepted(await house.call(street, byCommunity, 'RESOLVED'));

    const streetLead = await house.person('PROVIDER_LEAD', 'xzz');
    const byStreet = await silent('xzz', streetLead);
    expect(refused(await house.call(street, byStreet, 'RESOLVED'))).toBe('SERVING_TEAM_MAY_NOT_CALL');
    expect(await listed(district)).toContain(byStreet);
    accepted(await house.call(district, byStreet, 'RESOLVED'));
    accepted(await house.call(desk, byTeam, 'RESOLVED'));
  });

  it('pages through the desk without loss', async () => {
    for (let i = 0; i < 3; i++) await silent();
    const { desk } = house.people;
    const whole = (await house.callbacks.list(desk, OPEN, page)).map(({ id }) => id);
    const paged: string[] = [];
    let after: { createdAt: Date; id: string } | null = null;
    for (;;) {
      const rows: Awaited<ReturnType<typeof house.callbacks.list>> = await house.callbacks.list(desk, OPEN, {
        first: 1,
        limit: 2,
        after,
      });
      if (rows.length === 0) break;
      paged.push(rows[0]!.id);
      after = { createdAt: rows[0]!.dueAt, id: rows[0]!.id };
    }
    expect(paged).toEqual(whole);
    expect(whole.length).toBeGreaterThanOrEqual(3);
  });
});

it('a bad review is called on three different days at most, and its order goes its own way', async () => {
  const orderId = await house.confirmed();
  const { desk, resident } = house.people;
  accepted(await house.rate(resident, orderId, 2));
  accepted(await house.call(desk, orderId, 'NO_ANSWER'));
  expect(refused(await house.call(desk, orderId, 'RESOLVED'))).toBe('CALLS_ON_DIFFERENT_DAYS');
  for (const day of ['2026-11-03 10:00', '2026-11-04 10:00']) {
    await house.jumpTo(day);
    accepted(await house.call(desk, orderId, 'NO_ANSWER'));
  }
  expect(await tasks(orderId, 'BAD_REVIEW')).toMatchObject([{ status: 'UNREACHABLE', failed_calls: 3 }]);
  expect(await standing(orderId)).toBe('RECTIFYING(null)');
});

describe('the sample', () => {
  it('takes at least a tenth of the closed orders that were not badly rated, all of the bad ones are called anyway', async () => {
    await house.drain();
    const [before] = await house.rows<{ eligible: number }>(
      'SELECT coalesce(sum(eligible), 0)::int AS eligible FROM sampling_months',
    );
    const good: string[] = [];
    for (let i = 0; i < 12; i++) {
      const orderId = await house.confirmed();
      accepted(await house.rate(house.people.resident, orderId, 5));
      good.push(orderId);
    }
    const bad = await house.confirmed();
    accepted(await house.rate(house.people.resident, bad, 1));
    accepted(await house.repair(house.people.branch, bad));
    accepted(await house.recheck(house.people.desk, bad, 'PASS'));
    await house.drain();
    const [month] = await house.rows<{ eligible: number; drawn: number }>(
      'SELECT eligible, drawn FROM sampling_months WHERE eligible > 0',
    );
    expect(month!.eligible).toBe(before!.eligible + 12);
    expect(month!.drawn / month!.eligible).toBeGreaterThanOrEqual(0.1);
    const drawn = await house.rows<{ order_id: string; drawn_by: string }>(
      `SELECT order_id, drawn_by FROM callbacks WHERE purpose = 'SAMPLE'`,
    );
    expect(drawn).toHaveLength(month!.drawn);
    expect(drawn.map((task) => task.order_id)).not.toContain(bad);
    expect(await tasks(bad, 'BAD_REVIEW')).toHaveLength(1);
    // the call is blind and changes nothing of the order
    const sampled = drawn[0]!.order_id;
    const [{ id } = { id: '' }] = await tasks(sampled, 'SAMPLE');
    accepted(await house.call(house.people.desk, sampled, 'UNRESOLVED', { callbackId: id, orderId: null }));
    expect(await standing(sampled)).toBe('CLOSED(RATED)');
  });

  describe('drawn again by an auditor', () => {
    const audit = (actor = house.people.supervisor, month = '2026-11') =>
      house.get(SampleAudit).verify(actor, house.place('xzz').id, month);

    it('holds; the next month is committed to, and neither seed is told before its month is over', async () => {
      const sample = (await audit())!;
      expect(sample).toMatchObject({ seed: null, faults: [], committedAhead: false });
      expect(sample.eligible).toBeGreaterThanOrEqual(12);
      expect(await audit(undefined, '2026-12')).toMatchObject({
        eligible: 0,
        seed: null,
        committedAhead: true,
      });
      expect(await audit(undefined, '2027-01')).toBeNull();
      const page = { first: 100, limit: 101, after: null };
      expect(
        await house.get(SampleAudit).sampled(house.people.supervisor, house.place('xzz').id, '2026-11', page),
      ).toEqual([]);
    });

    it('is open to the street, the district and auditors, and to nobody else', async () => {
      const { district, desk, branch, resident, foreignDesk, street } = house.people;
      for (const actor of [street, district, await house.person('AUDITOR', 'xzz')])
        expect(await audit(actor)).toMatchObject({ faults: [] });
      for (const actor of [desk, branch, resident, foreignDesk, await house.person('STREET_OFFICER', 'qsz')])
        await expect(audit(actor)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    });

    it('shows the seed of the month that is over, and the hash published before fits it', async () => {
      await house.jumpTo('2026-12-01 00:00');
      const { seed, commitment, faults } = (await audit())!;
      expect(createHash('sha256').update(Buffer.from(seed!, 'hex')).digest('hex')).toBe(commitment);
      expect(faults).toEqual([]);
    });

    it('lists whom the month’s draw called once the month is over: as many as it counted, each with its call', async () => {
      const rows = (actor = house.people.supervisor) =>
        house
          .get(SampleAudit)
          .sampled(actor, house.place('xzz').id, '2026-11', { first: 100, limit: 101, after: null });
      await house.jumpTo('2026-12-01 00:00');
      const drawn = await rows();
      expect(drawn).toHaveLength((await audit())!.drawn);
      expect(drawn.map(({ position }) => position)).toEqual(
        drawn.map(({ position }) => position).sort((a, b) => a - b),
      );
      for (const { status, orderCode } of drawn) {
        expect(status).not.toBeNull();
        expect(orderCode).not.toBe('');
      }
      await expect(rows(house.people.desk)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    });

    it.each([
      ['SEED_NOT_COMMITTED', `UPDATE sampling_months SET seed = repeat('ab', 32) WHERE month = '2026-11'`],
      ['LIST_CHANGED', `UPDATE sampling_draws SET round = 2 WHERE position = 3`],
      ['COUNTS_DIFFER', `UPDATE sampling_months SET eligible = eligible + 1 WHERE month = '2026-11'`],
      ['DRAWN_OTHERWISE', `UPDATE sampling_draws SET drawn_by = NULL`],
      ['CALL_NOT_DRAWN', `UPDATE sampling_draws SET drawn_by = NULL`],
      ['CALL_MISSING', `UPDATE sampling_draws SET drawn_by = 'LOT'`],
      ['ORDER_LEFT_OUT', `DELETE FROM sampling_draws WHERE position = 5`],
    ])('says %s where somebody mended the records', async (fault, sql) => {
      await house.jumpTo('2026-12-01 00:00');
      const records = await Promise.all(['sampling_months', 'sampling_draws'].map(keep));
      expect((await audit())!.faults).toEqual([]);
      await house.rows(sql);
      expect((await audit())!.faults).toContain(fault);
      for (const restore of records) await restore();
    });
  });

  async function keep(table: string): Promise<() => Promise<void>> {
    const rows = JSON.stringify(await house.rows(`SELECT * FROM ${table}`));
    return async () => {
      await house.rows(`DELETE FROM ${table}`);
      await house.rows(
        `INSERT INTO ${table} SELECT * FROM jsonb_populate_recordset(NULL::${table}, $1)`,
        rows,
      );
    };
  }
});

it('every deadline has its timer', async () => {
  expect(await house.timerFaults()).toEqual([]);
});

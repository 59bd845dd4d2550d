import { SYSTEM, type Actor } from '#libs/kernel';
import type { OrderCommand } from './command';
import { deadlinesInForce } from './deadlines';
import { handleCommand } from './handle-command';
import { openOrder } from './open-order';
import { reachMark } from './reach-mark';
import { isOfSession, holdsSeat, seatChange } from './sessions';
import { claimWith, factsAt, from, grant, local, MONDAY, orderWith, person, toy } from './testing/orders';

const resident = person('resident');
const desk = person('desk', grant('COMMUNITY_DESK', 'c01', 'gjz/xzz/c01/'));
const LATER = local('2026-11-02 10:00');
const waiting = () => {
  const order = orderWith();
  return { ...order, deadlines: deadlinesInForce(toy, order, factsAt(MONDAY)) };
};
const give = (actor: Actor, command: OrderCommand, order = waiting()) =>
  handleCommand(toy, order, command, from(actor), factsAt(LATER));
const note: OrderCommand = { name: 'addNote', note: '三楼左手' };

describe('a command that is accepted', () => {
  it('gives a new order one version on, and leaves the old one as it was', () => {
    const before = waiting();
    const kept = structuredClone(before);
    const handled = give(resident, note, before);
    expect(handled).toMatchObject({ ok: true, value: { order: { version: 5, details: { urges: 1 } } } });
    expect(before).toEqual(kept);
  });

  it('writes one line on the timeline: who, from where to where, when; the words apart from the data', () => {
    const handled = give(resident, { ...note, name: 'addNote' });
    if (!handled.ok) throw new Error('refused');
    expect(handled.value.timeline).toEqual([
      {
        command: 'addNote',
        fromStatus: 'WAITING',
        toStatus: 'WAITING',
        round: 1,
        reasonCode: null,
        note: '三楼左手',
        data: {},
        at: LATER,
        origin: from(resident),
      },
    ]);
  });

  it('tells its own event, what its effects raised, and the status it enters', () => {
    const events = (actor: Actor, command: OrderCommand): string[] => {
      const handled = give(actor, command);
      return handled.ok ? handled.value.events.map(({ type }) => type) : [];
    };
    expect(events(resident, note)).toEqual(['NoteAdded', 'Counted']);
    expect(events(resident, { name: 'cancelOrder', reason: 'solved' })).toEqual([
      'OrderCancelled',
      'OrderOver',
    ]);
  });

  it('says nothing personal in its events', () => {
    const handled = give(resident, note);
    if (!handled.ok) throw new Error('refused');
    expect(JSON.stringify(handled.value.events)).not.toContain('三楼');
    expect(handled.value.events[1]!.payload).toMatchObject({
      orderId: 'order',
      communityId: 'c01',
      status: 'WAITING',
      n: 1,
    });
  });

  it('that ends it closes it, with its outcome as the reason', () => {
    const handled = give(resident, { name: 'cancelOrder', reason: 'solved' });
    expect(handled).toMatchObject({
      ok: true,
      value: {
        order: { status: 'OVER', outcome: 'WITHDRAWN', closedAt: LATER, deadlines: [] },
        timeline: [{ reasonCode: 'WITHDRAWN', note: 'solved' }],
      },
    });
  });

  it('that suspends it stops its clock', () => {
    const handled = give(desk, { name: 'suspendOrder', reason: 'away', until: local('2026-11-05 09:00') });
    expect(handled).toMatchObject({
      ok: true,
      value: {
        order: { deadlines: [{ kind: 'ANSWER', dueAt: null, nextMarkAt: null }] },
        timeline: [{ data: { until: '2026-11-05T01:00:00.000Z' } }],
      },
    });
  });
});

describe('a command that is refused', () => {
  it.each<[string, Actor, OrderCommand, object]>([
    ['to whoever is no party', person('stranger'), note, { type: 'NOT_YOURS' }],
    [
      'in a status that does not take it',
      desk,
      { name: 'resumeOrder' },
      { type: 'REFUSED', refusal: { code: 'NOT_AVAILABLE_NOW' } },
    ],
    [
      'that the workflow does not know',
      desk,
      { name: 'urgeOrder' },
      { type: 'REFUSED', refusal: { code: 'NOT_AVAILABLE_NOW' } },
    ],
  ])('%s', (_, actor, command, error) => {
    expect(give(actor, command)).toMatchObject({ ok: false, error });
  });

  it('by a guard tells the guard’s sentence', () => {
    expect(
      give(
        resident,
        { name: 'cancelOrder', reason: 'x' },
        { ...waiting(), details: { text: '', urges: 13 } },
      ),
    ).toMatchObject({
      ok: false,
      error: { type: 'REFUSED', refusal: { code: 'UNLUCKY' } },
    });
  });
});

describe('a deadline’s mark', () => {
  const reach = (order: ReturnType<typeof waiting>, now: Date) =>
    reachMark(toy, order, 'ANSWER', from(SYSTEM), factsAt(now));
  const YELLOW = local('2026-11-02 11:00');
  const RED = local('2026-11-02 13:00');
  const OVER = local('2026-11-02 15:00');

  it('lights its lamp, tells whom the table names, and is on the timeline', () => {
    const change = reach(waiting(), YELLOW)!;
    expect(change.order).toMatchObject({
      status: 'WAITING',
      version: 5,
      deadlines: [{ reached: 1, light: 'YELLOW', nextMarkAt: RED }],
    });
    expect(change.events).toMatchObject([
      { type: 'DeadlineMarkReached', payload: { kind: 'ANSWER', mark: 1, light: 'YELLOW', tell: ['DESK'] } },
    ]);
    expect(change.timeline).toMatchObject([
      { command: 'deadlineMarkReached', reasonCode: 'ANSWER', data: { dueAt: YELLOW.toISOString() } },
    ]);
  });

  it('gives the command the table names, in the same step', () => {
    const red = reach(reach(waiting(), YELLOW)!.order, RED)!.order;
    const change = reach(red, OVER)!;
    expect(change.order).toMatchObject({ status: 'OVER', outcome: 'WITHDRAWN', version: red.version + 1 });
    expect(change.timeline.map(({ command }) => command)).toEqual(['deadlineMarkReached', 'cancelOrder']);
    expect(change.events.map(({ type }) => type)).toEqual([
      'DeadlineMarkReached',
      'OrderCancelled',
      'OrderOver',
    ]);
  });

  it.each([
    ['early', () => waiting(), local('2026-11-02 10:59')],
    ['twice', () => reach(waiting(), YELLOW)!.order, YELLOW],
    ['after the end', () => ({ ...waiting(), status: 'OVER', deadlines: [] }), OVER],
  ])('that comes %s does nothing', (_, order, now) => {
    expect(reach(order(), now)).toBeNull();
  });

  it('whose command is refused is a fault of the table, and told as one', () => {
    let order = waiting();
    for (const now of [YELLOW, RED]) order = reach(order, now)!.order;
    expect(() => reach({ ...order, details: { text: '', urges: 13 } }, OVER)).toThrow(
      'toy: cancelOrder was refused to the timer ANSWER in WAITING',
    );
  });
});

describe('opening', () => {
  it('puts the deadlines in force and writes the first line, in the resident’s words', () => {
    const change = openOrder(
      toy,
      orderWith({ version: 1 }),
      from(resident),
      factsAt(MONDAY, { history: [] }),
    );
    expect(change).toMatchObject({
      order: { version: 1, deadlines: [{ kind: 'ANSWER' }] },
      timeline: [{ command: 'placeOrder', fromStatus: null, toStatus: 'WAITING', note: 'the tap drips' }],
      events: [{ type: 'OrderPlaced' }],
    });
  });

  it('is only possible in a status the workflow opens in', () => {
    expect(() => openOrder(toy, orderWith({ status: 'PAUSED' }), from(resident), factsAt(MONDAY))).toThrow(
      'toy does not open in PAUSED',
    );
  });
});

describe('a place in a session', () => {
  const of = (status: string, details = {}) =>
    orderWith({ sessionId: 'session', status, claims: [claimWith()], details: { text: '', ...details } });

  it.each([
    ['SCHEDULED', {}, true],
    ['IN_SERVICE', {}, true],
    ['CLOSED', {}, true],
    ['WAITLISTED', {}, false],
    ['WAITLISTED', { placeOffer: { offeredAt: MONDAY } }, true],
    ['CANCELLED', {}, false],
    ['REFERRED', {}, false],
    ['OPEN', { leftSession: 'REFERRED' }, false],
    ['CLAIMED', { leftSession: 'SERVED' }, true],
  ])('in %s with %j is held: %s', (status, details, held) => {
    expect(holdsSeat(of(status, details))).toBe(held);
  });

  it('is no matter of orders without a session', () => {
    expect(holdsSeat(orderWith({ status: 'SCHEDULED' }))).toBe(false);
    expect(isOfSession(orderWith())).toBe(false);
  });

  it.each([
    ['booked at once', null, of('SCHEDULED'), { taken: 1, waiting: 0 }],
    ['put on the waiting list', null, of('WAITLISTED'), { taken: 0, waiting: 1 }],
    [
      'offered',
      of('WAITLISTED'),
      of('WAITLISTED', { placeOffer: { offeredAt: MONDAY } }),
      { taken: 1, waiting: 0 },
    ],
    [
      'taken',
      of('WAITLISTED', { placeOffer: { offeredAt: MONDAY } }),
      of('SCHEDULED'),
      { taken: 0, waiting: -1 },
    ],
    [
      'declined',
      of('WAITLISTED', { placeOffer: { offeredAt: MONDAY } }),
      of('CANCELLED'),
      { taken: -1, waiting: -1 },
    ],
    ['given back', of('SCHEDULED'), of('CANCELLED'), { taken: -1, waiting: 0 }],
  ])('%s changes the session’s counts by what it changes', (_, before, after, change) => {
    expect(seatChange(before, after)).toEqual(change);
  });
});

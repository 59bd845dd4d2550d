import type { OrderFacts } from './context';
import { deadlinesInForce, reachNextMark, rememberReached } from './deadlines';
import type { ServiceOrder } from './order';
import { factsAt, local, MONDAY, orderWith, toy } from './testing/orders';

const at = (differing: Partial<ServiceOrder> = {}, facts: Partial<OrderFacts> = {}, now = MONDAY) => {
  const [state] = deadlinesInForce(toy, orderWith(differing), factsAt(now, facts));
  return state!;
};
const granted = (workingDays: number) => ({
  text: '',
  extension: { status: 'GRANTED', workingDays, requestedAt: MONDAY } as const,
});

it('is due after its length, and goes to its first mark', () => {
  expect(at()).toEqual({
    kind: 'ANSWER',
    startsAt: MONDAY,
    dueAt: local('2026-11-02 13:00'),
    reached: 0,
    nextMarkAt: local('2026-11-02 11:00'),
    light: 'GREEN',
  });
});

it.each<[string, Partial<ServiceOrder>, Partial<OrderFacts>, string]>([
  ['urgent', { urgency: 'URGENT' }, {}, '2026-11-02 10:00'],
  ['complex', { complex: true }, {}, '2026-11-02 17:00'],
  ['complex and urgent', { complex: true, urgency: 'URGENT' }, {}, '2026-11-02 10:00'],
  [
    'of the street’s own length',
    {},
    { deadlineOverrides: { ANSWER: { normal: '30 minutes' } } },
    '2026-11-02 09:30',
  ],
  [
    'of the street’s own length, complex: the table’s',
    { complex: true },
    { deadlineOverrides: { ANSWER: { normal: '30 minutes' } } },
    '2026-11-02 17:00',
  ],
  [
    'with another deadline’s override',
    {},
    { deadlineOverrides: { OTHER: { normal: '30 minutes' } } },
    '2026-11-02 13:00',
  ],
  ['extended by two working days', { details: granted(2) }, {}, '2026-11-04 17:00'],
  [
    'in working days and extended',
    { details: granted(2) },
    { deadlineOverrides: { ANSWER: { normal: '1 workingDays' } } },
    '2026-11-05 17:00',
  ],
])('%s', (_, order, facts, due) => {
  expect(at(order, facts).dueAt).toEqual(local(due));
});

it('has no due moment while it stands still, and goes on with what was left', () => {
  const paused = [
    { status: 'WAITING', at: MONDAY },
    { status: 'PAUSED', at: local('2026-11-02 10:00') },
  ];
  expect(at({ status: 'PAUSED' }, { history: paused })).toMatchObject({ dueAt: null, nextMarkAt: null });
  const resumed = [...paused, { status: 'WAITING', at: local('2026-11-02 18:00') }];
  expect(at({}, { history: resumed })).toMatchObject({
    dueAt: local('2026-11-02 21:00'),
    nextMarkAt: local('2026-11-02 19:00'),
  });
});

it('is not moved by pauses that were over before it began', () => {
  const history = [
    { status: 'PAUSED', at: local('2026-11-01 09:00') },
    { status: 'WAITING', at: local('2026-11-02 08:00') },
  ];
  expect(at({}, { history }).dueAt).toEqual(local('2026-11-02 13:00'));
});

describe('marks', () => {
  const reach = (times: number) => {
    let order = orderWith();
    order = { ...order, deadlines: deadlinesInForce(toy, order, factsAt(MONDAY)) };
    for (let i = 0; i < times; i++) {
      const state = reachNextMark('ANSWER', toy, order, factsAt(order.deadlines[0]!.nextMarkAt ?? MONDAY))!;
      order = { ...order, deadlines: [state] };
    }
    return order;
  };

  it.each([
    [1, 'YELLOW', '2026-11-02 13:00'],
    [2, 'RED', '2026-11-02 15:00'],
    [3, 'RED', null],
  ])('after %i the lamp is %s and the next is at %s', (times, light, next) => {
    expect(reach(times).deadlines[0]).toMatchObject({
      reached: times,
      light,
      nextMarkAt: next && local(next),
    });
  });

  it('there are no more than the table has', () => {
    expect(reachNextMark('ANSWER', toy, reach(3), factsAt(MONDAY))).toBeNull();
    expect(reachNextMark('OTHER', toy, reach(1), factsAt(MONDAY))).toBeNull();
  });

  it('stay reached while the deadline counts from the same moment', () => {
    const order = reach(2);
    expect(deadlinesInForce(toy, order, factsAt(local('2026-11-02 13:30')))[0]).toMatchObject({
      reached: 2,
      light: 'RED',
    });
    const moved = { ...order, receivedAt: local('2026-11-02 09:01') };
    expect(deadlinesInForce(toy, moved, factsAt(local('2026-11-02 13:30')))[0]).toMatchObject({
      reached: 0,
      light: 'GREEN',
    });
  });

  it('lie ahead again when their moment moved past now', () => {
    const extended = { ...reach(2), details: granted(1) };
    expect(deadlinesInForce(toy, extended, factsAt(local('2026-11-02 13:30')))[0]).toMatchObject({
      reached: 1,
      light: 'YELLOW',
    });
  });

  it('are remembered while the deadline is out of force', () => {
    const before = reach(1);
    const away: ServiceOrder = { ...before, status: 'OVER', deadlines: [] };
    rememberReached(before.deadlines, away);
    expect(away.details.reachedMarks).toEqual({ ANSWER: { startsAt: MONDAY, reached: 1 } });
    const back: ServiceOrder = { ...away, status: 'WAITING' };
    back.deadlines = deadlinesInForce(toy, back, factsAt(local('2026-11-02 12:00')));
    expect(back.deadlines[0]).toMatchObject({ reached: 1, light: 'YELLOW' });
    rememberReached([], back);
    expect(back.details).not.toHaveProperty('reachedMarks');
  });
});

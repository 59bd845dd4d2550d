import { WorkingCalendar } from '#libs/kernel';
import { refuseStage, stagesOpen, stageWindow, type OrderProgress, type Stage } from './stages';

const calendar = new WorkingCalendar();
const at = (time: string): Date => new Date(`${time.replace(' ', 'T')}:00+08:00`);
const PATH: readonly [string, string][] = [
  ['SUBMITTED', '2026-11-02 09:00'],
  ['OPEN', '2026-11-02 10:00'],
  ['CLAIMED', '2026-11-02 11:00'],
  ['SCHEDULED', '2026-11-02 12:00'],
  ['IN_SERVICE', '2026-11-03 09:00'],
  ['DONE', '2026-11-03 10:00'],
  ['CONFIRMED', '2026-11-03 11:00'],
];
const reached = (status: string, more: Partial<OrderProgress> = {}): OrderProgress => {
  const known = PATH.slice(0, PATH.findIndex(([name]) => name === status) + 1);
  return {
    status,
    outcome: null,
    closedAt: null,
    recheckPassed: false,
    history: (known.length ? known : PATH).map(([name, time]) => ({ status: name, at: at(time) })),
    ...more,
  };
};
const closed = (outcome: string, more: Partial<OrderProgress> = {}): OrderProgress =>
  reached('CLOSED', {
    outcome,
    closedAt: at('2026-11-04 09:00'),
    history: [...PATH, ['CLOSED', '2026-11-04 09:00'] as const].map(([status, time]) => ({
      status,
      at: at(time),
    })),
    ...more,
  });
const open = (order: OrderProgress, now: string): Stage[] => stagesOpen(order, calendar, at(now));

describe('the stages that may be rated', () => {
  it.each([
    ['SUBMITTED', '2026-11-02 09:30', []],
    ['OPEN', '2026-11-02 10:30', ['INTAKE']],
    ['CLAIMED', '2026-11-02 11:30', ['INTAKE', 'RESPONSE']],
    ['IN_SERVICE', '2026-11-03 09:30', ['INTAKE', 'RESPONSE', 'PROCESS']],
    ['DONE', '2026-11-03 10:30', ['INTAKE', 'RESPONSE', 'PROCESS']],
    ['CONFIRMED', '2026-11-03 11:30', ['INTAKE', 'RESPONSE', 'PROCESS', 'RESULT']],
  ])('grow as the order goes on: %s', (status, now, stages) => {
    expect(open(reached(status), now)).toEqual(stages);
  });

  it('go stale after five working days, the result only when its own window closes', () => {
    expect(open(reached('CONFIRMED'), '2026-11-09 16:59')).toEqual([
      'INTAKE',
      'RESPONSE',
      'PROCESS',
      'RESULT',
    ]);
    expect(open(reached('CONFIRMED'), '2026-11-09 17:01')).toEqual(['PROCESS', 'RESULT']);
    expect(open(reached('CONFIRMED'), '2026-11-20 09:00')).toEqual(['RESULT']);
  });

  it('do not include the team’s once the order went back to a pool', () => {
    const back = { ...reached('CLAIMED'), status: 'OPEN' };
    expect(open(back, '2026-11-02 12:00')).toEqual(['INTAKE']);
  });

  it.each([
    ['UNRATED', '2026-12-04 08:59', ['RESULT']],
    ['UNVERIFIED', '2026-12-04 08:59', ['RESULT']],
    ['UNRATED', '2026-12-04 09:01', []],
    ['RATED', '2026-11-20 09:00', []],
    ['ABSENT', '2026-11-20 09:00', []],
  ])('late: %s at %s', (outcome, now, stages) => {
    expect(open(closed(outcome), now)).toEqual(stages);
  });

  it('include the recheck once it was passed, as long as it is fresh', () => {
    const passed = closed('RATED', { recheckPassed: true });
    expect(open(passed, '2026-11-10 09:00')).toEqual(['PROCESS', 'RECHECK']);
    expect(open(passed, '2026-11-12 09:00')).toEqual([]);
  });
});

describe('a paper is judged by its own date', () => {
  it('within the time though it is entered after it, not before the service was done', () => {
    const window = stageWindow('RESULT', closed('UNRATED'), calendar);
    expect(refuseStage(window, at('2026-11-03 10:30'))).toBeNull();
    expect(refuseStage(window, at('2026-11-03 09:59'))?.code).toBe('RATED_BEFORE_IT_HAPPENED');
    expect(refuseStage(window, at('2026-12-05 09:00'))?.code).toBe('RATING_WINDOW_OVER');
  });
});

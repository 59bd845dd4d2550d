import { backoffMs } from './backoff';

describe('backoffMs', () => {
  it('does not wait before anything failed', () => {
    expect(backoffMs(0, 1000, 60_000)).toBe(0);
  });

  it('doubles with each failure', () => {
    expect([1, 2, 3, 4].map((failures) => backoffMs(failures, 1000, 60_000))).toEqual([
      1000, 2000, 4000, 8000,
    ]);
  });

  it('stops growing at the longest pause, however often it failed', () => {
    expect(backoffMs(7, 1000, 60_000)).toBe(60_000);
    expect(backoffMs(5000, 1000, 60_000)).toBe(60_000);
  });
});

import { Logger } from '@nestjs/common';
import { PollingLoop } from './polling-loop';

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('PollingLoop', () => {
  beforeAll(() => Logger.overrideLogger(false));

  it('goes on at once while there may be more, then rests', async () => {
    let rounds = 0;
    const loop = new PollingLoop({ name: 'test', everyMs: 60_000, work: async () => ++rounds < 3 });
    loop.start();
    while (rounds < 3) await turn();
    await turn();
    await loop.stop();
    expect(rounds).toBe(3);
  });

  it('starts a round when woken, and once more when woken during one', async () => {
    let rounds = 0;
    let release: () => void = () => undefined;
    const loop = new PollingLoop({
      name: 'test',
      everyMs: 60_000,
      work: async () => {
        rounds++;
        if (rounds === 2) await new Promise<void>((resolve) => (release = resolve));
        return false;
      },
    });
    loop.start();
    while (rounds < 1) await turn();
    await turn();
    loop.wake();
    while (rounds < 2) await turn();
    loop.wake();
    release();
    while (rounds < 3) await turn();
    await loop.stop();
    expect(rounds).toBe(3);
  });

  it('survives a failing round', async () => {
    let rounds = 0;
    const loop = new PollingLoop({
      name: 'test',
      everyMs: 1,
      work: async () => {
        if (++rounds === 1) throw new Error('away');
        return false;
      },
    });
    loop.start();
    while (rounds < 2) await new Promise((resolve) => setTimeout(resolve, 10));
    await loop.stop();
    expect(rounds).toBeGreaterThanOrEqual(2);
  });

  it('looks every two seconds whether what was down is back, however long it was', async () => {
    jest.useFakeTimers();
    let rounds = 0;
    const loop = new PollingLoop({
      name: 'test',
      everyMs: 1000,
      work: async () => {
        rounds++;
        throw new Error('away');
      },
    });
    loop.start();
    await jest.advanceTimersByTimeAsync(60_000);
    const before = rounds;
    await jest.advanceTimersByTimeAsync(20_000);
    expect(rounds - before).toBe(10);
    const stopped = loop.stop();
    await jest.advanceTimersByTimeAsync(2000);
    await stopped;
    jest.useRealTimers();
  });

  it('stops only after the round under way', async () => {
    let ended = false;
    const loop = new PollingLoop({
      name: 'test',
      everyMs: 60_000,
      work: async () => {
        await turn();
        await turn();
        ended = true;
        return true;
      },
    });
    loop.start();
    await loop.stop();
    expect(ended).toBe(true);
  });
});

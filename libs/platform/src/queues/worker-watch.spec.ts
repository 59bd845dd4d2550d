import type { QueueJob } from './job-queue';
import { WorkerWatch } from './worker-watch';

const MINUTE = 60_000;

describe('WorkerWatch', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  function watching(add: (job: QueueJob) => Promise<void>) {
    let stopped = 0;
    const watch = new WorkerWatch(add, () => stopped++);
    watch.start();
    return { watch, stopped: () => stopped };
  }

  it('is content while canaries are taken', async () => {
    const { watch, stopped } = watching((job) => watch.seeing(job, async () => undefined));
    await jest.advanceTimersByTimeAsync(10 * MINUTE);
    expect(stopped()).toBe(0);
    watch.stop();
  });

  it('reports a worker that takes nothing for more than a minute', async () => {
    const { watch, stopped } = watching(async () => undefined);
    await jest.advanceTimersByTimeAsync(MINUTE);
    expect(stopped()).toBe(0);
    await jest.advanceTimersByTimeAsync(MINUTE / 6);
    expect(stopped()).toBe(1);
    watch.stop();
  });

  it('says nothing while the store is away', async () => {
    const { watch, stopped } = watching(() => Promise.reject(new Error('down')));
    await jest.advanceTimersByTimeAsync(10 * MINUTE);
    expect(stopped()).toBe(0);
    watch.stop();
  });

  it('takes a long job for busy, not for stopped', async () => {
    const { watch, stopped } = watching(async () => undefined);
    let end: () => void = () => undefined;
    const job = watch.seeing(
      { id: 'a', name: 'event', data: {} },
      () => new Promise((resolve) => (end = resolve)),
    );
    await jest.advanceTimersByTimeAsync(10 * MINUTE);
    expect(stopped()).toBe(0);
    end();
    await job;
    watch.stop();
  });
});

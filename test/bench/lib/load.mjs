import { setTimeout as sleep } from 'node:timers/promises';

/**
 * So many at once, each beginning anew as soon as it is done (a closed loop).
 * @param {(lane: number) => Promise<unknown>} work
 * @returns {Promise<{ done: number, seconds: number, times: number[] }>} `times` in ms
 */
export async function closedLoop(work, { atOnce, seconds }) {
  const begun = performance.now();
  const end = begun + seconds * 1000;
  const times = [];
  await Promise.all(
    Array.from({ length: atOnce }, async (_, lane) => {
      while (performance.now() < end) {
        const before = performance.now();
        await work(lane);
        times.push(performance.now() - before);
      }
    }),
  );
  return { done: times.length, seconds: (performance.now() - begun) / 1000, times };
}

/** Begins at a steady rate whether or not the ones before have ended (an open loop): waiting shows in the latencies. */
export async function openLoop(work, { perSecond, seconds }) {
  const begun = performance.now();
  const all = [];
  for (let n = 0; n < perSecond * seconds; n++) {
    const wait = begun + (n * 1000) / perSecond - performance.now();
    if (wait > 1) await sleep(wait);
    all.push(work(n));
  }
  await Promise.all(all);
}

import type { Page } from '@playwright/test';
import { expect, test } from '../support/flow';

const SLOW_4G = {
  offline: false,
  latency: 150,
  downloadThroughput: 1_638_400 / 8,
  uploadThroughput: 750_000 / 8,
};
const RUNS = 3;
/** The budget is 2.5 s on a machine of its own (docs/web.md); tests share theirs. */
const WITH_SLACK_MS = 4000;

test('the front page is soon there on slow 4G and a processor four times slower, and nothing jumps', async ({
  open,
}, info) => {
  const measured: { lcp: number; cls: number }[] = [];
  for (let n = 0; n < RUNS; n++) measured.push(await firstLoad((await open()).page));
  const lcp = measured.map((run) => run.lcp).sort((a, b) => a - b)[1]!;
  info.annotations.push({ type: 'lcp', description: String(Math.round(lcp)) });
  for (const { cls } of measured) expect(cls).toBeLessThan(0.05);
  expect(lcp).toBeLessThan(WITH_SLACK_MS);
});

/** Largest paint and layout shift of a first visit, nothing in the browser's cache. */
async function firstLoad(page: Page): Promise<{ lcp: number; cls: number }> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', SLOW_4G);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.goto('/');
  await page
    .getByRole('link', { name: /^点单：/ })
    .first()
    .waitFor();
  return page.evaluate(
    () =>
      new Promise<{ lcp: number; cls: number }>((resolve) => {
        let lcp = 0;
        let cls = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) lcp = Math.max(lcp, entry.startTime);
        }).observe({ type: 'largest-contentful-paint', buffered: true });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[])
            cls += entry.value;
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve({ lcp, cls }), 500);
      }),
  );
}

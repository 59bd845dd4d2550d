import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, type TestInfo } from '@playwright/test';

export type Mode = 'standard' | 'elder';
const SHOTS = path.resolve(__dirname, '../../../.data/shots');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Switches standard and elder as another tab would: what is typed stays. */
export async function setMode(page: Page, mode: Mode): Promise<void> {
  await page.evaluate((next) => {
    localStorage.setItem('display-mode', next);
    window.dispatchEvent(new StorageEvent('storage', { key: 'display-mode', newValue: next }));
  }, mode);
}

/** No violation of WCAG 2.2 AA or of axe's best practices, on the whole page. */
export async function axe(page: Page, info: TestInfo, name: string): Promise<void> {
  const before = page.viewportSize()!;
  // as tall as the page: nothing lies half under a bar that stays at the bottom
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ ...before, height: Math.min(Math.max(before.height, height), 20_000) });
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  await page.setViewportSize(before);
  info.annotations.push(
    { type: 'state', description: name },
    { type: 'axe', description: String(violations.length) },
  );
  const told = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
  );
  expect(told, `axe: ${name}`).toEqual([]);
}

/** 适老化 (handbook §8): no text under 18 px, no target under 60 px. */
export async function elderMetrics(page: Page, name: string): Promise<void> {
  const found = await page.evaluate(() => {
    const shown = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true }) && !element.closest('.sr-only, [inert]');
    const open = document.querySelector('dialog[open]');
    const all = [...(open ?? document.body).querySelectorAll('*')].filter(shown);
    const smallTexts = all
      .filter((e) =>
        [...e.childNodes].some((c) => c.nodeType === Node.TEXT_NODE && c.textContent!.trim() !== ''),
      )
      .filter((e) => parseFloat(getComputedStyle(e).fontSize) < 18)
      .map((e) => e.textContent.trim().slice(0, 30));
    const targets = all.filter((e) => e.matches('button, a[href], select, input, textarea, summary'));
    const smallTargets = targets
      // a box or a dot is hit by its whole card
      .map((e) => (e.matches('input[type=radio], input[type=checkbox]') ? (e.closest('label') ?? e) : e))
      .filter((e) => !e.matches('p a'))
      .map((e) => [e, e.getBoundingClientRect()] as const)
      .filter(([, { width, height }]) => Math.min(width, height) < 59.5)
      .map(
        ([e, r]) =>
          `${e.textContent.trim().slice(0, 20) || e.outerHTML.slice(0, 60)} ${Math.round(r.width)}×${Math.round(r.height)}`,
      );
    return { smallTexts, smallTargets };
  });
  expect(found, `elder metrics: ${name}`).toEqual({ smallTexts: [], smallTargets: [] });
}

/** At 320 px nothing is wider than the screen. */
export async function noSidewaysScroll(page: Page, name: string, width = 320): Promise<void> {
  const before = page.viewportSize()!;
  await page.setViewportSize({ width, height: before.height });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  await page.setViewportSize(before);
  expect(wide, `sideways scroll at ${width} px: ${name}`).toBeLessThanOrEqual(0);
}

/** A picture for people to look at, in .data/shots. */
export async function shot(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({
    path: path.join(SHOTS, `${name.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}.png`),
    animations: 'disabled',
  });
}

interface StateOptions {
  /** Wider faces are for offices: 320 px and 60 px targets are asked of phones and counters. */
  readonly phone?: boolean;
}

/** Everything asked of one state of a screen, in both modes, with a picture of each. */
export async function checkState(
  page: Page,
  info: TestInfo,
  name: string,
  { phone = true }: StateOptions = {},
): Promise<void> {
  for (const mode of ['standard', 'elder'] as const) {
    await setMode(page, mode);
    await axe(page, info, `${name} (${mode})`);
    if (phone) await noSidewaysScroll(page, `${name} (${mode})`);
    if (phone && mode === 'elder') await elderMetrics(page, name);
    await shot(page, mode === 'elder' ? `${name}-elder` : name);
  }
  await setMode(page, 'standard');
}

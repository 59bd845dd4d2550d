import type { Page } from '@playwright/test';
import { expect, test } from '../support/flow';
import { claim, placeOrder } from '../support/orders';
import { aPhone, signInByPhone } from '../support/system';

const OFFICE = { face: 'console', device: 'desktop' } as const;
const WIDE = { phone: false } as const;

const tile = (page: Page, name: string) => page.getByRole('article', { name });
const received = async (page: Page): Promise<number> =>
  Number(/共收到 (\d+) 单/.exec(await page.locator('.dash').innerText())![1]);

/** What is written as "3 / 5". */
function fraction(text: string): { numerator: number; denominator: number } {
  const [, numerator, denominator] = /([\d,.]+) \/ ([\d,.]+)/.exec(text)!;
  const number = (digits: string) => Number(digits.replaceAll(',', ''));
  return { numerator: number(numerator!), denominator: number(denominator!) };
}

async function settled(page: Page): Promise<void> {
  await expect(page.getByText('实时数据')).toBeVisible();
  await expect(page.locator('.dash-chart.skeleton')).toHaveCount(0);
  await page.waitForTimeout(800); // charts draw themselves in
}

test(
  'a tile of the street opens its orders, and they add up to the tile',
  { tag: '@flow' },
  async ({ signedIn, state }) => {
    const { id } = await placeOrder(await signInByPhone(aPhone()));
    await claim(id);
    const { page } = await signedIn('STREET_OFFICER', OFFICE);
    await page.goto('/console/dashboards?grain=YEAR');
    await settled(page);
    const responded = tile(page, '响应率');
    // other tests go on placing orders: what the tile says is read when its rows have been opened
    await responded.getByRole('button', { name: '响应率 看明细' }).click();
    const rows = page.getByRole('dialog').locator('tbody tr');
    await expect(rows.first()).toBeVisible();
    await state(page, 'dashboard rows', WIDE);
    const more = page.getByRole('dialog').getByRole('button', { name: '再看一些' });
    for (let pages = 0; pages < 40 && (await more.isVisible()); pages++) {
      const before = await rows.count();
      await more.click();
      await expect.poll(() => rows.count()).toBeGreaterThan(before);
    }
    const told = fraction(await responded.innerText());
    const each = (await rows.locator('td.number').allInnerTexts()).map(fraction);
    const sum = (of: 'numerator' | 'denominator') => each.reduce((total, row) => total + row[of], 0);
    expect(each.length).toBeGreaterThan(0);
    // at most what was placed meanwhile lies between the two readings
    expect(Math.abs(sum('denominator') - told.denominator)).toBeLessThanOrEqual(3);
    expect(Math.abs(sum('numerator') - told.numerator)).toBeLessThanOrEqual(3);
  },
);

test(
  'the dashboard of a street: period, comparison and channel stay in the address; every chart has its table',
  { tag: '@flow' },
  async ({ signedIn, state }) => {
    const { page } = await signedIn('STREET_OFFICER', OFFICE);
    await page.goto('/console/dashboards');
    await settled(page);
    await state(page, 'dashboard street', WIDE);
    await page.getByLabel('统计周期').selectOption('QUARTER');
    await page.getByLabel('对比').selectOption('YEAR_BEFORE');
    await page.getByLabel('渠道').selectOption('OFFLINE');
    await expect(page).toHaveURL(/grain=QUARTER.*compare=YEAR_BEFORE.*channel=OFFLINE/);
    await page.reload();
    await settled(page);
    await expect(page.getByLabel('渠道')).toHaveValue('OFFLINE');
    await page.getByLabel('渠道').selectOption('');
    const trends = page.locator('.card').filter({ has: page.getByRole('heading', { name: '走势' }) });
    await trends.getByText('看表格').click();
    await expect(trends.getByRole('table')).toBeVisible();
  },
);

test(
  'from the district to a community: what is below opens its own dashboard',
  { tag: '@flow' },
  async ({ signedIn, state }) => {
    const { page } = await signedIn('DISTRICT_OFFICER', OFFICE);
    await page.goto('/console/dashboards?grain=QUARTER');
    await settled(page);
    await state(page, 'dashboard district', WIDE);
    const below = page.getByRole('region', { name: '下一级' });
    await below.getByRole('button', { name: '辛寨子街道' }).click();
    await expect(page.getByRole('heading', { level: 1, name: '辛寨子街道' })).toBeVisible();
    await below.getByRole('button', { name: '辛园社区' }).click();
    await expect(page.getByRole('heading', { level: 1, name: '辛园社区' })).toBeVisible();
    await expect(page).toHaveURL(/grain=QUARTER/);
    await settled(page);
    await state(page, 'dashboard community', WIDE);
    await page.goBack();
    await expect(page.getByRole('heading', { level: 1, name: '辛寨子街道' })).toBeVisible();
  },
);

test(
  'a new order is counted on an open dashboard without a reload',
  { tag: '@flow' },
  async ({ signedIn }) => {
    const { page } = await signedIn('STREET_OFFICER', OFFICE);
    await page.goto('/console/dashboards');
    await settled(page);
    const before = await received(page);
    await placeOrder(await signInByPhone(aPhone()));
    await expect.poll(() => received(page)).toBeGreaterThan(before);
  },
);

import type { Page } from '@playwright/test';
import { letTimePass } from '../support/clock';
import { expect, test } from '../support/flow';
import { tamper } from '../support/tampering';
import { rated } from './cast';

const OFFICE = { face: 'console', device: 'desktop' } as const;
const WIDE = { phone: false } as const;
const DAY = 24;
const PAGE = '/console/quality?view=sample';

/** The number beside a word of the facts: "抽中 2 单". */
const fact = async (page: Page, name: string): Promise<number> =>
  parseInt(
    (await page.getByText(name, { exact: true }).locator('xpath=following-sibling::dd[1]').textContent())!,
  );

test(
  'a month’s blind sample: committed to before, its seed and rows shown afterwards, drawn again and compared',
  { tag: '@flow' },
  async ({ signedIn, state }) => {
    test.setTimeout(300_000);
    for (const n of [1, 2]) await rated(`抽查月份里的第${n}单`, 5);
    const { page } = await signedIn('STREET_SUPERVISOR', OFFICE);
    await page.goto(PAGE);
    const month = await page.getByLabel('月份').inputValue();
    // the worker draws when it hears that the orders are closed
    await expect(async () => {
      await page.reload();
      expect(await fact(page, '参加抽取')).toBeGreaterThanOrEqual(2);
    }).toPass({ timeout: 30_000 });
    await expect(page.getByText(/起公布；提前公布会让人算出/)).toBeVisible();
    await expect(page.getByRole('table')).toBeHidden();
    await state(page, 'console sample running', WIDE);

    await letTimePass(35 * DAY);
    const { page: later } = await signedIn('STREET_SUPERVISOR', OFFICE);
    await later.goto(`${PAGE}&month=2020-01`);
    await expect(later.getByText('2020-01 没有抽查')).toBeVisible();
    await state(later, 'console sample empty', WIDE);
    await later.goto(`${PAGE}&month=${month}`);
    await expect(later.getByText(/SHA-256 就是承诺值/)).toBeVisible();
    const drawn = await fact(later, '抽中');
    expect(drawn).toBeGreaterThanOrEqual(1);
    await expect(later.getByRole('heading', { name: `抽中的 ${drawn} 单` })).toBeVisible();
    await expect(later.getByRole('row')).toHaveCount(drawn + 1);
    await later.getByRole('button', { name: '重新抽取并比对' }).click();
    await expect(later.getByText('一致：重新抽取的结果和当时一样')).toBeVisible();
    await state(later, 'console sample', WIDE);

    await tamper(`UPDATE sampling_months SET eligible = eligible + 1 WHERE month = '${month}'`);
    await later.getByRole('button', { name: '重新抽取并比对' }).click();
    await expect(later.getByText('名单和登记的单数不符')).toBeVisible();
    await state(later, 'console sample broken', WIDE);
    await tamper(`UPDATE sampling_months SET eligible = eligible - 1 WHERE month = '${month}'`);

    await later.getByRole('row').nth(1).getByRole('link').click();
    await expect(later.getByRole('heading', { name: '办理留痕' })).toBeVisible();
    const { page: secretary } = await signedIn('COMMUNITY_SECRETARY', OFFICE);
    await secretary.goto(PAGE);
    await expect(secretary.getByRole('button', { name: '督办单' })).toBeVisible();
    await expect(secretary.getByRole('button', { name: '抽查核验' })).toBeHidden();
    const { page: district } = await signedIn('DISTRICT_OFFICER', OFFICE);
    await district.goto(PAGE);
    await expect(district.getByText('抽查以街道为单位')).toBeVisible();
    await district.getByLabel('下钻到…').selectOption('辛寨子街道');
    await expect(district.getByText('承诺值（事先公布）').or(district.getByText(/没有抽查/))).toBeVisible();
    const { page: auditor } = await signedIn('AUDITOR', OFFICE);
    await auditor.goto(`${PAGE}&month=${month}`);
    await expect(auditor.getByRole('button', { name: '督办单' })).toBeHidden();
    await auditor.getByLabel('下钻到…').selectOption('辛寨子街道');
    await expect(auditor.getByRole('row')).toHaveCount(drawn + 1);
    await expect(auditor.getByRole('row').getByRole('link')).toHaveCount(0);
    await auditor.getByRole('button', { name: '重新抽取并比对' }).click();
    await expect(auditor.getByText('一致：重新抽取的结果和当时一样')).toBeVisible();
  },
);

import { expect, test } from '../support/flow';
import { contested } from './cast';

const OFFICE = { face: 'console', device: 'desktop' } as const;
const WIDE = { phone: false } as const;

test('an appeal is decided with a published reason', { tag: '@flow' }, async ({ signedIn, state }) => {
  const text = `有争议的差评 ${Date.now()}`;
  await contested(text);
  const { page } = await signedIn('STREET_OFFICER', OFFICE);
  await page.goto('/console/quality?view=appeals');
  const row = page.getByRole('row').filter({ hasText: text });
  await expect(row).toBeVisible();
  await state(page, 'console appeals', WIDE);
  await row.getByRole('button', { name: '评议' }).click();
  await page.getByLabel('成立：评价不计入统计').check();
  await page.getByLabel('公开的理由').fill('出入记录证明服务按时完成');
  await state(page, 'console appeal decision', WIDE);
  await page.getByRole('button', { name: '提交' }).click();
  await expect(page.getByText('评议：办好了')).toBeVisible();
  await expect(row).toBeHidden();
  await page.getByRole('button', { name: '成立', exact: true }).click();
  await expect(row.getByText('出入记录证明服务按时完成')).toBeVisible();
});

test('supervision, callbacks and papers', async ({ signedIn, state }) => {
  const { page } = await signedIn('STREET_SUPERVISOR', OFFICE);
  for (const [view, title] of [
    ['supervision', '督办单'],
    ['callbacks', '回访'],
    ['papers', '纸质评价'],
  ] as const) {
    await page.goto(`/console/quality?view=${view}`);
    await expect(page.getByRole('button', { name: title, exact: true })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await expect(page.getByRole('status', { name: '正在加载' })).toBeHidden();
    await state(page, `console ${view}`, WIDE);
  }
});

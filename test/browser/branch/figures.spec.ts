import { expect, test } from '../support/flow';
import { LEAD } from '../support/scenes';

test(
  'a branch looks at its own figures and how they are counted',
  { tag: '@flow' },
  async ({ open, state }) => {
    const { page } = await open({ face: 'branch', as: { phone: LEAD } });
    await page.goto('/branch/team');
    await page.getByRole('link', { name: '看全部指标' }).click();
    await expect(page.getByRole('heading', { name: '综合分' })).toBeVisible();
    await page.getByRole('article', { name: '满意率' }).getByText('计算方法').click();
    await expect(page.getByText('(n5 + n4 + 0.9 × n3) ÷ 参评')).toBeVisible();
    await state(page, 'branch figures');
    // the view is in the address
    await page.getByLabel('统计周期').selectOption('QUARTER');
    await expect(page).toHaveURL(/grain=QUARTER/);
  },
);

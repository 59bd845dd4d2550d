import { expect, test } from '../support/flow';
import { claim, placeOrder } from '../support/orders';
import { aPhone, signInByPhone } from '../support/system';

test(
  'a lost line is told, and nothing that happened meanwhile is missed',
  { tag: '@flow' },
  async ({ open, state }) => {
    const resident = await signInByPhone(aPhone(), '方志强');
    const { id } = await placeOrder(resident);
    const { page } = await open({ as: resident });
    await page.goto(`/orders/${id}`);
    await expect(page.locator('[aria-current=step]')).toContainText('接单');
    await page.context().setOffline(true);
    await expect(page.getByText('网络断开了')).toBeVisible();
    await state(page, 'resident offline');
    await claim(id);
    await page.context().setOffline(false);
    await expect(page.locator('[aria-current=step]')).toContainText('排期');
    await expect(page.getByText('网络断开了')).toBeHidden();
  },
);

test(
  'an order sent into a dead line says so and is sent once, however often it is pressed',
  { tag: '@flow' },
  async ({ open, state }) => {
    const { page } = await open({ as: { phone: aPhone(), name: '汪德福' } });
    await page.goto('/order?text=' + encodeURIComponent('想请人教我用手机缴电费'));
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByRole('button', { name: '下一步' }).click();
    await page.context().setOffline(true);
    await page.getByRole('button', { name: '提交订单' }).click();
    await expect(page.getByText('请再按一次，不会重复提交。')).toBeVisible();
    await state(page, 'resident order unreachable');
    await page.context().setOffline(false);
    await page.getByRole('button', { name: '提交订单' }).click();
    await expect(page.getByRole('heading', { name: '订单进度' })).toBeVisible();
    await page.getByRole('link', { name: '我的订单' }).click();
    await expect(page.getByRole('listitem').filter({ hasText: '想请人教我用手机缴电费' })).toHaveCount(1);
  },
);

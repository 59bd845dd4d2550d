import { expect, test } from '../support/flow';
import { claim, placeOrder } from '../support/orders';
import { aPhone, signInByPhone } from '../support/system';

test('what the resident was told leads to the order', { tag: '@flow' }, async ({ open, state }) => {
  const resident = await signInByPhone(aPhone(), '顾玉珍');
  const { page } = await open({ as: resident });
  await page.goto('/me/notices');
  await expect(page.getByText('没有消息')).toBeVisible();
  await state(page, 'resident notices none');

  const order = await placeOrder(resident);
  await claim(order.id);
  await page.goto('/me');
  const inbox = page.getByRole('link', { name: '消息' });
  await expect(inbox).toContainText('未读');
  await inbox.click();
  const claimed = page.getByRole('listitem').filter({ hasText: '已有组织接单' });
  await expect(claimed).toContainText(order.code);
  await state(page, 'resident notices');

  await claimed.getByRole('button', { name: '知道了' }).click();
  await expect(claimed.getByText('未读')).toBeHidden();
  await claimed.getByRole('link', { name: `看订单 ${order.code}` }).click();
  await expect(page.getByRole('heading', { name: '订单进度' })).toBeVisible();
});

test('without a line the inbox says so and loads when asked again', async ({ open, state }) => {
  const { page } = await open({ as: { phone: aPhone(), name: '顾玉珍' } });
  await page.goto('/me');
  await expect(page.getByRole('link', { name: '消息' })).toBeVisible();
  await page.goto('/me/notices');
  await expect(page.getByText('没有消息')).toBeVisible();
  await page.context().setOffline(true);
  await expect(page.getByText(/网络断开了/)).toBeVisible();
  await state(page, 'resident notices offline');
  await page.context().setOffline(false);
  await expect(page.getByText(/网络断开了/)).toBeHidden();
});

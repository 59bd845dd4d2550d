import { letTimePass } from '../support/clock';
import { expect, test } from '../support/flow';
import { give, placeOrder, serve } from '../support/orders';
import { aPhone, signInByPhone } from '../support/system';

const TWO_WEEKS_H = 14 * 24;

test(
  'who let the rating window pass can still rate for thirty days',
  { tag: '@flow' },
  async ({ open, state }) => {
    const resident = await signInByPhone(aPhone(), '石玉珍');
    const order = await placeOrder(resident);
    await serve(order);
    await give('confirmOrder', 'ConfirmOrderInput', { orderId: order.id, resolved: true }, resident);
    await letTimePass(TWO_WEEKS_H);
    const { page } = await open({ as: resident });
    await page.goto(`/orders/${order.id}`);
    await expect(page.getByText('已办结').first()).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText('请评价“服务结果”')).toBeVisible();
    await state(page, 'resident late rating');
    await page.getByText('满意', { exact: true }).first().click();
    await page.getByRole('button', { name: '提交评价' }).click();
    await expect(page.getByRole('heading', { name: '我的评价' })).toBeVisible();
  },
);

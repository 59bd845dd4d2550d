import { expect, test } from '../support/flow';
import { claim, finish, placeOrder, schedule, start } from '../support/orders';
import { aPhone, signInByPhone } from '../support/system';

test(
  'the slip’s QR code shows progress, confirms and rates without an account',
  { tag: '@flow' },
  async ({ open, state }) => {
    const resident = await signInByPhone(aPhone(), '何桂英');
    const { id, receipt } = await placeOrder(resident);
    const { page } = await open();
    await page.goto(`/s/${receipt.progressToken}`);
    await expect(page.locator('[aria-current=step]')).toContainText('接单');
    await claim(id);
    await expect(page.locator('[aria-current=step]')).toContainText('排期');
    await state(page, 'slip claimed');
    await schedule(id);
    await start(id, receipt.startCode);
    await finish(id, receipt.finishCode);
    await page.getByRole('button', { name: '解决了', exact: true }).click();
    await expect(page.getByText('请评价“服务结果”')).toBeVisible();
    await page.getByText('满意', { exact: true }).first().click();
    await page.getByRole('button', { name: '提交评价' }).click();
    await expect(page.getByText('已办结').first()).toBeVisible();
    await state(page, 'slip rated');
  },
);

test('query code and last four digits show the progress', { tag: '@flow' }, async ({ open, state }) => {
  const phone = aPhone();
  const resident = await signInByPhone(phone, '梁国栋');
  const { receipt, code } = await placeOrder(resident);
  const { page } = await open();
  await page.goto('/query');
  await page.getByLabel('查询码').fill(receipt.queryCode);
  await page.getByLabel('下单手机号后四位').fill('0000');
  await page.getByRole('button', { name: '查进度' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await state(page, 'query refused');
  await page.getByLabel('下单手机号后四位').fill(phone.slice(-4));
  await page.getByRole('button', { name: '查进度' }).click();
  await expect(page.getByText(code)).toBeVisible();
  await state(page, 'query found');
});

test('a slip that is not one says so', async ({ open, state }) => {
  const { page } = await open();
  await page.goto('/s/not-a-slip');
  await expect(page.getByText('凭查询码查进度')).toBeVisible();
  await state(page, 'slip unknown');
});

import { randomUUID } from 'node:crypto';
import { expect, test } from '../support/flow';
import { command, LEAD, organizationOf, placeOrder, tokensOf } from '../support/scenes';
import { ask, aPhone, communityId, signInByPhone } from '../support/system';

const DESK = { face: 'kiosk', device: 'desktop', as: { username: 'desk' } } as const;

/** A resident says it in his own words: nobody accepts that but the desk. */
async function sayIt(text: string): Promise<void> {
  const { accessToken } = await signInByPhone(aPhone(), '孙桂芝');
  await ask(
    'mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { __typename ... on CommandRefused { message wayOut } } }',
    { input: { communityId: await communityId(), text, idempotencyKey: randomUUID() } },
    { token: accessToken },
  );
}

test(
  'a new order appears at the desk by itself and is accepted as proposed',
  { tag: '@flow' },
  async ({ open, state }) => {
    const { page } = await open(DESK);
    await page.goto('/kiosk/desk');
    await expect(page.getByRole('heading', { name: '受理台' })).toBeVisible();
    await sayIt('头发长了想请人上门来理一理发');
    const line = page.locator('.order-line', { hasText: '上门来理一理发' });
    await expect(line).toBeVisible();
    await expect(line.getByRole('button', { name: /按“.*”受理/ })).toBeVisible();
    await state(page, 'kiosk desk');
    await line.getByRole('button', { name: /按“.*”受理/ }).click();
    await expect(page.getByText('已受理', { exact: true })).toBeVisible();
    await expect(line).toBeHidden();
  },
);

test(
  'the desk asks a resident what is meant, and prints the slip again',
  { tag: '@flow' },
  async ({ open, state }) => {
    const { page } = await open(DESK);
    await page.goto('/kiosk/desk');
    await sayIt('家里那个东西坏了帮忙看看');
    const line = page.locator('.order-line', { hasText: '那个东西坏了' });
    await line.getByRole('button', { name: '受理', exact: true }).click();
    await page.getByText('情况不清，问居民').click();
    await page.getByLabel('要问居民什么').fill('是什么东西坏了？');
    await state(page, 'kiosk triage sheet');
    await page.getByRole('button', { name: '提交' }).click();
    await expect(line).toBeHidden();
    await page.getByRole('button', { name: '待补充' }).click();
    await line.getByRole('link').first().click();
    await expect(page.getByRole('heading', { name: '办理留痕' })).toBeVisible();
    await state(page, 'kiosk order');
    await page.getByRole('link', { name: '补打小票' }).click();
    await expect(
      page.getByRole('article', { name: '小票' }).getByText('完成码', { exact: true }),
    ).toBeVisible();
  },
);

test('somebody in danger is phoned back', { tag: '@flow' }, async ({ open, state }) => {
  const { page } = await open(DESK);
  await page.goto('/kiosk/desk');
  await expect(page.getByRole('heading', { name: '受理台' })).toBeVisible();
  await sayIt('我爸胸口疼得厉害喘不上气');
  await expect(page.getByText(/有危险，马上回电/)).toBeVisible();
  await state(page, 'kiosk emergency bar');
  await page.getByText(/有危险，马上回电/).click();
  const notice = page.locator('[data-notice]', { hasText: '胸口疼得厉害' });
  await expect(notice.getByRole('timer')).toBeVisible();
  await state(page, 'kiosk emergency');
  await notice.getByLabel('回电结果').fill('已拨 120，救护车已到');
  await notice.getByRole('button', { name: '已回电，记录结果' }).click();
  await expect(page.getByText('回电已记录')).toBeVisible();
  await expect(notice).toBeHidden();
});

test(
  'a bad word during the service is asked about by the desk',
  { tag: '@flow' },
  async ({ open, state }) => {
    const lead = tokensOf(LEAD);
    const { id, resident } = await placeOrder('回访用的单');
    await command('claimOrder', 'OrganizationCommandInput', lead, {
      orderId: id,
      organizationId: await organizationOf(lead),
    });
    await command('rateOrder', 'RateOrderInput', resident, { orderId: id, stage: 'RESPONSE', stars: 1 });
    const { page } = await open(DESK);
    await page.goto('/kiosk/calls');
    const task = page.locator(`[data-callback="${id}"]`);
    await expect(task).toBeVisible({ timeout: 30_000 });
    await state(page, 'kiosk callbacks');
    await task.getByRole('button', { name: '打电话，记结果' }).click();
    await expect(page.getByText('回访用的单')).toBeVisible();
    await page.getByText('解决了', { exact: true }).click();
    await state(page, 'kiosk callback sheet');
    await page.getByRole('button', { name: '保存结果' }).click();
    await expect(page.getByText('回访已记录')).toBeVisible();
    await expect(task).toBeHidden();
    await page.getByRole('button', { name: '电话告知' }).click();
    await state(page, 'kiosk call list');
  },
);

import { expect, test } from '../support/flow';
import { LEAD, placeOrder, RIVAL } from '../support/scenes';

test(
  'a new order appears in the pool without a reload and is claimed',
  { tag: '@flow' },
  async ({ open, state }) => {
    const { page } = await open({ face: 'branch', as: { phone: LEAD } });
    await page.goto('/branch');
    await expect(page.getByRole('heading', { name: '接单池' })).toBeVisible();
    const { code } = await placeOrder('头发长了，腿脚不便，想请人上门理发');
    const line = page.locator(`[data-order="${code}"]`);
    await expect(line).toBeVisible();
    await state(page, 'branch pool');
    await line.getByRole('button', { name: '接单' }).click();
    const sheet = page.getByRole('dialog');
    await state(page, 'branch claim sheet');
    await sheet.getByRole('button', { name: '接单' }).click();
    await expect(page.getByText('接单：办好了')).toBeVisible();
    await expect(line).toBeHidden();
    await page.getByRole('link', { name: '进行中' }).click();
    await expect(line).toBeVisible();
    await state(page, 'branch orders in hand');
  },
);

test(
  'two branches claim in two windows: one has it, the other reads who and waits in line',
  { tag: '@flow' },
  async ({ open, state }) => {
    const ours = await open({ face: 'branch', as: { phone: LEAD } });
    const theirs = await open({ face: 'branch', as: { phone: RIVAL } });
    const { code } = await placeOrder('两家一起抢的单');
    const windows = [ours.page, theirs.page];
    for (const page of windows) {
      await page.goto('/branch');
      await page.locator(`[data-order="${code}"]`).getByRole('button', { name: '接单' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    }
    await Promise.all(
      windows.map((page) => page.getByRole('dialog').getByRole('button', { name: '接单' }).click()),
    );
    const lost = (page: (typeof windows)[number]) => page.getByText('慢了一步');
    await expect
      .poll(async () => (await lost(ours.page).isVisible()) || (await lost(theirs.page).isVisible()))
      .toBe(true);
    const [loser, winner] = (await lost(ours.page).isVisible()) ? windows : [...windows].reverse();
    await expect(lost(winner!)).toBeHidden();
    await expect(loser!.getByText('已先接单')).toBeVisible();
    await state(loser!, 'branch claim lost');
    await loser!.getByRole('button', { name: '排队等候' }).click();
    await expect(loser!.getByText('已排上队')).toBeVisible();
  },
);

test('an order is claimed with the keyboard alone', { tag: '@flow' }, async ({ open }) => {
  const { page } = await open({ face: 'branch', device: 'desktop', as: { phone: LEAD } });
  const { code } = await placeOrder('用键盘接的单');
  await page.goto('/branch');
  const claim = page.locator(`[data-order="${code}"]`).getByRole('button', { name: '接单' });
  await expect(claim).toBeVisible();
  for (let presses = 0; presses < 400; presses++) {
    if (await claim.evaluate((button) => button === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await expect(claim).toBeFocused();
  await page.keyboard.press('Enter');
  const send = page.getByRole('dialog').getByRole('button', { name: '接单' });
  while (!(await send.evaluate((button) => button === document.activeElement)))
    await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByText('接单：办好了')).toBeVisible();
});

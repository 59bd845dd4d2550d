import { expect, test } from '../support/flow';

test(
  'a visitor finds a service by category, by words and by initials',
  { tag: '@flow' },
  async ({ open, state }) => {
    const { page } = await open();
    await page.goto('/');
    await expect(page.getByRole('heading', { name: '可以点的服务' })).toBeVisible();
    await expect(page.getByRole('link', { name: /^点单：/ }).first()).toBeVisible();
    await state(page, 'resident home');

    await page.getByRole('button', { name: '家居维修' }).click();
    await expect(page.getByRole('link', { name: /^点单：/ }).first()).toBeVisible();
    await page.getByRole('button', { name: '家居维修' }).click();

    await page.getByRole('searchbox').fill('lf');
    await expect(page.getByRole('heading', { name: '搜到的服务' })).toBeVisible();
    await expect(page.getByRole('link', { name: /点单：.*理发/ }).first()).toBeVisible();
    await state(page, 'resident search');

    await page.getByRole('searchbox').fill('飞船发射');
    await expect(page.getByText('没有找到这样的服务')).toBeVisible();
    await state(page, 'resident search empty');

    await page.getByRole('searchbox').fill('理发');
    await page.getByRole('link', { name: /理发/ }).first().click();
    await expect(page.getByText('服务免费，志愿者不收任何费用')).toBeVisible();
    await state(page, 'resident service');
  },
);

test(
  'a visitor says what is wrong in plain words and is shown services',
  { tag: '@flow' },
  async ({ open, state }) => {
    const { page } = await open();
    await page.goto('/');
    await page.getByRole('link', { name: /说一说您需要什么/ }).click();
    await page.getByLabel('您需要什么帮助？').fill('家里水龙头一直滴水，我一个人在家弄不了');
    await page.getByRole('button', { name: '看看有什么服务' }).click();
    await expect(page.getByRole('heading', { name: '您说的可能是' })).toBeVisible();
    await expect(page.getByRole('link', { name: /点单：/ }).first()).toBeVisible();
    await state(page, 'resident said');
  },
);

test(
  'who tells of danger gets the number to call, and no order',
  { tag: '@flow' },
  async ({ open, state }) => {
    const { page } = await open();
    await page.goto('/say');
    await page.getByLabel('您需要什么帮助？').fill('厨房着火了，火很大');
    await page.getByRole('button', { name: '看看有什么服务' }).click();
    await expect(page.getByRole('alert')).toContainText('请马上拨打 119');
    await expect(page.getByRole('link', { name: '119' }).first()).toHaveAttribute('href', 'tel:119');
    await state(page, 'resident danger');
  },
);

test('in English every word of the front page is English', async ({ open, state }) => {
  const { page } = await open();
  await page.goto('/');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: 'Services you can order' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await state(page, 'resident home english');
});

test('an address that leads nowhere says so and shows the way', async ({ open, state }) => {
  const { page } = await open();
  await page.goto('/nowhere');
  await expect(page.getByText('没有这一页').first()).toBeVisible();
  await state(page, 'resident not found');
});

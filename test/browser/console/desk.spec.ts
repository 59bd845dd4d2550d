import { expect, test } from '../support/flow';
import { inHours, placeOrder } from '../support/scenes';
import { untriaged } from './cast';

const OFFICE = { face: 'console', device: 'desktop' } as const;
const WIDE = { phone: false } as const;

test('the console’s sign-in', { tag: '@flow' }, async ({ open, state }) => {
  const { page } = await open(OFFICE);
  await page.goto('/console');
  await expect(page.getByRole('heading', { name: '街道与社区工作台' })).toBeVisible();
  await state(page, 'console sign-in', WIDE);
  await page.getByRole('button', { name: '街道干部', exact: true }).click();
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.getByRole('heading', { name: '总览与派单' })).toBeVisible();
});

test(
  'a new order appears in the queue by itself and is triaged on its page',
  { tag: '@flow' },
  async ({ signedIn, state }) => {
    const { page } = await signedIn('COMMUNITY_SECRETARY', OFFICE);
    await page.goto('/console');
    await expect(page.getByRole('button', { name: /全部在办/ })).toBeVisible();
    const { code } = await untriaged('楼道灯坏了三天，晚上看不见路，想请人来看看');
    const line = page.locator(`[data-order="${code}"]`);
    await expect(line).toBeVisible();
    await state(page, 'console desk', WIDE);
    await line.getByRole('link').click();
    await expect(page.getByRole('heading', { name: '办理留痕' })).toBeVisible();
    await state(page, 'console order', WIDE);
    await page.getByRole('button', { name: '受理', exact: true }).click();
    await page.getByLabel('受理，放进接单池').check();
    await page.getByRole('button', { name: '提交' }).click();
    await expect(page.getByText('受理：办好了')).toBeVisible();
    await expect(page.getByText('待接单').first()).toBeVisible();
  },
);

test(
  'after a storm many orders are triaged at once, each with its own result',
  { tag: '@flow' },
  async ({ signedIn, state }) => {
    const orders = [
      await untriaged('大风刮倒了楼前的树，请人清一下'),
      await untriaged('屋顶的瓦被风吹掉了，请人看看'),
    ];
    const { page } = await signedIn('STREET_OFFICER', OFFICE);
    await page.goto('/console?status=SUBMITTED');
    for (const { code } of orders) await page.getByRole('checkbox', { name: `选择订单 ${code}` }).check();
    await expect(page.getByText('已选 2 单')).toBeVisible();
    await page.getByRole('button', { name: '批量受理' }).click();
    await page.getByLabel('受理，放进接单池').check();
    await state(page, 'console bulk triage', WIDE);
    await page.getByRole('button', { name: '提交' }).click();
    await expect(page.getByText('受理 2 单，未成 0 单')).toBeVisible();
    await state(page, 'console bulk results', WIDE);
    await page.getByRole('dialog').getByRole('button', { name: '关闭' }).last().click();
    await expect(page.locator(`[data-order="${orders[0]!.code}"]`)).toBeHidden();
  },
);

test(
  'a leader remarks on an order, and an incident is reported and handled',
  { tag: '@flow' },
  async ({ signedIn, state }) => {
    const { id } = await placeOrder('要领导过问的一单');
    const { page } = await signedIn('STREET_OFFICER', OFFICE);
    await page.goto(`/console/orders/${id}`);
    await page.getByRole('button', { name: '作批示' }).click();
    await page.getByLabel('批给哪个单位').fill('辛园');
    await page.getByRole('dialog').getByRole('radio').first().check();
    await page.getByLabel('批示内容').fill('请三天内上门并报结果');
    await page.getByLabel('什么时候前答复').fill(await inHours(48));
    await state(page, 'console remark', WIDE);
    await page.getByRole('button', { name: '提交' }).click();
    await expect(page.getByText('作批示：办好了')).toBeVisible();
    await expect(page.getByText('请三天内上门并报结果').first()).toBeVisible();

    await page.getByRole('button', { name: '上报事件' }).click();
    await page.getByLabel('财物损坏').check();
    await page.getByLabel('经过').fill('搬柜子时碰坏了门框');
    await page.getByRole('button', { name: '提交' }).click();
    await expect(page.getByText('上报事件：办好了')).toBeVisible();
    await page.goto('/console?view=incidents');
    const line = page.getByRole('listitem').filter({ hasText: '搬柜子时碰坏了门框' }).first();
    await expect(line).toBeVisible();
    await state(page, 'console incidents', WIDE);
    await line.getByRole('button', { name: '处理事件' }).click();
    await page.getByLabel('处理情况').fill('支部已修好门框，居民满意');
    await page.getByLabel('已经办结').check();
    await page.getByRole('button', { name: '提交' }).click();
    await expect(page.getByText('处理事件：办好了')).toBeVisible();
  },
);

test('overdue orders: what is late, or a friendly nothing', async ({ signedIn, state }) => {
  const { page } = await signedIn('STREET_SUPERVISOR', OFFICE);
  await page.goto('/console?view=overdue');
  await expect(page.getByText('超期最久的在最上面')).toBeVisible();
  await page.waitForTimeout(500);
  await state(page, 'console overdue', WIDE);
});

test(
  'drilling down from street to community keeps the filters in the address',
  { tag: '@flow' },
  async ({ signedIn }) => {
    const { page } = await signedIn('STREET_OFFICER', OFFICE);
    await page.goto('/console?light=RED');
    const drill = page.getByLabel('下钻到…');
    const community = (await drill.locator('option').nth(1).textContent())!;
    await drill.selectOption({ index: 1 });
    await expect(page).toHaveURL(/light=RED.*place=|place=.*light=RED/);
    await expect(page.locator('[aria-current=location]')).toHaveText(community);
    await page.goBack();
    await expect(page.getByLabel('下钻到…')).toBeVisible();
  },
);

test('an order is triaged with the keyboard alone', { tag: '@flow' }, async ({ signedIn }) => {
  const { id } = await untriaged('用键盘受理的一单，请人帮忙搬花盆');
  const { page } = await signedIn('STREET_OFFICER', OFFICE);
  await page.goto(`/console/orders/${id}`);
  const triage = page.getByRole('button', { name: '受理', exact: true });
  await expect(triage).toBeVisible();
  for (let presses = 0; presses < 60; presses++) {
    if (await triage.evaluate((button) => button === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await expect(triage).toBeFocused();
  await page.keyboard.press('Enter');
  const accept = page.getByLabel('受理，放进接单池');
  for (let presses = 0; presses < 10; presses++) {
    if (await accept.evaluate((radio) => radio === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await expect(page.getByText('受理：办好了')).toBeVisible();
});

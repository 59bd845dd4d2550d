import { expect, test } from '../support/flow';
import { claim, finish, placeOrder, schedule, simpleItem, start } from '../support/orders';
import { aPhone, signInByPhone } from '../support/system';

test(
  'an order in three steps, watched live until the day is agreed',
  { tag: '@flow' },
  async ({ open, state }) => {
    const { page } = await open({ as: { phone: aPhone(), name: '孙桂芝' } });
    const item = await simpleItem();
    await page.goto('/');
    await page.getByRole('searchbox').fill(item.name);
    await page.getByRole('link', { name: `点单：${item.name}` }).click();
    await page.getByText('最好上午').click();
    await page.getByLabel('具体情况').fill('想学会在手机上挂号');
    await state(page, 'resident order step 1');
    await page.getByRole('button', { name: '下一步' }).click();
    await expect(page.getByLabel('到哪里')).toHaveValue('文汇小区3号楼2单元501室');
    await state(page, 'resident order step 2');
    await page.getByRole('button', { name: '下一步' }).click();
    await expect(page.getByText('最好上午')).toBeVisible();
    await state(page, 'resident order step 3');
    await page.getByRole('button', { name: '提交订单' }).click();
    await expect(page.getByRole('heading', { name: '订单进度' })).toBeVisible();
    await expect(page.locator('[aria-current=step]')).toContainText('接单');
    await state(page, 'resident order open');
    const id = page.url().split('/').at(-1)!;

    await page.getByRole('button', { name: '催一下' }).click();
    await expect(page.getByText('已经催了')).toBeVisible();
    await expect(page.getByText('已催 1 次')).toBeVisible();

    await claim(id);
    await expect(page.locator('[aria-current=step]')).toContainText('排期');
    await expect(page.getByRole('heading', { name: '谁来服务' })).toBeVisible();
    await schedule(id);
    await expect(page.locator('[aria-current=step]')).toContainText('服务');
    const startCode = page.locator('.code-box', { hasText: '开始码' }).locator('.code');
    await expect(startCode).toBeVisible();
    await expect(page.getByText(/胸牌号/)).toBeVisible();
    await state(page, 'resident order scheduled');
  },
);

test(
  'a service is watched from the start code to the rating that closes it',
  { tag: '@flow' },
  async ({ open, state }) => {
    const resident = await signInByPhone(aPhone(), '蒋桂云');
    const { id } = await placeOrder(resident);
    await claim(id);
    await schedule(id);
    const { page } = await open({ as: resident });
    await page.goto(`/orders/${id}`);
    const startCode = page.locator('.code-box', { hasText: '开始码' }).locator('.code');
    await start(id, (await startCode.textContent())!);
    const finishCode = page.locator('.code-box', { hasText: '完成码' }).locator('.code');
    await expect(finishCode).toBeVisible();
    await state(page, 'resident order in service');
    await finish(id, (await finishCode.textContent())!);
    await expect(page.getByRole('heading', { name: '问题解决了吗？' })).toBeVisible();
    await state(page, 'resident order done');
    await page.getByRole('button', { name: '解决了', exact: true }).click();
    await expect(page.locator('[aria-current=step]')).toContainText('评价');
    await expect(page.getByText('请评价“服务结果”')).toBeVisible();
    await page.getByText('非常满意').first().click();
    await page.getByText('手艺好').click();
    await page.getByLabel('想说的话').fill('教得耐心，一学就会');
    await state(page, 'resident order rating');
    await page.getByRole('button', { name: '提交评价' }).click();
    await expect(page.getByText('谢谢您的评价')).toBeVisible();
    await expect(page.getByRole('heading', { name: '我的评价' })).toBeVisible();
    await expect(page.getByText('已办结').first()).toBeVisible();
    await state(page, 'resident order closed');

    await page.getByRole('link', { name: '我的订单' }).click();
    await expect(page.getByText('网上挂号缴费教学')).toBeVisible();
    await state(page, 'resident orders');
  },
);

test('an order in one’s own words goes to the desk', { tag: '@flow' }, async ({ open, state }) => {
  const { page } = await open({ as: { phone: aPhone(), name: '李长福' } });
  await page.goto('/say?text=' + encodeURIComponent('想请人帮忙把旧钢琴调一调音'));
  await page.getByRole('link', { name: '按我说的下单' }).click();
  await expect(page.getByLabel('具体情况')).toHaveValue('想请人帮忙把旧钢琴调一调音');
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByRole('button', { name: '提交订单' }).click();
  await expect(page.locator('[aria-current=step]')).toContainText('受理');
  await state(page, 'resident order submitted');
});

test('an order is withdrawn with a reason', { tag: '@flow' }, async ({ open, state }) => {
  const resident = await signInByPhone(aPhone(), '周广仁');
  const { id } = await placeOrder(resident);
  const { page } = await open({ as: resident });
  await page.goto(`/orders/${id}`);
  await page.getByRole('button', { name: '撤单' }).click();
  await page.getByText('不需要了').click();
  await state(page, 'resident cancel');
  await page.getByRole('dialog').getByRole('button', { name: '撤单' }).click();
  await expect(page.getByText('已撤单').first()).toBeVisible();
  await state(page, 'resident order cancelled');
});

test('what is not solved begins another round with new codes', { tag: '@flow' }, async ({ open }) => {
  const resident = await signInByPhone(aPhone(), '吴秀珍');
  const { id, receipt } = await placeOrder(resident);
  await claim(id);
  await schedule(id);
  await start(id, receipt.startCode);
  await finish(id);
  const { page } = await open({ as: resident });
  await page.goto(`/orders/${id}`);
  await page.getByRole('button', { name: '没解决，请再来' }).click();
  await expect(page.locator('[aria-current=step]')).toContainText('排期');
  const next = page.locator('.code-box', { hasText: '开始码' }).locator('.code');
  await expect(next).toBeVisible();
  expect(await next.textContent()).not.toBe(receipt.startCode);
});

test(
  'a bad rating starts putting it right, and the resident sees it',
  { tag: '@flow' },
  async ({ open, state }) => {
    const resident = await signInByPhone(aPhone(), '郑淑芬');
    const { id, receipt } = await placeOrder(resident);
    await claim(id);
    await schedule(id);
    await start(id, receipt.startCode);
    await finish(id, receipt.finishCode);
    const { page } = await open({ as: resident });
    await page.goto(`/orders/${id}`);
    await page.getByRole('button', { name: '解决了', exact: true }).click();
    await expect(page.getByText('请评价“服务结果”')).toBeVisible();
    await page.getByText('非常不满意').first().click();
    await expect(page.getByText('要钱要物')).toBeVisible();
    await page.getByText('没收拾干净').click();
    await page.getByRole('button', { name: '提交评价' }).click();
    await expect(page.getByText('服务方正在整改')).toBeVisible();
    await state(page, 'resident order rectifying');
  },
);

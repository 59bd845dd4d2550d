import { expect, test } from '../support/flow';
import { command, inHours, LEAD, organizationOf, placeOrder, tokensOf } from '../support/scenes';

const VOLUNTEER = '19900000002';

test(
  'a branch agrees a time, sends a volunteer, and the volunteer serves by the resident’s codes',
  { tag: '@flow' },
  async ({ open, state }) => {
    const lead = tokensOf(LEAD);
    const { id, startCode, finishCode } = await placeOrder('约好时间陪老人散步');
    await command('claimOrder', 'OrganizationCommandInput', lead, {
      orderId: id,
      organizationId: await organizationOf(lead),
    });

    const { page } = await open({ face: 'branch', as: { phone: LEAD } });
    await page.goto(`/branch/orders/${id}`);
    await expect(page.getByRole('heading', { name: '办理留痕' })).toBeVisible();
    await state(page, 'branch order');
    await page.getByRole('button', { name: '查看地址和电话' }).click();
    await page.getByLabel('为什么要看').fill('约上门时间');
    await state(page, 'branch reveal contact');
    await page.getByRole('dialog').getByRole('button', { name: '查看地址和电话' }).click();
    await expect(page.getByRole('link', { name: /拨打 199/ })).toBeVisible();

    await page.getByRole('button', { name: '记录联系' }).click();
    await page.getByLabel('联系上了', { exact: true }).check();
    await page.getByRole('button', { name: '提交' }).click();
    await expect(page.getByText('记录联系：办好了')).toBeVisible();

    await page.getByRole('button', { name: '约时间' }).click();
    await page.getByLabel('时间', { exact: true }).fill(await inHours(26));
    await page.getByLabel('已和居民说好').check();
    await state(page, 'branch schedule');
    await page.getByRole('button', { name: '提交' }).click();
    await expect(page.getByText('约时间：办好了')).toBeVisible();

    await page.getByRole('button', { name: '派工' }).click();
    await page.getByLabel('志愿者').selectOption({ label: '陈**' });
    await page.getByRole('button', { name: '提交' }).click();
    await expect(page.getByText('派工：办好了')).toBeVisible();

    const volunteer = (await open({ face: 'branch', as: { phone: VOLUNTEER } })).page;
    await volunteer.goto('/branch/tasks');
    await expect(volunteer.getByText('约好时间陪老人散步').first()).toBeVisible();
    await state(volunteer, 'volunteer tasks');
    await volunteer.goto(`/branch/orders/${id}`);
    await volunteer.getByRole('button', { name: '接受派工' }).click();
    await volunteer.getByRole('dialog').getByRole('button', { name: '接受派工' }).click();
    await expect(volunteer.getByText('接受派工：办好了')).toBeVisible();

    await volunteer.getByRole('button', { name: '开始服务' }).click();
    await volunteer.getByLabel(/开始码/).fill('0000');
    await volunteer.getByRole('button', { name: '提交' }).click();
    await expect(volunteer.getByRole('alert')).toBeVisible();
    await state(volunteer, 'volunteer wrong start code');
    await volunteer.getByLabel(/开始码/).fill(startCode);
    await volunteer.getByRole('button', { name: '提交' }).click();
    await expect(volunteer.getByText('开始服务：办好了')).toBeVisible();

    await volunteer.getByRole('button', { name: '完成服务' }).click();
    await volunteer.getByLabel('完成码').fill(finishCode);
    await volunteer.getByRole('button', { name: '提交' }).click();
    await expect(volunteer.getByText('完成服务：办好了')).toBeVisible();
    // the lead's window learns it by itself
    await expect(page.getByText('待确认').first()).toBeVisible();
  },
);

test('a branch pauses and takes orders again', { tag: '@flow' }, async ({ open, state }) => {
  const { page } = await open({ face: 'branch', as: { phone: '19900000004' } });
  await page.goto('/branch/team');
  await expect(page.getByRole('heading', { name: '名册' })).toBeVisible();
  await state(page, 'branch team');
  await page.getByRole('button', { name: '停接' }).click();
  await expect(page.getByText('已停接')).toBeVisible();
  await page.getByRole('button', { name: '恢复接单' }).click();
  await expect(page.getByRole('button', { name: '停接' })).toBeVisible();
});

test('a branch reads its notices', { tag: '@flow' }, async ({ open, state }) => {
  const { page } = await open({ face: 'branch', as: { phone: LEAD } });
  await page.goto('/branch');
  await page.getByRole('link', { name: '消息' }).click();
  await expect(page.getByRole('heading', { name: '消息', exact: true })).toBeVisible();
  await state(page, 'branch notices');
});

test('the branch’s sign-in', async ({ open, state }) => {
  const { page } = await open({ face: 'branch' });
  await page.goto('/branch');
  await expect(page.getByRole('heading', { name: '党支部 · 志愿者登录' })).toBeVisible();
  await state(page, 'branch sign-in');
});

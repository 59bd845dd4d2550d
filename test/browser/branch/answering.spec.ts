import { randomUUID } from 'node:crypto';
import { expect, test } from '../support/flow';
import { command, LEAD, organizationOf, placeOrder, RIVAL, tokensOf, type Placed } from '../support/scenes';
import { ask } from '../support/system';

const SECRETARY = 'secretary';

async function inviteRival(order: Placed): Promise<void> {
  await command('inviteOrganization', 'OrganizationCommandInput', tokensOf(SECRETARY), {
    orderId: order.id,
    organizationId: await organizationOf(tokensOf(RIVAL)),
  });
}

test(
  'an invitation is declined with a reason, another is accepted',
  { tag: '@flow' },
  async ({ open, state }) => {
    const [declined, accepted] = [await placeOrder('邀约但去不了的单'), await placeOrder('邀约并接下的单')];
    await inviteRival(declined);
    await inviteRival(accepted);
    const { page } = await open({ face: 'branch', as: { phone: RIVAL } });
    await page.goto('/branch');
    await expect(page.getByRole('heading', { name: '邀约你们的' })).toBeVisible();
    await state(page, 'branch invited');
    const line = (order: Placed) => page.locator(`[data-order="${order.code}"]`);

    await line(declined).getByRole('button', { name: '婉拒邀约' }).click();
    await page.getByRole('button', { name: '提交', exact: true }).click();
    await expect(page.getByText('请填写“原因”')).toBeVisible();
    await state(page, 'branch decline without a reason');
    await page.getByLabel('原因').fill('这两天人手都在社区义诊');
    await page.getByRole('button', { name: '提交', exact: true }).click();
    await expect(page.getByText('婉拒邀约：办好了')).toBeVisible();

    await line(accepted).getByRole('button', { name: '接受邀约' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '接受邀约' }).click();
    await expect(page.getByText('接受邀约：办好了')).toBeVisible();
    await expect(line(accepted)).toBeHidden();
  },
);

test('a bad rating is put right, and appealed against', { tag: '@flow' }, async ({ open, state }) => {
  const lead = tokensOf(LEAD);
  const order = await placeOrder('要打差评的单');
  const organizationId = await organizationOf(lead);
  await command('claimOrder', 'OrganizationCommandInput', lead, { orderId: order.id, organizationId });
  const { about } = await ask<{ about: { now: string } }>('{ about { now } }');
  await command('scheduleOrder', 'ScheduleOrderInput', lead, {
    orderId: order.id,
    appointedAt: new Date(Date.parse(about.now) + 3_600_000).toISOString(),
    residentAgreed: true,
    comingMyself: true,
  });
  await command('startService', 'StartServiceInput', lead, { orderId: order.id, code: order.startCode });
  await command('finishService', 'FinishServiceInput', lead, { orderId: order.id, code: order.finishCode });
  await command('confirmOrder', 'ConfirmOrderInput', order.resident, { orderId: order.id, resolved: true });
  await ask(
    `mutation ($input: RateOrderInput!) { rateOrder(input: $input) { __typename ... on UserError { message wayOut } } }`,
    { input: { orderId: order.id, stars: 2, words: '来晚了半个小时', idempotencyKey: randomUUID() } },
    { token: order.resident.accessToken },
  );

  const { page } = await open({ face: 'branch', as: { phone: LEAD } });
  await page.goto(`/branch/orders/${order.id}`);
  await expect(page.getByText('来晚了半个小时')).toBeVisible();
  await state(page, 'branch bad rating');
  await page.getByRole('button', { name: '申诉' }).click();
  await page.getByLabel('原因').fill('当天下雪封路，已提前打电话说明');
  await state(page, 'branch appeal');
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await expect(page.getByText('申诉已提交')).toBeVisible();

  await page.getByRole('button', { name: '提交整改' }).click();
  await page.getByLabel('怎么整改的').fill('已上门致歉，以后提前一天确认路况');
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await expect(page.getByText('提交整改：办好了')).toBeVisible();
});

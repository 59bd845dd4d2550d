import { expect, test } from '../support/flow';
import { give, placeOrder, staff } from '../support/orders';
import { aPhone, signInByPhone } from '../support/system';

test('the desk asks, the resident answers, the order goes on', { tag: '@flow' }, async ({ open, state }) => {
  const resident = await signInByPhone(aPhone(), '沈玉梅');
  const { id } = await placeOrder(resident, '想请人来家里看看那个老毛病', null);
  const input = { orderId: id, decision: 'ASK', question: '请问是什么东西坏了？' };
  await give('triageOrder', 'TriageOrderInput', input, await staff('desk'));
  const { page } = await open({ as: resident });
  await page.goto(`/orders/${id}`);
  await expect(page.getByText('请问是什么东西坏了？')).toBeVisible();
  await state(page, 'resident order needs info');
  await page.getByLabel('补充情况').fill('是阳台的晾衣架摇不动了');
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await expect(page.getByText('待受理').first()).toBeVisible();
});

test(
  'who does not agree with a referral says why, and the order is looked at again',
  { tag: '@flow' },
  async ({ open, state }) => {
    const resident = await signInByPhone(aPhone(), '唐庆国');
    const { id } = await placeOrder(resident, '楼道里的声控灯要人一喊才亮', null);
    const referral = { kind: 'HOTLINE_12345', reason: '公共照明请拨打 12345', ticketNumber: 'DL-2026-0302' };
    await give(
      'triageOrder',
      'TriageOrderInput',
      { orderId: id, decision: 'REFER', referral },
      await staff('desk'),
    );
    const { page } = await open({ as: resident });
    await page.goto(`/orders/${id}`);
    await expect(page.getByText('DL-2026-0302')).toBeVisible();
    await state(page, 'resident order referred');
    await page.getByLabel('说说您的理由').fill('是我自家门口的灯，物业不管');
    await page.getByRole('button', { name: '提交', exact: true }).click();
    await expect(page.getByText('待受理').first()).toBeVisible();
  },
);

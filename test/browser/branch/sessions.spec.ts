import { expect, test } from '../support/flow';
import { branch } from '../support/orders';
import { inHours } from '../support/scenes';
import { bookSession, sessionAt } from '../support/sessions';

test('a session is set up, changed and called off', { tag: '@flow' }, async ({ open, state }) => {
  const { lead } = await branch();
  const { page } = await open({ face: 'branch', as: lead });
  await page.goto('/branch/team');
  await page.getByRole('link', { name: '场次' }).click();
  await page.getByRole('button', { name: '开一个场次' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('服务项目').selectOption({ index: 1 });
  await sheet.getByLabel('开始时间').fill(await inHours(26));
  await sheet.getByLabel('结束时间').fill(await inHours(28));
  await sheet.getByLabel('地点').fill('辛园社区活动室');
  await state(page, 'branch session new');
  await sheet.getByRole('button', { name: '提交' }).click();
  const session = page.getByRole('listitem').filter({ hasText: '辛园社区活动室' });
  await expect(session).toContainText('已约 0 / 20');

  await session.getByRole('button', { name: '修改' }).click();
  await sheet.getByLabel('名额').fill('30');
  await sheet.getByRole('button', { name: '提交' }).click();
  await expect(session).toContainText('已约 0 / 30');
  await state(page, 'branch sessions');

  await session.getByRole('button', { name: '取消场次' }).click();
  await page.getByLabel('原因').fill('活动室水管抢修');
  await state(page, 'branch session call off');
  await sheet.getByRole('button', { name: '取消场次' }).click();
  await expect(session).toBeHidden();
  await page.getByRole('button', { name: '办过的' }).click();
  await expect(session.first()).toContainText('已取消');
});

test('who comes to a session is ticked off by name or by slip', { tag: '@flow' }, async ({ open, state }) => {
  const { lead, organizationId } = await branch();
  const id = await sessionAt(lead, organizationId, 2);
  const { page } = await open({ face: 'branch', as: lead });
  await page.goto(`/branch/sessions/${id}`);
  await expect(page.getByText('还没有人预约')).toBeVisible();
  await state(page, 'branch roll empty');
  const first = await bookSession(id, '纪桂芬');
  const second = await bookSession(id, '包淑珍');
  await page.reload();
  await page.getByRole('button', { name: `签到 ${first.code}` }).click();
  await expect(page.getByText(/^已签到 \d/)).toHaveCount(1);
  await page.getByLabel('凭小票签到').fill(second.queryCode);
  await page.getByRole('button', { name: '签到', exact: true }).click();
  await expect(page.getByText(/^已签到 \d/)).toHaveCount(2);
  await state(page, 'branch roll');
});

import { expect, test } from '../support/flow';
import { branch } from '../support/orders';
import { aPhone } from '../support/system';

test('a resident asks to join a team, and its lead answers', { tag: '@flow' }, async ({ open, state }) => {
  const { lead, name } = await branch();
  // of a household of his own: the families of volunteers may not rate
  const address = '文汇小区9号楼1单元102室';
  const { page } = await open({ as: { phone: aPhone(), name: '欧阳建国', address } });
  await page.goto('/me');
  await page.getByRole('link', { name: '加入志愿服务队' }).click();
  await expect(page.getByRole('heading', { name: '可以加入的队伍' })).toBeVisible();
  await page.getByLabel('按名字找').fill('没有这样的队');
  await expect(page.getByText('没有找到这样的队伍')).toBeVisible();
  await state(page, 'resident joining none found');
  await page.getByLabel('按名字找').fill(name);
  await page.getByRole('button', { name: `申请加入 ${name}`, exact: true }).click();
  await expect(page.getByText('等答复', { exact: true })).toBeVisible();
  await state(page, 'resident joining');

  const { page: office } = await open({ face: 'branch', as: lead });
  await office.goto('/branch/team');
  await expect(office.getByRole('button', { name: '同意加入 欧**' })).toBeVisible();
  await state(office, 'branch join request');
  await office.getByRole('button', { name: '同意加入 欧**' }).click();
  await expect(office.getByText('已加入名册')).toBeVisible();

  await page.reload();
  await expect(page.getByText('已加入', { exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: '去看任务' })).toBeVisible();
});

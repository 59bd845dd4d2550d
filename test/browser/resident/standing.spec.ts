import { expect, test } from '../support/flow';
import { branch } from '../support/orders';
import { aPhone } from '../support/system';

test(
  'every Tuesday: asked for, agreed to, left out once, ended',
  { tag: '@flow' },
  async ({ open, state }) => {
    const { lead, name } = await branch();
    const { page } = await open({ as: { phone: aPhone(), name: '沈凤英' } });
    await page.goto('/standing');
    await expect(page.getByText('还没有长期服务')).toBeVisible();
    await state(page, 'resident standing none');
    await page.getByRole('link', { name: '约一项长期服务' }).click();
    await page.getByLabel('具体情况').fill('每周二来陪我说说话');
    await page.getByLabel('请谁来').selectOption({ label: name });
    await state(page, 'resident standing new');
    await page.getByRole('button', { name: '提交' }).click();
    await expect(page.getByText('等对方答复', { exact: true })).toBeVisible();

    const { page: office } = await open({ face: 'branch', as: lead });
    await office.goto('/branch/team');
    await office.getByRole('link', { name: '长期服务' }).click();
    const asked = office.getByRole('listitem').filter({ hasText: '每周二来陪我说说话' }).first();
    await state(office, 'branch standing');
    await asked.getByRole('button', { name: '同意承接' }).click();
    await expect(asked.getByText('进行中')).toBeVisible();

    await page.reload();
    const mine = page.getByRole('listitem').filter({ hasText: '每周二来陪我说说话' });
    await expect(mine).toContainText('每周二 09:00');
    await expect(mine).toContainText('进行中');
    await mine.getByRole('button', { name: '下次停一次' }).click();
    await state(page, 'resident standing leave out');
    await page.getByRole('button', { name: '停这一次' }).click();
    await expect(mine).toContainText('这次停');
    await state(page, 'resident standing');
    await mine.getByRole('button', { name: '不再需要了' }).click();
    await page.getByRole('button', { name: '结束', exact: true }).click();
    await expect(mine.getByText('已结束')).toBeVisible();
  },
);

test('a branch declines what it cannot keep up', { tag: '@flow' }, async ({ open, state }) => {
  const { lead, name } = await branch();
  const { page } = await open({ as: { phone: aPhone(), name: '沈凤英' } });
  await page.goto('/standing/new');
  await page.getByLabel('具体情况').fill('每天早上来量血压');
  await page.getByText('每天', { exact: true }).click();
  await page.getByLabel('请谁来').selectOption({ label: name });
  await page.getByRole('button', { name: '提交' }).click();
  await expect(page.getByText('等对方答复', { exact: true })).toBeVisible();

  const { page: office } = await open({ face: 'branch', as: lead, device: 'desktop' });
  await office.goto('/branch/standing');
  const asked = office.getByRole('listitem').filter({ hasText: '每天早上来量血压' }).first();
  await asked.getByRole('button', { name: '婉拒' }).click();
  await office.getByLabel('原因').fill('每天都来，人手排不开');
  await state(office, 'branch standing decline');
  await office.getByRole('button', { name: '提交' }).click();
  await expect(asked.getByText('已结束')).toBeVisible();
});

import fs from 'node:fs';
import { expect, test } from '../support/flow';
import { placeOrder } from '../support/scenes';

const OFFICE = { face: 'console', device: 'desktop' } as const;
const WIDE = { phone: false } as const;

test(
  'a role is granted to somebody found by phone, and ended',
  { tag: '@flow' },
  async ({ signedIn, state }) => {
    const { phone } = await placeOrder('先认识这位居民');
    const { page } = await signedIn('COMMUNITY_SECRETARY', OFFICE);
    await page.goto('/console/people');
    await expect(page.getByRole('heading', { name: '名册' })).toBeVisible();
    await page.getByRole('button', { name: '授予角色' }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByLabel('手机号').fill(phone);
    await sheet.getByRole('group', { name: '哪一位' }).getByRole('radio').first().check();
    await sheet.getByLabel('志愿者').check();
    await state(page, 'console grant role', WIDE);
    await sheet.getByRole('button', { name: '提交' }).click();
    await expect(page.getByText('授予角色：办好了')).toBeVisible();
    const row = page.getByRole('row').filter({ hasText: '志愿者' }).filter({ hasText: '赵' }).last();
    await expect(row).toBeVisible();
    await state(page, 'console people', WIDE);
    await row.getByRole('button', { name: '结束角色' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '提交' }).click();
    await expect(page.getByText('结束角色：办好了')).toBeVisible();
  },
);

test('a branch is created under its party committee', { tag: '@flow' }, async ({ signedIn }) => {
  const { page } = await signedIn('COMMUNITY_SECRETARY', OFFICE);
  await page.goto('/console/people');
  await page.getByRole('treeitem', { name: '辛园社区党委' }).click();
  await page.getByRole('button', { name: '新建下级' }).click();
  const name = `先锋党支部 ${Date.now() % 100000}`;
  await page.getByLabel('名称').fill(name);
  await page.getByLabel('类型').selectOption({ label: '党支部' });
  await page.getByLabel('代码').fill(`b${Date.now()}`);
  await page.getByRole('button', { name: '提交' }).click();
  await expect(page.getByText('新建下级：办好了')).toBeVisible();
});

test('a service is drafted and put on the shelf', { tag: '@flow' }, async ({ signedIn, state }) => {
  const name = `代写书信 ${Date.now() % 100000}`;
  const { page } = await signedIn('COMMUNITY_SECRETARY', OFFICE);
  await page.goto('/console/shelf');
  await page.getByRole('button', { name: '新建项目' }).click();
  await page.getByLabel('中文名称').fill(name);
  await page.getByLabel('英文名称').fill('Letters written for you');
  await page.getByLabel('分类').selectOption({ index: 1 });
  await page.getByLabel('服务内容').fill('志愿者上门代写书信、填表格，免费');
  await state(page, 'console new item', WIDE);
  await page.getByRole('button', { name: '提交' }).click();
  await expect(page.getByText('新建项目：办好了')).toBeVisible();
  const row = page.getByRole('row').filter({ hasText: name });
  await row.getByRole('button', { name: '上架' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '提交' }).click();
  await expect(page.getByText('上架：办好了')).toBeVisible();
  await expect(row.getByRole('button', { name: '下架' })).toBeVisible();
  await state(page, 'console shelf', WIDE);
});

test('the shelf’s street words', async ({ signedIn, state }) => {
  const { page } = await signedIn('STREET_OFFICER', OFFICE);
  await page.goto('/console/shelf?view=street-words');
  await expect(page.getByRole('button', { name: '添加说法' })).toBeVisible();
  await expect(page.getByRole('status', { name: '正在加载' })).toBeHidden();
  await state(page, 'console street words', WIDE);
});

test('a day of the calendar is changed, and changed back', { tag: '@flow' }, async ({ signedIn, state }) => {
  // a year has 365 buttons for axe to look at
  test.setTimeout(180_000);
  const { page } = await signedIn('STREET_OFFICER', OFFICE);
  await page.goto('/console/settings?year=2031');
  const day = page.getByRole('button', { name: /^2031-03-12/ });
  await day.click();
  await page.getByLabel('放假', { exact: true }).check();
  await page.getByLabel('中文名称').fill('街道植树日');
  await state(page, 'console calendar day', WIDE);
  await page.getByRole('button', { name: '提交' }).click();
  await expect(page.getByRole('button', { name: '2031-03-12 街道植树日 放假' })).toBeVisible();
  await state(page, 'console calendar', WIDE);
  await day.click();
  await page.getByLabel('按全国日历，不另设').check();
  await page.getByRole('button', { name: '提交' }).click();
  await expect(page.getByRole('button', { name: '2031-03-12 工作日' })).toBeVisible();
});

test(
  'a big screen’s token is issued and revoked; hours and deadlines',
  { tag: '@flow' },
  async ({ signedIn, state }) => {
    const label = `一楼大厅 ${Date.now() % 100000}`;
    const { page } = await signedIn('STREET_OFFICER', OFFICE);
    await page.goto('/console/settings?view=hours');
    await expect(page.getByRole('heading', { name: '时限', exact: true })).toBeVisible();
    await state(page, 'console hours', WIDE);
    await page.goto('/console/settings?view=screens');
    await page.getByRole('button', { name: '发放大屏口令' }).click();
    await page.getByLabel('哪块屏').fill(label);
    await page.getByRole('button', { name: '提交' }).click();
    await expect(page.getByText('地址只显示这一次')).toBeVisible();
    await state(page, 'console screen address', WIDE);
    await page.keyboard.press('Escape');
    const row = page.getByRole('row').filter({ hasText: label });
    await row.getByRole('button', { name: '收回' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '提交' }).click();
    await expect(row.getByText('已收回')).toBeVisible();
  },
);

test(
  'the ledger is exported in the background and downloaded',
  { tag: '@flow' },
  async ({ signedIn, state }) => {
    await placeOrder('台账里要有的一单');
    const { page } = await signedIn('STREET_OFFICER', OFFICE);
    await page.goto('/console/exports');
    await page.getByRole('button', { name: '导出台账' }).first().click();
    await page.getByLabel('CSV').check();
    await state(page, 'console new export', WIDE);
    await page.getByRole('button', { name: '提交' }).click();
    const link = page.getByRole('row').nth(1).getByRole('link', { name: '下载' });
    await expect(link).toBeVisible({ timeout: 30_000 });
    await state(page, 'console exports', WIDE);
    const [file] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(fs.readFileSync(await file.path(), 'utf8')).toContain('陪聊散步');
  },
);

test('the auditor reads a chain and has it verified', { tag: '@flow' }, async ({ signedIn, state }) => {
  await placeOrder('审计要看的一单');
  const { page } = await signedIn('AUDITOR', OFFICE);
  await page.goto('/console/audit');
  await page.getByRole('combobox', { name: '街道', exact: true }).selectOption({ label: '辛寨子街道' });
  await page
    .getByRole('button', { name: /看整条链/ })
    .first()
    .click();
  await page.getByRole('button', { name: '验链' }).click();
  await expect(page.getByText('链条完整')).toBeVisible();
  await state(page, 'console audit', WIDE);
});

test(
  'who has nothing to do somewhere is told so, with a way on',
  { tag: '@flow' },
  async ({ signedIn, state }) => {
    const { page } = await signedIn('AUDITOR', OFFICE);
    await page.goto('/console/people');
    await expect(page.getByText('您现在不能看这一页')).toBeVisible();
    await state(page, 'console no permission', WIDE);
    await page.getByRole('main').getByRole('link', { name: '系统与审计' }).click();
    await expect(page.getByRole('heading', { name: '系统与审计' })).toBeVisible();
  },
);

test('English is complete', async ({ signedIn, state }) => {
  const { page } = await signedIn('STREET_OFFICER', OFFICE);
  await page.goto('/console?lang=en');
  await expect(page.getByRole('heading', { name: 'Overview and dispatch' })).toBeVisible();
  await expect(page.getByRole('button', { name: /All under way/ })).toBeVisible();
  await state(page, 'console English', WIDE);
});

test('a lost line is told above the list, which stays', { tag: '@flow' }, async ({ signedIn, state }) => {
  const { page } = await signedIn('STREET_OFFICER', OFFICE);
  await page.goto('/console');
  await expect(page.getByRole('button', { name: /全部在办/ })).toBeVisible();
  await page.context().setOffline(true);
  await expect(page.getByText('网络断开了')).toBeVisible();
  await state(page, 'console offline', WIDE);
  await page.context().setOffline(false);
  await expect(page.getByText('网络断开了')).toBeHidden();
});

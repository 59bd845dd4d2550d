import { expect, test } from '../support/flow';
import { aPhone, codeFor, demoAccounts } from '../support/system';

test(
  'a resident who was never here signs in by a code and registers',
  { tag: '@flow' },
  async ({ open, state }) => {
    const { page } = await open();
    const phone = aPhone();
    await page.goto('/me');
    await page.getByLabel('手机号').fill(phone);
    await page.getByRole('button', { name: '获取验证码' }).click();
    await expect(page.getByText('演示环境，验证码是')).toBeVisible();
    await state(page, 'resident sign-in');
    await page.getByLabel('验证码').fill(await codeFor(phone));
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByLabel('姓名').fill('孙桂芝');
    await page.getByLabel('所在社区').selectOption({ label: '辛园社区' });
    await page.getByLabel('住址').fill('文汇小区3号楼2单元501室');
    await state(page, 'resident register');
    await page.getByRole('button', { name: '完成登记' }).click();
    await expect(page.getByRole('heading', { name: '您好，孙桂芝' })).toBeVisible();
    await state(page, 'resident me');
  },
);

test('a wrong code is told in a sentence with what to do now', async ({ open, state }) => {
  const { page } = await open();
  const phone = aPhone();
  await page.goto('/me');
  await page.getByLabel('手机号').fill(phone);
  await page.getByRole('button', { name: '获取验证码' }).click();
  await expect(page.getByText('演示环境，验证码是')).toBeVisible();
  const right = await codeFor(phone);
  await page.getByLabel('验证码').fill(right === '111111' ? '222222' : '111111');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await state(page, 'resident wrong code');
});

test('one tap on a demonstration account fills in its number', async ({ open }) => {
  const { page } = await open();
  await page.goto('/orders');
  await page.getByRole('button', { name: '居民', exact: true }).click();
  const [resident] = (await demoAccounts()).filter(({ role }) => role === 'RESIDENT');
  await expect(page.getByLabel('手机号')).toHaveValue(resident!.phone);
});

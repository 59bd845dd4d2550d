import { expect, test } from '../support/flow';
import { aPhone, codeFor } from '../support/system';

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
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByLabel('姓名').fill('孙桂芝');
  
  },
);

import { expect, test } from '../support/flow';
import { placeOrder, serve, simpleItem } from '../support/orders';
import { aPhone, signInByPhone } from '../support/system';

test('长辈版 chosen on one device is there on the next', { tag: '@flow' }, async ({ open }) => {
  const resident = await signInByPhone(aPhone(), '傅秀兰');
  const { page: phone } = await open({ as: resident });
  await phone.goto('/me');
  await phone.getByText('长辈版（大字）').click();
  await expect(phone.locator('html')).toHaveAttribute('data-mode', 'elder');
  await phone.reload();
  await expect(phone.locator('html')).toHaveAttribute('data-mode', 'elder');
  const { page: another } = await open({ as: resident, device: 'desktop' });
  await another.goto('/');
  await expect(another.locator('html')).toHaveAttribute('data-mode', 'elder');
});

test('the largest step shows main text at 30 px and more, without sideways scroll', async ({ open }) => {
  const { page } = await open();
  await page.goto('/?mode=max');
  await expect(page.getByRole('link', { name: /^点单：/ }).first()).toBeVisible();
  const size = await page.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize));
  expect(size).toBeGreaterThanOrEqual(30);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
});

test('details are corrected, and family is reached instead', { tag: '@flow' }, async ({ open, state }) => {
  const { page } = await open({ as: { phone: aPhone(), name: '彭志远' } });
  await page.goto('/me');
  await page.getByLabel('住址').fill('文汇小区9号楼1单元202室');
  await page.getByText('联系家里人').click();
  await page.getByLabel('家里人的姓名').fill('彭小军');
  await page.getByLabel('家里人的电话').fill('19900008888');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('已保存')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('住址')).toHaveValue('文汇小区9号楼1单元202室');
  await expect(page.getByLabel('家里人的姓名')).toHaveValue('彭小军');
  await state(page, 'resident profile with family');
});

test('a daughter orders for her mother', { tag: '@flow' }, async ({ open, state }) => {
  const { page } = await open({ as: { phone: aPhone(), name: '苏晓雪' } });
  await page.goto('/me/relatives');
  await page.getByLabel('家人姓名').fill('王秀芝');
  await page.getByLabel('他的手机号').fill(aPhone());
  await page.getByLabel('住址').fill('文汇小区1号楼1单元101室');
  await page.getByLabel('他怎么同意的').fill('电话里同意');
  await page.getByRole('button', { name: '登记' }).click();
  await expect(page.getByText('王**')).toBeVisible();
  await state(page, 'resident relatives');
  await page.goto(`/order?item=${(await simpleItem()).id}`);
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByText('替 王** 点').click();
  await page.getByRole('button', { name: '下一步' }).click();
  await expect(page.getByText('王**')).toBeVisible();
  await page.getByRole('button', { name: '提交订单' }).click();
  await expect(page.locator('[aria-current=step]')).toContainText('接单');
  await page.getByRole('link', { name: '我的订单' }).click();
  await expect(page.getByText('代人点单')).toBeVisible();
});

test('the volunteer who came before can be asked for again', { tag: '@flow' }, async ({ open, state }) => {
  const resident = await signInByPhone(aPhone(), '崔桂兰');
  const order = await placeOrder(resident);
  await serve(order);
  const { page } = await open({ as: resident });
  await page.goto(`/order?item=${(await simpleItem()).id}`);
  await page.getByRole('button', { name: '下一步' }).click();
  await expect(page.getByText('希望还是上次那位')).toBeVisible();
  await state(page, 'resident order same volunteer');
});

test('one’s own data: seen, taken along, deleted', { tag: '@flow' }, async ({ open, state }) => {
  const phone = aPhone();
  const { page } = await open({ as: { phone, name: '谭立新' } });
  await page.goto('/me/data');
  await expect(page.getByText('这台设备')).toBeVisible();
  await state(page, 'resident my data');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载我的全部数据' }).click();
  const file = await (await download).createReadStream();
  let text = '';
  for await (const part of file) text += String(part);
  expect(text).toContain('谭立新');
  await page.getByRole('button', { name: '注销并删除我的资料' }).click();
  await state(page, 'resident erase');
  await page.getByRole('button', { name: '我知道不能恢复，确定删除' }).click();
  await expect(page.getByRole('heading', { name: '登录后看订单和进度' })).toBeVisible();
});

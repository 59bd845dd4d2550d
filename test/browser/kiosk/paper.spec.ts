import { expect, test } from '../support/flow';
import { claim, finish, give, placeOrder, schedule, start } from '../support/orders';
import { aPhone, signInByPhone } from '../support/system';

const desk = (username: string) => ({ face: 'kiosk', device: 'desktop', as: { username } }) as const;

test('a paper rating is typed by one and checked by another', { tag: '@flow' }, async ({ open, state }) => {
  const phone = aPhone();
  const resident = await signInByPhone(phone, '吴秀珍');
  const { id, code, receipt } = await placeOrder(resident);
  await claim(id);
  await schedule(id);
  await start(id, receipt.startCode);
  await finish(id, receipt.finishCode);
  await give('confirmOrder', 'ConfirmOrderInput', { orderId: id, resolved: true }, resident);

  const { page } = await open(desk('desk'));
  await page.goto('/kiosk/ratings');
  await page.getByLabel('查询码').fill('000000000');
  await page.getByLabel('手机后四位').fill('0000');
  await page.getByRole('button', { name: '查找' }).click();
  // somebody else's emergency may be announced above
  await expect(page.locator('.banner[role=alert]')).toBeVisible();
  await state(page, 'kiosk paper not found');
  await page.getByLabel('查询码').fill(receipt.queryCode);
  await page.getByLabel('手机后四位').fill(phone.slice(-4));
  await page.getByRole('button', { name: '查找' }).click();
  await page.getByText('满意', { exact: true }).click();
  await page.getByLabel('纸上写的话').fill('教得耐心');
  await state(page, 'kiosk paper entry');
  await page.getByRole('button', { name: '录入，等人核对' }).click();
  await expect(page.getByText('已录入，等另一位核对')).toBeVisible();
  await state(page, 'kiosk paper entered');

  await page.getByRole('button', { name: '核对', exact: true }).click();
  // what somebody typed himself is not his to check
  await expect(page.getByText('没有待核对的')).toBeVisible();
  await state(page, 'kiosk paper own');

  const other = (await open(desk('secretary'))).page;
  await other.goto('/kiosk/ratings');
  await other.getByRole('button', { name: '核对', exact: true }).click();
  const theirs = other.locator(`[data-paper="${code}"]`);
  await expect(theirs).toContainText('教得耐心');
  await theirs.getByRole('button', { name: '与纸一致' }).click();
  await expect(other.getByText('已核对，计入统计')).toBeVisible();
  await expect(theirs).toBeHidden();
  await state(other, 'kiosk paper checked');
});

test('the papers of a wish box become orders', { tag: '@flow' }, async ({ open, state }) => {
  const { page } = await open(desk('desk'));
  await page.goto('/kiosk/batch');
  await expect(page.getByRole('button', { name: '全部下单（0 张）' })).toBeVisible();
  const wish = (n: number) => page.getByRole('group', { name: `第 ${n} 张` });
  for (const [n, name, text] of [
    [1, '许阿姨', '想有人帮忙给手机贴膜'],
    [2, '于大爷', '想学写毛笔字'],
  ] as const) {
    await wish(n).getByLabel('姓名').fill(name);
    await wish(n).getByLabel('心愿').fill(text);
  }
  await wish(1).getByLabel('手机号或座机').fill(aPhone());
  await page.getByRole('button', { name: '全部下单（2 张）' }).click();
  await expect(wish(2).getByText('电话和地址至少填一项')).toBeVisible();
  await state(page, 'kiosk wish box lacking');
  await wish(2).getByLabel('地址').fill('文汇小区6号楼');
  await page.getByLabel('本人怎么同意的').fill('心愿卡上有签名');
  await page.getByRole('button', { name: '全部下单（2 张）' }).click();
  await expect(page.getByText('2 张中 2 张已下单')).toBeVisible();
  await state(page, 'kiosk wish box placed');
});

test(
  'a sheet with one wrong row imports nothing until it is left out',
  { tag: '@flow' },
  async ({ open, state }) => {
    const { page } = await open(desk('desk'));
    await page.goto('/kiosk/batch');
    await page.getByRole('button', { name: '导入表格' }).click();
    await state(page, 'kiosk import');
    const phone = aPhone();
    const sheet = [
      '姓名,联系电话,住址,需求内容',
      `郭玉兰,${phone},文汇小区2号楼,想请人擦高处的窗户`,
      `郭玉兰,${phone},文汇小区2号楼,想请人擦高处的窗户`,
      '崔永贵,12,文汇小区7号楼,想请人修修轮椅',
      `白凤琴,${aPhone()},文汇小区9号楼,想找人一起下棋`,
    ].join('\n');
    const choose = (name: string, text: string) =>
      page
        .locator('input[type=file]')
        .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(text) });
    await choose('坏表.xlsx', '这不是表格');
    await expect(page.locator('.banner[role=alert]')).toBeVisible();
    await state(page, 'kiosk import refused');
    await choose('心愿.csv', sheet);
    await expect(page.getByText('读到 4 行，还没有下单')).toBeVisible();
    await expect(page.locator('[data-row="4"]').first()).toContainText('电话号码不对');
    await expect(page.locator('[data-row="3"]').first()).toContainText('可能重复');
    await expect(page.getByRole('button', { name: /^导入 \d+ 行$/ })).toBeDisabled();
    await state(page, 'kiosk import preview');
    await page.getByLabel(/去掉有问题的 1 行/).check();
    await page.getByLabel('本人怎么同意的').fill('登记表上有签名');
    await page.getByRole('button', { name: '导入 2 行' }).click();
    await expect(page.getByRole('heading', { name: '导入完成' })).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText('已下单 2')).toBeVisible();
    await state(page, 'kiosk import done');

    await page.getByRole('button', { name: '再导入一张表' }).click();
    await choose('再来.csv', `姓名,电话,需求\n韩德山,${aPhone()},想请人念报纸`);
    await page.getByRole('button', { name: '取消，不导入' }).click();
    await expect(page.getByText('已取消，一行也没有导入')).toBeVisible();
  },
);

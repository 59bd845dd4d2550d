import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/flow';
import { ask, aPhone, keptTokens } from '../support/system';

const SHOTS = path.resolve(__dirname, '../../../.data/shots');
const DESK = { face: 'kiosk', device: 'desktop', as: { username: 'desk' } } as const;

/** Fills in the counter's form for somebody new, and sends it. */
async function order(page: Page, text: string, name = '王秀英', phone = aPhone()): Promise<void> {
  await page.getByLabel('手机号或座机').fill(phone);
  await page.getByLabel('姓名').fill(name);
  await page.getByLabel(/本人同意登记/).check();
  await page.getByLabel('要办的事（照他说的写）').fill(text);
  await page.getByLabel('地址', { exact: true }).fill('文汇小区3号楼2单元501室');
  await page.getByRole('button', { name: '下单，出小票' }).click();
}

/** What the street has of this text. */
async function ordersSaying(text: string): Promise<{ id: string; text: string }[]> {
  const { deskOrders } = await ask<{ deskOrders: { nodes: { id: string; text: string }[] } }>(
    '{ deskOrders(under: "gjz/xzz/c01/", first: 100) { nodes { id text } } }',
    {},
    { token: keptTokens('desk')!.accessToken },
  );
  return deskOrders.nodes.filter((one) => one.text.includes(text));
}

test(
  'an order for somebody at the counter in under a minute, with its slip',
  { tag: '@flow' },
  async ({ open, state }) => {
    const { page } = await open(DESK);
    await page.goto('/kiosk');
    await expect(page.getByRole('heading', { name: '代居民下单' })).toBeVisible();
    await state(page, 'kiosk counter empty');

    await page.getByRole('button', { name: '下单，出小票' }).click();
    await expect(page.getByText('请填写姓名')).toBeVisible();
    await state(page, 'kiosk counter lacking');

    const begun = Date.now();
    await page.getByLabel('要办的事（照他说的写）').fill('腿脚不便，想请人上门理发');
    const meant = page.getByRole('group', { name: '可能是这些' }).getByRole('button').first();
    await expect(meant).toBeVisible();
    await meant.click();
    await order(page, '腿脚不便，想请人上门理发，最好上午');
    await expect(page.getByRole('heading', { name: '下单成功' })).toBeVisible();
    expect(Date.now() - begun).toBeLessThan(60_000);

    const slip = page.getByRole('article', { name: '小票' });
    await expect(slip.getByText('开始码', { exact: true })).toBeVisible();
    await expect(slip.getByText(/服务免费/)).toBeVisible();
    await expect(page.getByRole('button', { name: '打印小票' })).toBeFocused();
    await state(page, 'kiosk slip');
    await page.pdf({
      path: path.join(SHOTS, 'kiosk-slip.pdf'),
      preferCSSPageSize: true,
      printBackground: true,
    });

    const { page: resident } = await open();
    await resident.goto(new URL((await slip.getByRole('link').getAttribute('href'))!).pathname);
    await expect(resident.getByRole('heading', { name: '订单进度' })).toBeVisible();

    await page.getByRole('link', { name: '下一位' }).click();
    await expect(page.locator('[data-state=done]').first()).toContainText('王**');
    await state(page, 'kiosk counter list');
  },
);

test(
  'without a line two orders wait, survive a reload, are sent once, and their slips work',
  { tag: '@flow' },
  async ({ open, state }) => {
    const { page } = await open(DESK);
    await page.goto('/kiosk');
    await expect(page.getByRole('heading', { name: '代居民下单' })).toBeVisible();
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.context().setOffline(true);
    await expect(page.getByText('断网，照常办理')).toBeVisible();
    await state(page, 'kiosk counter offline');

    const links: string[] = [];
    for (const n of [1, 2]) {
      await order(page, `断网时记下的第${n}单，想请人陪着去医院`);
      await expect(page.getByRole('heading', { name: '已记下，等网络恢复' })).toBeVisible();
      links.push((await page.getByRole('article', { name: '小票' }).getByRole('link').getAttribute('href'))!);
      if (n === 1) {
        await state(page, 'kiosk slip offline');
        await page.pdf({ path: path.join(SHOTS, 'kiosk-slip-offline.pdf'), preferCSSPageSize: true });
      }
      await page.getByRole('link', { name: '下一位' }).click();
    }
    await page.reload();
    await expect(page.locator('[data-state=queued]')).toHaveCount(2);
    await state(page, 'kiosk counter waiting');
    // whoever copies the disk reads nothing
    const kept = await page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          const opening = indexedDB.open('kiosk');
          opening.onsuccess = () => {
            const all = opening.result.transaction('entries').objectStore('entries').getAll();
            all.onsuccess = () =>
              resolve(
                (all.result as { data: ArrayBuffer }[])
                  .map(({ data }) => new TextDecoder().decode(data))
                  .join(),
              );
          };
        }),
    );
    expect(kept).not.toContain('王秀英');
    expect(kept).not.toContain('医院');

    await page.context().setOffline(false);
    await expect(page.locator('[data-state=done]')).toHaveCount(2, { timeout: 30_000 });
    for (const n of [1, 2]) expect(await ordersSaying(`断网时记下的第${n}单`)).toHaveLength(1);

    const { page: resident } = await open();
    for (const link of links) {
      await resident.goto(new URL(link).pathname);
      await expect(resident.getByRole('heading', { name: '订单进度' })).toBeVisible();
    }
    await page.reload();
    await expect(page.locator('[data-state=done]')).toHaveCount(2);
    for (const n of [1, 2]) expect(await ordersSaying(`断网时记下的第${n}单`)).toHaveLength(1);
  },
);

test('an order whose answer was lost is sent again and placed once', { tag: '@flow' }, async ({ open }) => {
  const { page } = await open(DESK);
  await page.goto('/kiosk');
  await expect(page.getByRole('heading', { name: '代居民下单' })).toBeVisible();
  const said = '回话丢了的一单，想学用手机';
  // the line breaks just after the request has left
  page.on('request', (request) => {
    if (request.postData()?.includes('slipKeyHash')) void page.context().setOffline(true);
  });
  await order(page, said);
  await expect(page.getByRole('article', { name: '小票' })).toBeVisible();
  await expect(page.getByText('断网，照常办理')).toBeVisible();
  page.removeAllListeners('request');
  await page.context().setOffline(false);
  await expect(page.getByRole('heading', { name: '下单成功' })).toBeVisible({ timeout: 30_000 });
  expect(await ordersSaying(said)).toHaveLength(1);
});

test('an order is placed with the keyboard alone', { tag: '@flow' }, async ({ open }) => {
  const { page } = await open(DESK);
  await page.goto('/kiosk');
  await expect(page.getByRole('heading', { name: '代居民下单' })).toBeVisible();
  const reach = async (label: string) => {
    for (let presses = 0; presses < 60; presses++) {
      const name = await page.evaluate(
        () =>
          (document.activeElement as HTMLInputElement).labels?.[0]?.textContent ??
          document.activeElement?.textContent ??
          '',
      );
      if (name.trim().startsWith(label)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`${label} is not reached by Tab`);
  };
  await reach('手机号或座机');
  await page.keyboard.type(aPhone());
  await reach('姓名');
  await page.keyboard.type('李长福');
  await reach('本人同意登记');
  await page.keyboard.press('Space');
  await reach('要办的事');
  await page.keyboard.type('想请人陪着说说话');
  await reach('地址');
  await page.keyboard.type('文汇小区1号楼');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '下单成功' })).toBeVisible();
  await expect(page.getByRole('button', { name: '打印小票' })).toBeFocused();
});

test('danger at the counter is no order: call at once', { tag: '@flow' }, async ({ open, state }) => {
  const { page } = await open(DESK);
  await page.goto('/kiosk');
  await order(page, '老伴突然晕倒了，叫不醒', '赵大爷');
  await expect(page.getByRole('heading', { name: '这一单没有下成' })).toBeVisible();
  await expect(page.getByText('马上拨打 120').first()).toBeVisible();
  await state(page, 'kiosk counter danger');
  await page.getByRole('link', { name: '回到柜台' }).click();
  await expect(page.locator('[data-state=rejected]')).toBeVisible();
});

test(
  'what was refused after the line came back is opened again as it was typed, corrected and placed once',
  { tag: '@flow' },
  async ({ open, state }) => {
    const { page } = await open(DESK);
    await page.goto('/kiosk');
    await expect(page.getByRole('heading', { name: '代居民下单' })).toBeVisible();
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.context().setOffline(true);
    await expect(page.getByText('断网，照常办理')).toBeVisible();
    const said = '电话抄错的一单，想请人来修灯';
    await order(page, said, '吴桂香', '123456');
    const number = (await page
      .getByRole('article', { name: '小票' })
      .getByText(/\d{4}-\d{3}/)
      .textContent())!;
    await page.getByRole('link', { name: '下一位' }).click();
    await page.context().setOffline(false);
    const refused = page.locator('[data-state=rejected]');
    await expect(refused).toBeVisible({ timeout: 30_000 });
    await state(page, 'kiosk counter refused');

    await refused.getByRole('link', { name: /改好再发/ }).click();
    await expect(page.getByRole('heading', { name: '改正这一单' })).toBeFocused();
    await expect(page.getByLabel('手机号或座机')).toHaveValue('123456');
    await expect(page.getByLabel('姓名')).toHaveValue('吴桂香');
    await expect(page.getByLabel(/本人同意登记/)).toBeChecked();
    await expect(page.getByLabel('要办的事（照他说的写）')).toHaveValue(said);
    await expect(page.getByLabel('地址', { exact: true })).toHaveValue('文汇小区3号楼2单元501室');
    await state(page, 'kiosk counter correcting');
    await page.getByLabel('手机号或座机').fill(aPhone());
    await page.getByRole('button', { name: '改好了，发送' }).click();
    await expect(page.getByRole('heading', { name: '下单成功' })).toBeVisible();
    await page.getByRole('link', { name: '下一位' }).click();
    await expect(refused).toBeHidden();
    await expect(page.locator(`[data-entry="${number.match(/\d{4}-\d{3}/)![0]}"]`)).toHaveAttribute(
      'data-state',
      'done',
    );
    expect(await ordersSaying(said)).toHaveLength(1);
  },
);

test('the counter’s sign-in, and those who hold no desk', async ({ open, state }) => {
  const { page } = await open({ face: 'kiosk', device: 'desktop' });
  await page.goto('/kiosk');
  await expect(page.getByRole('heading', { name: '社区柜台 · 受理登录' })).toBeVisible();
  await state(page, 'kiosk sign-in');
  const stranger = (await open({ face: 'kiosk', device: 'desktop', as: { phone: '19900000002' } })).page;
  await stranger.goto('/kiosk');
  await expect(stranger.getByText('您没有社区受理的职务')).toBeVisible();
  await state(stranger, 'kiosk no desk');
});

test('the counter reads English', async ({ open, state }) => {
  const { page } = await open(DESK);
  await page.goto('/kiosk?lang=en');
  await expect(page.getByRole('heading', { name: 'Order for a resident' })).toBeVisible();
  await state(page, 'kiosk counter English');
});

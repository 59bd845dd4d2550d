import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../support/flow';
import { simpleItem } from '../support/orders';
import { aPhone } from '../support/system';

/** Tab after Tab until it has the focus, as somebody without a pointer gets there. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let n = 0; n < 80; n++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`not reached by Tab: ${String(target)}`);
}

test('an order is placed and withdrawn by keyboard alone', { tag: '@flow' }, async ({ open }) => {
  const { page } = await open({ as: { phone: aPhone(), name: '戴玉芳' }, device: 'desktop' });
  await page.goto('/');
  await tabTo(page, page.getByRole('searchbox'));
  await page.keyboard.type((await simpleItem()).name);
  await expect(page.getByRole('heading', { name: '搜到的服务' })).toBeVisible();
  await tabTo(page, page.getByRole('link', { name: /^点单：/ }).first());
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('radio', { name: '都可以，听安排' }));
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: '最好上午' })).toBeChecked();
  await tabTo(page, page.getByRole('button', { name: '下一步' }));
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('到哪里')).toBeVisible();
  await tabTo(page, page.getByRole('button', { name: '下一步' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: '提交订单' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '订单进度' })).toBeVisible();
  await tabTo(page, page.getByRole('button', { name: '撤单' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('radio', { name: '不需要了' }));
  await page.keyboard.press('Space');
  await tabTo(page, page.getByRole('dialog').getByRole('button', { name: '撤单' }));
  await page.keyboard.press('Enter');
  await expect(page.getByText('已撤单').first()).toBeVisible();
});

test('Escape closes a sheet', async ({ open }) => {
  const { page } = await open({ as: { phone: aPhone(), name: '夏春梅' } });
  await page.goto('/me/data');
  await tabTo(page, page.getByRole('button', { name: '注销并删除我的资料' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});

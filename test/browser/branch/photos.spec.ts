import { expect, test } from '../support/flow';
import { branch, claim, placeOrder, schedule, start } from '../support/orders';
import { aPhone, signInByPhone } from '../support/system';

test('a photo of the work is seen by the resident', { tag: '@flow' }, async ({ open, state }) => {
  const resident = await signInByPhone(aPhone(), '鲁桂香');
  const { id, receipt } = await placeOrder(resident);
  await claim(id);
  await schedule(id);
  await start(id, receipt.startCode);
  const { lead } = await branch();
  const { page } = await open({ face: 'branch', as: lead });
  await page.goto(`/branch/orders/${id}`);
  const card = page.locator('.card').filter({ has: page.getByRole('heading', { name: '照片' }) });
  await card.getByLabel('加照片').setInputFiles([
    { name: '不是照片.png', mimeType: 'image/png', buffer: Buffer.from('not a picture') },
    { name: '完工.png', mimeType: 'image/png', buffer: await page.screenshot() },
  ]);
  await expect(page.getByText('照片已附上')).toBeVisible();
  await expect(card.getByRole('img')).toHaveCount(1);
  // the other one stays until it is sent again or given up
  await expect(card.getByText('不是照片.png')).toBeVisible();
  await card.scrollIntoViewIfNeeded();
  await state(page, 'branch photos');

  const { page: home } = await open({ as: resident });
  await home.goto(`/orders/${id}`);
  const photo = home.getByRole('img', { name: /服务照片/ });
  await expect(photo).toBeVisible();
  await expect.poll(() => photo.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);
  await photo.scrollIntoViewIfNeeded();
  await state(home, 'resident photos');
  await photo.click();
  await expect(home.getByRole('dialog').getByRole('img')).toBeVisible();
  await state(home, 'resident photo large');
});

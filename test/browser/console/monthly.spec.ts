import { readFile } from 'node:fs/promises';
import { expect, test } from '../support/flow';

test('the month’s analysis is made and opens', { tag: '@flow' }, async ({ signedIn, state }) => {
  const { page } = await signedIn('STREET_OFFICER', { face: 'console', device: 'desktop' });
  await page.goto('/console/exports');
  for (const [format, begins] of [
    ['Word', 'PK'],
    ['PDF', '%PDF-'],
  ] as const) {
    await page.getByRole('button', { name: '写月度分析' }).click();
    await page.getByLabel(format, { exact: true }).check();
    if (format === 'PDF') await state(page, 'console monthly report', { phone: false });
    await page.getByRole('button', { name: '提交' }).click();
    const row = page.getByRole('row').filter({ hasText: format === 'PDF' ? '.pdf' : '.docx' });
    const link = row.getByRole('link', { name: '下载' });
    await expect(link).toBeVisible({ timeout: 60_000 });
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    const file = await readFile(await download.path());
    expect(file.subarray(0, begins.length).toString('latin1')).toBe(begins);
    expect(file.length).toBeGreaterThan(10_000);
  }
});

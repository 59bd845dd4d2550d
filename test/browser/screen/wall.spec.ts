import type { Page } from '@playwright/test';
import { expect, test } from '../support/flow';
import { LEAD, placeOrder } from '../support/scenes';
import { ask, demoAccounts, keptTokens, signInByPassword } from '../support/system';

const SIZES = { '16-9': { width: 1920, height: 1080 }, '32-9': { width: 3840, height: 1080 } } as const;

async function issue(): Promise<{ id: string; token: string; close: () => Promise<unknown> }> {
  const { username } = (await demoAccounts()).find(({ role }) => role === 'STREET_OFFICER')!;
  const officer = keptTokens(username!) ?? (await signInByPassword(username!, `demo-${username}-2026`));
  const { streets } = await ask<{ streets: { id: string; name: string }[] }>('{ streets { id name } }');
  const streetId = streets.find(({ name }) => name === '辛寨子街道')!.id;
  const { issueScreenToken } = await ask<{ issueScreenToken: { token: string; screen: { id: string } } }>(
    `mutation ($input: IssueScreenTokenInput!) { issueScreenToken(input: $input) {
       ... on ScreenTokenIssued { token screen { id } } } }`,
    { input: { streetId, label: '大厅', days: 1 } },
    { token: officer.accessToken },
  );
  const { id } = issueScreenToken.screen;
  const close = () =>
    ask(
      'mutation ($id: ID!) { revokeScreenToken(input: { id: $id }) { __typename } }',
      { id },
      { token: officer.accessToken },
    );
  return { id, token: issueScreenToken.token, close };
}

/** Text that sticks out of its panel or of the wall, or is cut in half. */
const clipped = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const wall = document.querySelector('.wall')!;
    const found: string[] = [];
    if (wall.scrollHeight > innerHeight + 1 || wall.scrollWidth > innerWidth + 1)
      found.push('the wall itself');
    for (const panel of wall.querySelectorAll('.wall-head, .wall-tile, .wall-panel')) {
      const frame = panel.getBoundingClientRect();
      for (const part of panel.querySelectorAll('h1, h2, p, b, li, span, canvas')) {
        const { right, bottom, width } = part.getBoundingClientRect();
        if (width > 0 && !part.closest('.sr-only') && (right > frame.right + 1 || bottom > frame.bottom + 1))
          found.push(`${panel.className}: ${part.textContent.slice(0, 30)}`);
      }
    }
    return found;
  });

test(
  'a street’s wall shows its month and a new order at once, on 16:9 and 32:9, and goes dark when its token is revoked',
  { tag: '@flow' },
  async ({ open, state }) => {
    const screen = await issue();
    const { page } = await open({ face: 'screen', device: 'desktop' });
    await page.setViewportSize(SIZES['16-9']);
    await page.goto(`/screen#token=${screen.token}`);
    await expect(page.getByRole('heading', { name: '辛寨子街道党群志愿服务' })).toBeVisible();
    // neither the address nor the history keeps it
    expect(page.url()).not.toContain(screen.token);
    await expect(page.getByRole('heading', { name: '满意率' })).toBeVisible();
    await expect(page.locator('.wall-chart canvas')).toBeVisible();
    const { code } = await placeOrder('大屏上马上看得到的单');
    const line = page.locator(`[data-order="${code}"]`);
    await expect(line).toBeVisible();
    await expect(line).toContainText('赵**');
    await expect(line).not.toContainText('赵玉兰');
    for (const [name, size] of Object.entries(SIZES)) {
      await page.setViewportSize(size);
      await expect.poll(() => clipped(page)).toEqual([]);
      await state(page, `screen ${name}`, { phone: false });
    }
    await page.reload();
    await expect(line).toBeVisible();
    await screen.close();
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await expect(page.getByRole('heading', { name: '这块大屏的口令已失效' })).toBeVisible();
    for (const [name, size] of Object.entries(SIZES)) {
      await page.setViewportSize(size);
      await state(page, `screen over ${name}`, { phone: false });
    }
  },
);

test(
  'a wall without a line says how old its picture is, and is up to date when the line is back',
  { tag: '@flow' },
  async ({ open, state }) => {
    const screen = await issue();
    const { page } = await open({ face: 'screen', device: 'desktop' });
    await page.setViewportSize(SIZES['16-9']);
    await page.goto('/screen');
    await expect(page.getByRole('heading', { name: '这块大屏还没有开通' })).toBeVisible();
    await state(page, 'screen not opened', { phone: false });
    await page.goto(`/screen#token=${screen.token}`);
    await expect(page.getByText('实时订单')).toBeVisible();
    await page.context().setOffline(true);
    await expect(page.getByText('连接断开，正在重连')).toBeVisible();
    for (const [name, size] of Object.entries(SIZES)) {
      await page.setViewportSize(size);
      await expect.poll(() => clipped(page)).toEqual([]);
      await state(page, `screen offline ${name}`, { phone: false });
    }
    const { code } = await placeOrder('断线时来的单');
    await page.context().setOffline(false);
    await expect(page.locator(`[data-order="${code}"]`)).toBeVisible();
    await expect(page.getByText('连接断开，正在重连')).toBeHidden();
  },
);

test('nobody’s token opens nothing', { tag: '@flow' }, async ({ open }) => {
  const { page } = await open({ face: 'screen', device: 'desktop', as: { phone: LEAD } });
  await page.goto(`/screen#token=${'x'.repeat(43)}`);
  await expect(page.getByRole('heading', { name: '这块大屏的口令已失效' })).toBeVisible();
  await expect(page.locator('.wall')).toHaveCount(0);
});

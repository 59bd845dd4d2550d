import { letTimePass } from '../support/clock';
import { expect, test } from '../support/flow';
import { placeOrder } from '../support/scenes';

test(
  'what nobody took falls to the community, which invites a branch',
  { tag: '@flow' },
  async ({ signedIn, state }) => {
    test.setTimeout(180_000);
    const { id } = await placeOrder('没有人接的一单');
    // a day and a half of clock time: the pool's clock stops on days off
    await letTimePass(25);
    const { page } = await signedIn('COMMUNITY_SECRETARY', { face: 'console', device: 'desktop' });
    await page.goto(`/console/orders/${id}`);
    await expect(page.getByText('社区兜底').first()).toBeVisible({ timeout: 60_000 });
    await state(page, 'console fallback order', { phone: false });
    await page.getByRole('button', { name: '邀约', exact: true }).click();
    await page.getByRole('searchbox').fill('辛园第2');
    await page.getByRole('dialog').getByRole('radio').first().check();
    await page.getByRole('button', { name: '提交' }).click();
    await expect(page.getByText('邀约：办好了')).toBeVisible();
    await expect(page.getByText('邀约中').first()).toBeVisible();
  },
);

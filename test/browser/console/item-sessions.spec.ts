import { expect, test } from '../support/flow';
import { inHours } from '../support/scenes';
import { branch } from '../support/orders';
import { bookSession, sessionAt } from '../support/sessions';
import { ask } from '../support/system';

const OFFICE = { face: 'console', device: 'desktop' } as const;
const WIDE = { phone: false } as const;

/** The service a session is of. */
async function itemOf(sessionId: string, token: string): Promise<string> {
  const { sessionRoll } = await ask<{ sessionRoll: { session: { itemName: string } } }>(
    'query ($sessionId: ID!) { sessionRoll(sessionId: $sessionId) { ... on SessionRoll { session { itemName } } } }',
    { sessionId },
    { token },
  );
  return sessionRoll.session.itemName;
}

test(
  'the street sets up a session, gives it more places, and calls one off that somebody has booked',
  { tag: '@flow' },
  async ({ signedIn, open, state }) => {
    const { lead, organizationId } = await branch();
    const id = await sessionAt(lead, organizationId, 30, '老年大学三教室');
    const name = await itemOf(id, lead.accessToken);
    const booked = await bookSession(id, '纪桂芬');
    const { page } = await signedIn('STREET_OFFICER', OFFICE);
    await page.goto('/console/shelf?status=ON_SHELF');
    await page.getByRole('row').filter({ hasText: name }).getByRole('button', { name: '场次' }).click();
    await page.getByRole('button', { name: '新建场次' }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByLabel('承办').selectOption({ index: 1 });
    await sheet.getByLabel('开始').fill(await inHours(50));
    await sheet.getByLabel('结束').fill(await inHours(52));
    await sheet.getByLabel('地点').fill('街道文化站三楼');
    await sheet.getByLabel('名额', { exact: true }).fill('12');
    await sheet.getByRole('button', { name: '提交' }).click();
    const fresh = page.getByRole('listitem').filter({ hasText: '街道文化站三楼' });
    await expect(fresh).toContainText('12');

    await fresh.getByRole('button', { name: '修改场次' }).click();
    await sheet.getByLabel('地点').fill('街道文化站四楼');
    await sheet.getByLabel('名额', { exact: true }).fill('15');
    await sheet.getByRole('button', { name: '提交' }).click();
    await expect(page.getByRole('listitem').filter({ hasText: '街道文化站四楼' })).toContainText('15');

    const taken = page.getByRole('listitem').filter({ hasText: '老年大学三教室' });
    await taken.getByRole('button', { name: '修改场次' }).click();
    await expect(sheet.getByText('已有人预约，时间和地点不能改')).toBeVisible();
    await state(page, 'console session edit', WIDE);
    await expect(sheet.getByLabel('地点')).not.toBeEditable();
    await sheet.getByLabel('名额', { exact: true }).fill('11');
    await sheet.getByRole('button', { name: '提交' }).click();
    await expect(taken).toContainText('1/11');
    await state(page, 'console item sessions', WIDE);

    await taken.getByRole('button', { name: '取消场次' }).click();
    await expect(sheet.getByText('已有 1 人预约，会一起取消并告诉他们原因')).toBeVisible();
    await sheet.getByLabel('原因').fill('活动室水管抢修');
    await state(page, 'console session call off', WIDE);
    await sheet.getByRole('button', { name: '取消场次' }).click();
    await expect(page.getByText('场次已取消')).toBeVisible();

    const { page: resident } = await open({ as: booked.resident });
    const told = resident.getByRole('listitem').filter({ hasText: '已撤单' });
    await expect(async () => {
      await resident.goto('/me/notices');
      await expect(told).toBeVisible({ timeout: 2_000 });
    }).toPass({ timeout: 30_000 });
    await told.getByRole('link').click();
    await expect(resident.getByText(/活动室水管抢修/).first()).toBeVisible();
  },
);

import { letTimePass } from '../support/clock';
import { expect, test } from '../support/flow';
import { branch } from '../support/orders';
import { bookSession, sessionAt } from '../support/sessions';

test('the roll of a session is closed: who came, who did not', { tag: '@flow' }, async ({ open, state }) => {
  const { lead, organizationId } = await branch();
  const id = await sessionAt(lead, organizationId, 2);
  const came = await bookSession(id, '纪桂芬');
  const absent = await bookSession(id, '包淑珍');
  await letTimePass(3);
  const { page } = await open({ face: 'branch', as: lead });
  await page.goto(`/branch/sessions/${id}`);
  await page.getByRole('button', { name: `签到 ${came.code}` }).click();
  await expect(page.getByText(/^已签到 \d/)).toBeVisible();
  await page.getByRole('button', { name: '点名结束' }).click();
  const sheet = page.getByRole('dialog');
  await expect(sheet.getByRole('checkbox', { name: new RegExp(absent.code) })).toBeChecked();
  await state(page, 'branch roll closing');
  await sheet.getByRole('button', { name: '点名结束' }).click();
  await expect(page.getByText('没来', { exact: true })).toBeVisible();
  await expect(page.getByText('已结束')).toBeVisible();
});

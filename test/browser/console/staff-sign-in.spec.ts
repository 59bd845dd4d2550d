import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { totp } from '../../support/totp';
import { expect, test } from '../support/flow';
import {
  aPhone,
  ask,
  communityId,
  demoAccounts,
  keptTokens,
  signInByPassword,
  signInByPhone,
} from '../support/system';

const OFFICE = { face: 'console', device: 'desktop' } as const;
const WIDE = { phone: false } as const;
const OWN = 'plum teapot sails';

/** Somebody new at the community's desk, without a staff account. */
async function newAtDesk(): Promise<{ personId: string; secretary: string }> {
  const { personId } = await signInByPhone(aPhone(), '赵玉兰');
  const account = (await demoAccounts()).find(({ role }) => role === 'COMMUNITY_SECRETARY')!;
  const { accessToken: secretary } =
    keptTokens(account.username!) ?? (await signInByPassword(account.username!, account.password!));
  await ask(
    `mutation ($input: GrantRoleInput!) { grantRole(input: $input) { ... on Membership { id } ... on UserError { message wayOut } } }`,
    { input: { personId, organizationId: await communityId(), role: 'COMMUNITY_DESK' } },
    { token: secretary },
  );
  return { personId, secretary };
}

async function typePassword(page: Page, username: string, password: string): Promise<void> {
  await page.getByLabel('账号', { exact: true }).fill(username);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
}

test(
  'a staff account is created and signs in for the first time',
  { tag: '@flow' },
  async ({ signedIn, open, state }) => {
    const { personId } = await newAtDesk();
    const username = `desk.${Date.now() % 10_000_000}`;
    const { page: office } = await signedIn('COMMUNITY_SECRETARY', OFFICE);
    await office.goto('/console/people');
    await office.getByRole('button', { name: '开设账号' }).click();
    const sheet = office.getByRole('dialog');
    await sheet.getByLabel('为谁开设').selectOption({ value: personId });
    await sheet.getByLabel('用户名').fill(username);
    await state(office, 'console new account', WIDE);
    await sheet.getByRole('button', { name: '提交' }).click();
    const password = await sheet.locator('.code').innerText();
    await state(office, 'console one-time password', WIDE);

    const { page } = await open(OFFICE);
    await page.goto('/console');
    await typePassword(page, username, password);
    await expect(page.getByRole('heading', { name: '请设置您自己的密码' })).toBeVisible();
    await page.getByLabel('新密码', { exact: true }).fill('password12345');
    await page.getByLabel('再输一遍新密码').fill('password12345');
    await page.getByRole('button', { name: '设置密码' }).click();
    await expect(page.getByText('这个密码太常见')).toBeVisible();
    await state(page, 'first password');
    await page.getByLabel('新密码', { exact: true }).fill(OWN);
    await page.getByLabel('再输一遍新密码').fill(OWN);
    await page.getByRole('button', { name: '设置密码' }).click();
    await expect(page.getByRole('button', { name: '退出登录' })).toBeVisible();
  },
);

test(
  'a second factor is set up, asked for, its recovery codes are renewed, and one of the new lets in',
  { tag: '@flow' },
  async ({ open, state }) => {
    const { personId, secretary } = await newAtDesk();
    const username = `desk.${Date.now() % 10_000_000}`;
    const { createStaffAccount: made } = await ask<{ createStaffAccount: { oneTimePassword: string } }>(
      `mutation ($input: CreateStaffAccountInput!) { createStaffAccount(input: $input) {
         ... on StaffAccountDone { oneTimePassword } ... on UserError { message wayOut } } }`,
      { input: { personId, username, idempotencyKey: randomUUID() } },
      { token: secretary },
    );
    const { signInWithPassword: step } = await ask<{ signInWithPassword: { ticket: string } }>(
      `mutation ($username: String!, $password: String!) { signInWithPassword(input: { username: $username, password: $password }) {
         ... on NewPasswordWanted { ticket } ... on UserError { message wayOut } } }`,
      { username, password: made.oneTimePassword },
    );
    await ask(
      `mutation ($ticket: String!) { chooseFirstPassword(input: { ticket: $ticket, newPassword: "${OWN}" }) {
         __typename ... on UserError { message wayOut } } }`,
      { ticket: step.ticket },
    );

    const { page } = await open(OFFICE);
    const signOut = () => page.getByRole('button', { name: '退出登录' }).click();
    const show = async (code: string) => {
      await typePassword(page, username, OWN);
      await page.getByLabel('动态码或恢复码').fill(code);
      await page.getByRole('button', { name: '继续' }).click();
    };
    await page.goto('/console');
    await typePassword(page, username, OWN);
    await expect(page.getByRole('button', { name: '退出登录' })).toBeVisible();
    await page.goto('/console/account');
    await page.getByRole('button', { name: '开通二次验证' }).click();
    await page.getByRole('button', { name: '开始开通' }).click();
    await state(page, 'enrolment', WIDE);
    const secret = (await page.locator('[data-secret]').getAttribute('data-secret'))!;
    await page.getByLabel('动态码', { exact: true }).fill(totp(secret));
    await page.getByRole('button', { name: '开通', exact: true }).click();
    const shown = page.locator('.recovery-codes li');
    await expect(shown).toHaveCount(10);
    const codes = await shown.allInnerTexts();
    await state(page, 'recovery codes', WIDE);
    await page.getByRole('button', { name: '我已保存好' }).click();
    await expect(page.getByText('还有 10 个恢复码')).toBeVisible();
    await state(page, 'own sign-in', WIDE);

    await page.getByRole('button', { name: '换一批恢复码' }).click();
    await page.getByLabel('动态码或恢复码').fill(codes[1]!);
    await state(page, 'new recovery codes wanted', WIDE);
    await page.getByRole('button', { name: '换一批恢复码' }).click();
    await expect(shown).toHaveCount(10);
    const fresh = await shown.allInnerTexts();
    expect(fresh).not.toContain(codes[0]);
    await page.getByRole('button', { name: '我已保存好' }).click();
    await expect(page.getByText('还有 10 个恢复码')).toBeVisible();

    await signOut();
    await typePassword(page, username, OWN);
    await expect(page.getByRole('heading', { name: '二次验证' })).toBeVisible();
    await state(page, 'second step');
    await page.getByLabel('动态码或恢复码').fill(totp(secret, 1));
    await page.getByRole('button', { name: '继续' }).click();
    await signOut();
    await show(fresh[0]!);
    await signOut();
    await show(codes[0]!);
    await expect(page.getByText('动态码或恢复码不对，或已经用过')).toBeVisible();
  },
);

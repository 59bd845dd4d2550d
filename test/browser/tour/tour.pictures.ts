import path from 'node:path';
import type { Page } from '@playwright/test';
import { test, type Device, type Face } from '../support/flow';
import { ask, demoAccounts, signInByPassword } from '../support/system';

/** Where the pictures for docs/tour.md are made; `npm run tour` makes them smaller and puts them beside it. */
const PICTURES = path.resolve(__dirname, '../../../.data/tour');
const TALLEST = { phone: 1500, desktop: 1700 } as const;

interface Stop {
  readonly name: string;
  /** The demonstration's account of this role looks; null: somebody who is not signed in. */
  readonly role: string | null;
  readonly face: Face;
  readonly path: string;
  readonly device?: Device;
  readonly elder?: true;
}

const phone = { device: 'phone' } as const;
const resident = { role: 'RESIDENT', face: 'resident', ...phone } as const;
const lead = { role: 'PROVIDER_LEAD', face: 'branch', ...phone } as const;
const desk = { role: 'COMMUNITY_DESK', face: 'kiosk' } as const;
const officer = { role: 'STREET_OFFICER', face: 'console' } as const;

const STOPS: readonly Stop[] = [
  { ...resident, role: null, name: 'home', path: '/' },
  { ...resident, name: 'home-elder', path: '/', elder: true },
  { ...resident, name: 'my-orders', path: '/orders' },
  { ...resident, name: 'me', path: '/me' },
  { ...lead, name: 'pool', path: '/branch' },
  { ...lead, name: 'in-hand', path: '/branch/held' },
  { ...lead, name: 'team', path: '/branch/team' },
  { ...lead, name: 'branch-figures', path: '/branch/figures?grain=QUARTER' },
  { ...lead, role: 'VOLUNTEER', name: 'tasks', path: '/branch/tasks' },
  { ...desk, name: 'counter', path: '/kiosk' },
  { ...desk, name: 'desk', path: '/kiosk/desk' },
  { ...desk, name: 'calls', path: '/kiosk/calls' },
  { ...desk, name: 'paper', path: '/kiosk/ratings' },
  { ...desk, name: 'batch', path: '/kiosk/batch' },
  { ...officer, name: 'work-queue', path: '/console' },
  { ...officer, name: 'overdue', path: '/console?view=overdue' },
  { ...officer, name: 'dashboard-street', path: '/console/dashboards?grain=QUARTER' },
  {
    ...officer,
    role: 'DISTRICT_OFFICER',
    name: 'dashboard-district',
    path: '/console/dashboards?grain=YEAR',
  },
  {
    ...officer,
    role: 'COMMUNITY_SECRETARY',
    name: 'dashboard-community',
    path: '/console/dashboards?grain=QUARTER',
  },
  { ...officer, name: 'quality', path: '/console/quality' },
  { ...officer, name: 'people', path: '/console/people' },
  { ...officer, name: 'shelf', path: '/console/shelf' },
  { ...officer, name: 'exports', path: '/console/exports' },
  { ...officer, name: 'settings', path: '/console/settings' },
  { ...officer, role: 'AUDITOR', name: 'audit', path: '/console/audit' },
];

for (const { name, role, face, path: address, device = 'desktop', elder } of STOPS) {
  test(name, async ({ open, signedIn }) => {
    const { page } = role ? await signedIn(role, { face, device }) : await open({ face, device });
    if (elder) await page.addInitScript(() => localStorage.setItem('display-mode', 'elder'));
    await page.goto(address);
    await picture(page, name, TALLEST[device]);
  });
}

for (const [name, width] of [
  ['screen-16-9', 1920],
  ['screen-32-9', 3840],
] as const) {
  test(name, async ({ open }) => {
    const { page } = await open({ face: 'screen', device: 'desktop' });
    await page.setViewportSize({ width, height: 1080 });
    await page.goto(`/screen#token=${await screenToken()}`);
    await picture(page, name, 1080);
  });
}

/** What the page shows when all has come, down to `tallest` pixels. */
async function picture(page: Page, name: string, tallest: number): Promise<void> {
  await page.waitForLoadState('networkidle').catch(() => undefined);
  await page.locator('.skeleton').first().waitFor({ state: 'detached' });
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: page.viewportSize()!.width, height: Math.min(height, tallest) });
  await page.waitForTimeout(1500); // charts draw themselves in
  await page.screenshot({ path: path.join(PICTURES, `${name}.png`), animations: 'disabled' });
}

async function screenToken(): Promise<string> {
  const { username } = (await demoAccounts()).find(({ role }) => role === 'STREET_OFFICER')!;
  const { accessToken: token } = await signInByPassword(username!, `demo-${username}-2026`);
  const { streets } = await ask<{ streets: { id: string; name: string }[] }>('{ streets { id name } }');
  const streetId = streets.find((one) => one.name === '辛寨子街道')!.id;
  const { issueScreenToken } = await ask<{ issueScreenToken: { token: string } }>(
    `mutation ($input: IssueScreenTokenInput!) { issueScreenToken(input: $input) {
       ... on ScreenTokenIssued { token } ... on UserError { message wayOut } } }`,
    { input: { streetId, label: '导览', days: 1 } },
    { token },
  );
  return issueScreenToken.token;
}

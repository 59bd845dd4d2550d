import fs from 'node:fs';
import path from 'node:path';
import { test as base, expect, type Browser, type BrowserContextOptions, type Page } from '@playwright/test';
import { checkState } from './screens';
import { anAddress, demoAccounts, keptTokens, signInByPassword, signInByPhone, type Tokens } from './system';

export { expect };
export type Device = 'phone' | 'desktop';
export type Face = 'resident' | 'branch' | 'kiosk' | 'console' | 'screen';

const DEVICES: Readonly<Record<Device, BrowserContextOptions>> = {
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
  desktop: { viewport: { width: 1440, height: 900 } },
};
/** A residence of its own keeps each face's sign-in: a person's phone, or the tab of an office machine. */
const KEPT_IN: Readonly<Record<Face, 'localStorage' | 'sessionStorage'>> = {
  resident: 'localStorage',
  branch: 'localStorage',
  kiosk: 'sessionStorage',
  console: 'sessionStorage',
  screen: 'sessionStorage',
};
const OPERATIONS = JSON.parse(
  fs.readFileSync(path.resolve(__dirname, '../../../persisted-operations.json'), 'utf8'),
) as Record<string, string>;

export interface Window {
  readonly page: Page;
  readonly tokens: Tokens | null;
}

export interface OpenOptions {
  readonly face?: Face;
  readonly device?: Device;
  /** Whose window: tokens, the phone of anybody, the user name of a demonstration account, or nobody. */
  readonly as?:
    | Tokens
    | { readonly phone: string; readonly name?: string; readonly address?: string }
    | { readonly username: string }
    | null;
}

interface Fixtures {
  /** A window of its own, signed in or not. Whatever it sends or complains about is watched until the test ends. */
  readonly open: (options?: OpenOptions) => Promise<Window>;
  /** The first demonstration account of a role. */
  readonly signedIn: (role: string, options?: Omit<OpenOptions, 'as'>) => Promise<Window>;
  /** axe, elder metrics, 320 px and pictures of what the page shows now. */
  readonly state: (page: Page, name: string, options?: { readonly phone?: boolean }) => Promise<void>;
}

export const test = base.extend<Fixtures>({
  open: async ({ browser }, use) => {
    const faults: string[] = [];
    const windows: Page[] = [];
    await use(async ({ face = 'resident', device = 'phone', as = null } = {}) => {
      const tokens = await tokensOf(as);
      const page = await newWindow(browser, face, device, tokens);
      watch(page, faults);
      windows.push(page);
      return { page, tokens };
    });
    for (const page of windows) await page.context().close();
    expect(faults, 'what the windows complained about').toEqual([]);
  },
  signedIn: async ({ open }, use) => {
    await use(async (role, options = {}) => {
      const account = (await demoAccounts()).find((one) => one.role === role)!;
      return open({
        ...options,
        as: account.username ? { username: account.username } : { phone: account.phone },
      });
    });
  },
  state: async ({ open: _ }, use, info) => {
    await use((page, name, options) => checkState(page, info, name, options));
  },
});

async function tokensOf(as: OpenOptions['as']): Promise<Tokens | null> {
  if (!as) return null;
  if ('accessToken' in as) return as;
  if ('phone' in as) return keptTokens(as.phone) ?? signInByPhone(as.phone, as.name, as.address);
  return keptTokens(as.username) ?? signInByPassword(as.username, `demo-${as.username}-2026`);
}

async function newWindow(browser: Browser, face: Face, device: Device, tokens: Tokens | null): Promise<Page> {
  const context = await browser.newContext({
    ...DEVICES[device],
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    baseURL: process.env['E2E_URL'],
    extraHTTPHeaders: { 'x-forwarded-for': anAddress() },
  });
  if (tokens) {
    await context.addInitScript(
      ([store, key, value]) => {
        // once: later pages keep what the first has made of it
        if (window[store].getItem(`${key}:begun`)) return;
        window[store].setItem(`${key}:begun`, '1');
        window[store].setItem(key, value);
      },
      [KEPT_IN[face], `session:${face}`, JSON.stringify(tokens)] as const,
    );
  }
  return context.newPage();
}

/** Only operations of the list, by hash; no errors; nothing from elsewhere. */
function watch(page: Page, faults: string[]): void {
  page.on('pageerror', (error) => faults.push(`page error: ${error.message}`));
  page.on('console', (message) => {
    // a lost line is part of some flows
    if (message.type() === 'error' && !/net::ERR_|WebSocket|Failed to load resource/.test(message.text()))
      faults.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.host !== new URL(process.env['E2E_URL']!).host)
      faults.push(`from elsewhere: ${url.href}`);
    if (url.pathname !== '/graphql' || request.method() !== 'POST') return;
    const body = request.postDataJSON() as {
      query?: string;
      extensions?: { persistedQuery?: { sha256Hash: string } };
    };
    const hash = body.extensions?.persistedQuery?.sha256Hash ?? '';
    if (body.query || !OPERATIONS[hash]) faults.push(`not an operation of the list: ${body.query ?? hash}`);
  });
}

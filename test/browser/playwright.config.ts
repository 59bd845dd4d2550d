import path from 'node:path';
import { defineConfig } from '@playwright/test';

const flags = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

/** Started by scripts/e2e.mjs, which has the system running. `*.time.spec.ts` move product time: alone, and last. */
export default defineConfig({
  testDir: __dirname,
  globalSetup: path.join(__dirname, 'support/global-setup.ts'),
  testMatch: '**/*.spec.ts',
  outputDir: path.resolve(__dirname, '../../.data/browser'),
  timeout: 150_000,
  expect: { timeout: 10_000 },
  workers: 2,
  // a shared machine now and then starves a browser: once more there, and the list says which
  retries: process.env['CI'] ? 1 : 0,
  forbidOnly: true,
  reporter: [['list'], ['./support/flow-reporter.ts']],
  use: {
    baseURL: process.env['E2E_URL'],
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: process.env['E2E_CHROMIUM'], args: flags },
  },
  projects: [
    { name: 'flows', testIgnore: '**/*.time.spec.ts', fullyParallel: false },
    ...(process.env['E2E_TOUR'] ? [{ name: 'tour', testMatch: 'tour/*.pictures.ts' }] : []),
    // one clock: who moves it is alone
    { name: 'time', testMatch: '**/*.time.spec.ts', dependencies: ['flows'], workers: 1 },
  ],
});

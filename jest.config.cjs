/**
 * Two projects: `unit` (pure, beside the source, no I/O) and `integration` (real Postgres and Redis, in test/).
 * CommonJS everywhere: swc also transforms node_modules, because Nest 12 is published as ESM only.
 */
const swc = {
  swcrc: false,
  sourceMaps: 'inline',
  jsc: {
    target: 'es2023',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
    keepClassNames: true,
  },
  // no ignoreDynamic: Nest's loadPackage() uses import(), which must become require() inside Jest's sandbox
  module: { type: 'commonjs' },
};
const swcJs = { ...swc, jsc: { target: 'es2023', parser: { syntax: 'ecmascript' } } };
const shared = {
  rootDir: __dirname,
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  transform: { '^.+\\.ts$': ['@swc/jest', swc], '^.+\\.m?js$': ['@swc/jest', swcJs] },
  transformIgnorePatterns: [],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.data', '<rootDir>/.cache'],
};
module.exports = {
  testTimeout: 30_000, // an application booting on a fresh clone of the template, on two cores
  projects: [
    { ...shared, displayName: 'unit', testMatch: ['<rootDir>/{libs,apps}/**/*.spec.ts'] },
    {
      ...shared,
      displayName: 'integration',
      testMatch: ['<rootDir>/test/**/*.spec.ts'],
      // Playwright's (npm run e2e)
      testPathIgnorePatterns: ['<rootDir>/test/browser/'],
      globalSetup: '<rootDir>/test/support/global-setup.ts',
      globalTeardown: '<rootDir>/test/support/global-teardown.ts',
    },
  ],
};

import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const nodeGlobals = Object.fromEntries(
  [
    ...['process', 'console', 'Buffer', 'URL', 'URLSearchParams', 'fetch', 'performance'],
    ...[
      'AbortController',
      'AbortSignal',
      'setTimeout',
      'clearTimeout',
      'setInterval',
      'clearInterval',
      'setImmediate',
    ],
    ...['structuredClone', 'TextEncoder', 'TextDecoder'],
  ].map((name) => [name, 'readonly']),
);

const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Named exports only: a name is the same wherever it is used.',
};

/** What makes a rule answer differently each time it is asked. */
const impure = [
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
    message: 'Domain code has no clock of its own: take `now` as an argument.',
  },
  {
    selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
    message: 'Domain code has no clock of its own: take `now` as an argument.',
  },
  {
    selector: 'CallExpression[callee.object.name="Math"][callee.property.name="random"]',
    message: 'Domain code draws no lots: take the number as an argument.',
  },
  {
    selector: 'CallExpression[callee.name=/^random(UUID|Bytes|Int|FillSync)$/]',
    message: 'Domain code draws no lots: take the id or the number as an argument.',
  },
];

export default defineConfig(
  globalIgnores([
    ...['dist/', 'dist.*/', '.data*/', '.cache/', 'coverage/'],
    ...['apps/web/dist/', 'apps/web/src/generated/'],
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.mjs', '**/*.cjs'],
    extends: [js.configs.recommended],
    languageOptions: { globals: nodeGlobals },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: { module: 'writable', require: 'readonly', __dirname: 'readonly' },
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [js.configs.recommended, tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // a `default` that throws (assertNever) is allowed, one that swallows a new member is not
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: false, requireDefaultForNonUnion: false },
      ],
      // would turn the classes Nest injects by into types and erase them from the emitted metadata
      '@typescript-eslint/consistent-type-imports': 'off',
      // an implementation of an asynchronous port need not await anything
      '@typescript-eslint/require-await': 'off',
      // Nest's modules are classes that carry nothing but a decorator
      '@typescript-eslint/no-extraneous-class': 'off',
      eqeqeq: 'error',
      'no-console': 'error',
      'no-restricted-syntax': ['error', noDefaultExport],
    },
  },
  {
    files: ['libs/*/src/domain/**/*.ts', 'libs/workflows/src/**/*.ts'],
    ignores: ['**/*.spec.ts', 'libs/workflows/src/**/adapters/**'],
    rules: { 'no-restricted-syntax': ['error', noDefaultExport, ...impure] },
  },
  {
    files: ['**/*.spec.ts', 'test/**/*.ts'],
    rules: {
      // answers of a server and rows of a query arrive untyped; asserting on them is the check
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    // a command line talks on the console
    files: ['apps/cli/**/*.ts', 'test/bench/**/*.ts', 'test/chaos/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    // Jest, Vite, the code generator and Playwright want a default export here
    files: [
      'test/support/global-{setup,teardown}.ts',
      'apps/web/{vite.config,codegen}.ts',
      'test/browser/{playwright.config,support/flow-reporter}.ts',
    ],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    // screens end in the browser's console; what a person sees is said by the screen itself
    files: ['apps/web/**/*.{ts,tsx}', 'test/browser/support/flow-reporter.ts'],
    rules: { 'no-console': ['error', { allow: ['error', 'log'] }] },
  },
  {
    // the browser speaks to the real system, and every element is looked at
    files: ['test/browser/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'CallExpression[callee.property.name=/^(route|routeWebSocket|routeFromHAR|unrouteAll)$/]',
          message:
            'Nothing between the browser and the real system: no mocked network (setOffline is a real outage).',
        },
        {
          selector: 'CallExpression[callee.property.name=/^(exclude|disableRules|withRules|options)$/]',
          message: 'axe looks at every element with every rule: mend the page instead.',
        },
        {
          selector: 'CallExpression[callee.object.name="test"][callee.property.name=/^(skip|fixme|only)$/]',
          message: 'A flow that does not run shows nothing.',
        },
      ],
    },
  },
);

/**
 * Who may import whom (docs/architecture.md). Type imports count: they are knowledge all the same.
 * Path groups: $1 is the lib of the importing file.
 */
const LIBS = '^libs/([^/]+)/src/';
const only = (...libs) => `^libs/(${libs.join('|')})/src/`;

/** A lib may know the libs named here and nothing else of ours. */
const arrows = {
  kernel: [],
  platform: ['kernel'],
  timeline: ['kernel', 'platform'],
  organizations: ['kernel', 'platform'],
  people: ['kernel', 'platform', 'organizations'],
  catalogue: ['kernel', 'platform', 'organizations'],
  orders: ['kernel', 'platform', 'timeline', 'organizations', 'people', 'catalogue'],
  evaluations: ['kernel', 'platform', 'timeline', 'organizations', 'people', 'catalogue', 'orders'],
  workflows: ['kernel', 'platform', 'organizations', 'people', 'catalogue', 'orders'],
  oversight: ['kernel', 'platform', 'organizations', 'people', 'catalogue', 'timeline', 'orders'],
  notifications: ['kernel', 'platform', 'organizations', 'people', 'catalogue', 'orders', 'evaluations'],
  exports: ['kernel', 'platform', 'organizations', 'people', 'catalogue', 'orders', 'evaluations'],
  intake: ['kernel', 'platform', 'organizations', 'people', 'catalogue', 'orders'],
  insights: [
    'kernel',
    'platform',
    'organizations',
    'people',
    'catalogue',
    'orders',
    'evaluations',
    'exports',
    'oversight',
  ],
  reports: ['kernel', 'platform', 'organizations', 'catalogue', 'exports', 'insights'],
};
/** The list of all parts, for the apps: nobody else may know it. */
arrows.product = Object.keys(arrows);

const arrowRules = Object.entries(arrows).map(([lib, allowed]) => ({
  name: `arrows-of-${lib}`,
  comment: `${lib} may import ${allowed.join(', ') || 'no other lib'}; an effect that would run backwards travels as an event.`,
  severity: 'error',
  from: { path: `^libs/${lib}/src/` },
  to: { path: '^libs/', pathNot: only(lib, ...allowed) },
}));

module.exports = {
  forbidden: [
    ...arrowRules,
    {
      name: 'lib-without-arrows',
      comment: 'A new lib first gets its line in `arrows` of .dependency-cruiser.cjs.',
      severity: 'error',
      from: { path: LIBS, pathNot: only(...Object.keys(arrows)) },
      to: { path: '.' },
    },
    {
      name: 'lib-only-through-its-door',
      comment: 'Between libs only #libs/<name>, which is its index.ts.',
      severity: 'error',
      from: { path: LIBS },
      to: { path: '^libs/', pathNot: ['^libs/$1/', '^libs/[^/]+/src/index\\.ts$'] },
    },
    {
      name: 'lib-only-through-its-door-from-outside',
      comment: 'Apps and tests use the same door.',
      severity: 'error',
      from: { path: '^(apps|test)/' },
      to: { path: '^libs/', pathNot: '^libs/[^/]+/src/index\\.ts$' },
    },
    {
      name: 'no-import-of-apps-or-test',
      comment: 'Apps assemble; nothing assembles apps. Tests may start them.',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^(apps|test|scripts)/' },
    },
    {
      name: 'no-import-of-test',
      severity: 'error',
      from: { path: '^apps/' },
      to: { path: '^test/' },
    },
    {
      name: 'apps-stand-alone',
      comment: 'Each app is a composition root of its own; what two of them need belongs in a lib.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'screens-know-the-schema-alone',
      comment: 'apps/web is generated from schema.graphql; it shares no code with the server.',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: '^(libs|test|scripts|apps/(?!web/))' },
    },
    {
      name: 'nobody-imports-screens',
      severity: 'error',
      from: { path: '^(libs|test|apps/(?!web/))' },
      to: { path: '^apps/web/' },
    },
    {
      name: 'faces-stand-alone',
      comment:
        'What two faces need belongs in apps/web/src/shared; what only staff need, in staff and dashboards.',
      severity: 'error',
      from: { path: '^apps/web/src/([^/]+)/' },
      to: { path: '^apps/web/src/', pathNot: '^apps/web/src/($1|shared|staff|dashboards|generated)/' },
    },
    {
      name: 'residents-load-nothing-of-staff',
      severity: 'error',
      from: { path: '^apps/web/src/(resident|screen|shared)/' },
      to: { path: '^apps/web/src/staff/' },
    },
    {
      name: 'antd-only-in-the-console',
      comment: 'It weighs three times as much as a whole public page.',
      severity: 'error',
      from: { path: '^apps/web/src/(?!console/)' },
      to: { path: 'node_modules/(antd|@ant-design)/' },
    },
    {
      name: 'kernel-needs-nothing',
      comment:
        'Pure TypeScript: no package, no built-in module. Only where ids and lots are drawn for real, and in specs.',
      severity: 'error',
      from: { path: '^libs/kernel/src/', pathNot: ['\\.spec\\.ts$', '^libs/kernel/src/(ids|random)\\.ts$'] },
      to: { pathNot: '^libs/kernel/src/' },
    },
    {
      name: 'domain-needs-kernel-alone',
      comment:
        'Rules without Nest, TypeORM, I/O or any package; of the built-in modules crypto, to hash with.',
      severity: 'error',
      from: { path: '^libs/([^/]+)/src/domain/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: ['^libs/$1/src/domain/', '^libs/kernel/src/index\\.ts$', '^crypto$'] },
    },
    {
      name: 'application-below-adapters',
      comment: 'Use cases name ports; adapters implement them.',
      severity: 'error',
      from: { path: '^libs/([^/]+)/src/application/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^libs/$1/src/adapters/' },
    },
    {
      name: 'index-is-for-others',
      comment: 'Inside a lib import the file itself; its index only for the outside (cycles begin here).',
      severity: 'error',
      from: { path: LIBS },
      to: { path: '^libs/$1/src/index\\.ts$' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-test-code-in-product',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: '\\.spec\\.ts$' },
      to: { path: '\\.spec\\.ts$' },
    },
    {
      name: 'production-uses-dependencies',
      comment: 'The image has no devDependencies.',
      severity: 'error',
      // the screens are bundled
      from: { path: '^(apps|libs)/', pathNot: ['\\.spec\\.ts$', '^apps/web/'] },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      // the bench measures the build, which need not be there yet; the others hold types alone
      to: {
        couldNotResolve: true,
        pathNot: ['dist/', '@graphql-typed-document-node', '^pdfmake/interfaces$'],
      },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|apps/web/dist)/' },
    enhancedResolveOptions: {
      conditionNames: ['source', 'import', 'require', 'node', 'default'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};

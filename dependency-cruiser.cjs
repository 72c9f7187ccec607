/** Who may import whom: docs/architecture.md, "Import rules". Type imports count like any other. */
const SERVICES = '(events|volunteers|business-service|notifications)';
const TEST_CODE = String.raw`\.spec\.ts$|/(testing|conformance)/|^libs/testing/|^(e2e|bench|faults|tools)/`;

/** The files of a feature that say by their ending what they are; every other file there holds rules. */
const kinds = (...endings) => String.raw`\.(${endings.join('|')})\.ts$`;
const FRAMEWORK_FILES = kinds(
  'handler',
  'desk',
  'migration',
  'provider',
  'schema',
  'store',
  'module',
  'controller',
  'spec',
  'run',
);
const inFeature = (service) => `^apps/${service}/src/(?!testing/)[^/]+/`;
const pkg = (...names) => `node_modules/(${names.join('|')})/`;

const rulesOf = (service) =>
  String.raw`${inFeature(service)}(?!.*\.(handler|desk|migration|provider|schema|store|module|controller|spec|run)\.ts$).+\.ts$`;
const filesOf = (service, ...endings) => `${inFeature(service)}.+${kinds(...endings)}`;
const anyOf = (...patterns) => patterns.join('|');

const layers = [
  {
    name: 'rules-stay-pure',
    comment: 'rules import contracts and other rules of the same service: no framework, no database, no Node',
    from: { path: `${inFeature(SERVICES)}.+\\.ts$`, pathNot: FRAMEWORK_FILES },
    to: { pathNot: anyOf('^libs/contracts/', rulesOf('$1')) },
  },
  {
    name: 'stores-know-the-database-only',
    comment: 'schemas and stores import rules, contracts, persistence, personal-data and mongoose',
    from: { path: filesOf(SERVICES, 'schema', 'store', 'migration') },
    to: {
      pathNot: anyOf(
        '^libs/(contracts|persistence|personal-data)/',
        rulesOf('$1'),
        filesOf('$1', 'schema', 'store'),
        pkg('mongoose', 'mongodb', '@nestjs/mongoose', '@nestjs/common'),
      ),
    },
  },
  {
    name: 'handlers-read-like-the-sentence',
    comment: 'handlers import rules, stores, providers, contracts and messaging, and new ids from persistence',
    from: { path: filesOf(SERVICES, 'handler', 'run') },
    to: {
      pathNot: anyOf(
        '^libs/(contracts|messaging|persistence)/',
        rulesOf('$1'),
        filesOf('$1', 'schema', 'store', 'provider', 'desk'),
        pkg('@nestjs/common'),
      ),
    },
  },
  {
    name: 'desks-keep-in-memory-what-stores-hold',
    comment: 'desks stand between handlers that decide together and the stores: rules, stores and messaging',
    from: { path: filesOf(SERVICES, 'desk') },
    to: {
      pathNot: anyOf(
        '^libs/(contracts|messaging)/',
        rulesOf('$1'),
        filesOf('$1', 'schema', 'store', 'desk'),
        pkg('@nestjs/common'),
      ),
    },
  },
  {
    name: 'providers-speak-to-the-outside',
    comment: 'what calls a system that is not ours: rules, contracts, keys, the clock and Node',
    from: { path: filesOf(SERVICES, 'provider') },
    to: {
      pathNot: anyOf(
        '^libs/contracts/',
        rulesOf('$1'),
        '^(node:)?(crypto|dns|http|https|net)$',
        '^libs/(messaging|personal-data)/',
        filesOf('$1', 'provider'),
        `^apps/${SERVICES}/src/[^/]+\\.ts$`,
        pkg('@nestjs/common'),
      ),
    },
  },
];

const houses = [
  {
    name: 'app-to-app',
    comment: 'apps import libs, never another app (standalone excepted)',
    from: { path: '^apps/([^/]+)/', pathNot: '^apps/standalone/' },
    to: { path: '^apps/([^/]+)/', pathNot: '^apps/$1/' },
  },
  { name: 'lib-to-app', comment: 'libs never import an app', from: { path: '^libs/' }, to: { path: '^apps/' } },
  {
    name: 'contracts-stay-pure',
    comment: 'contracts import class-validator, class-transformer and the swagger decorators only',
    from: { path: '^libs/contracts/', pathNot: TEST_CODE },
    to: { pathNot: anyOf('^libs/contracts/', pkg('class-validator', 'class-transformer', '@nestjs/swagger')) },
  },
  {
    name: 'libs-by-their-entry',
    comment: 'a library is imported as @linli/name (contracts also as @linli/contracts/service), never by an inner file',
    from: { path: '^(?:apps|libs|e2e|faults)/([^/]+)/', pathNot: TEST_CODE },
    to: { path: '^libs/[^/]+/', pathNot: anyOf('^libs/$1/', '^libs/[^/]+/src/index.ts$', '^libs/contracts/src/[^/]+/index.ts$') },
  },
];

const hygiene = [
  { name: 'no-circular', comment: 'no cycles', from: {}, to: { circular: true } },
  {
    name: 'no-test-code-in-production',
    comment: 'test builders and libs/testing are for tests',
    from: { path: '^(apps|libs)/', pathNot: TEST_CODE },
    to: { path: '^libs/testing/|/(testing|conformance)/' },
  },
  {
    name: 'no-development-package-in-production',
    comment: 'what runs in production is named under "dependencies"; types alone do not run',
    from: { path: '^(apps|libs)/', pathNot: `${TEST_CODE}|^apps/web/` },
    to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['npm', 'type-only'] },
  },
  { name: 'no-unknown-import', comment: 'every import resolves', from: {}, to: { couldNotResolve: true } },
];

module.exports = {
  forbidden: [...layers, ...houses, ...hygiene].map((rule) => ({ ...rule, severity: 'error' })),
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};

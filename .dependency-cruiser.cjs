/**
 * The layers of docs/architecture.md, checked. Arrows point down only; other libs are entered by
 * their index; what is pure stays pure. `comment` is what the offender reads.
 */
const LAYERS = ['kernel', 'identity', 'forum', 'moderation', 'importer', 'search', 'notify'];

/** Each lib may use the ones before it in the list, and nothing after. */
const downwards = LAYERS.slice(0, -1).map((lib, at) => ({
  name: `${lib}-knows-nothing-above`,
  comment: `${lib} is below: use an event, a second resolver above, or a port that ${lib} declares.`,
  severity: 'error',
  from: { path: `^libs/${lib}/` },
  to: { path: `^libs/(${LAYERS.slice(at + 1).join('|')})/` },
}));

const TESTS = '\\.(spec|e2e-spec|browser-spec)\\.ts$';

module.exports = {
  forbidden: [
    {
      name: 'no-cycle',
      comment: 'Two files that need each other are one, or miss a third below both.',
      severity: 'error',
      from: { pathNot: TESTS },
      to: { circular: true },
    },
    ...downwards,
    {
      name: 'libs-know-no-app',
      comment: 'Apps wire libs together; nothing depends on an app.',
      severity: 'error',
      from: { path: '^(libs|migrations)/' },
      to: { path: '^apps/' },
    },
    {
      name: 'apps-apart',
      comment:
        'An app is a process of its own; what two share belongs into a lib. The one process of npm start and the commands are made of the others.',
      severity: 'error',
      from: { path: '^apps/(web|worker)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'libs-by-their-index',
      comment: 'Import another lib by its alias: what its index does not name is its own affair.',
      severity: 'error',
      from: { path: '^libs/([^/]+)/', pathNot: TESTS },
      to: { path: '^libs/', pathNot: '^libs/($1/|[^/]+/src/index\\.ts$)' },
    },
    {
      name: 'apps-use-libs-by-their-index',
      comment: 'Import a lib by its alias: what its index does not name is its own affair.',
      severity: 'error',
      from: { path: '^apps/', pathNot: TESTS },
      to: { path: '^libs/', pathNot: '^libs/[^/]+/src/index\\.ts$' },
    },
    {
      name: 'not-the-own-index',
      comment: 'Inside a lib, import the file itself: the index of the own lib makes cycles.',
      severity: 'error',
      from: { path: '^libs/([^/]+)/src/' },
      to: { path: '^libs/$1/src/index\\.ts$' },
    },
    {
      name: 'entities-and-policies-are-pure',
      comment: 'Columns and rules need no database, no GraphQL and no use case to be understood.',
      severity: 'error',
      from: { path: '\\.(entity|policy)\\.ts$' },
      to: {
        path: [
          '\\.(service|repository|resolver|loader|module|type|inputs)\\.ts$',
          'node_modules/(@nestjs|graphql|pg|class-validator)/',
        ],
      },
    },
    {
      name: 'policies-know-no-database',
      comment: 'A policy decides about what it is given.',
      severity: 'error',
      from: { path: '\\.policy\\.ts$' },
      to: { path: '(node_modules/typeorm|^libs/kernel/src/db)/' },
    },
    {
      name: 'sql-stays-in-repositories',
      comment:
        "Services speak the forum's language; SQL and TypeORM live in repositories and in kernel/db.",
      severity: 'error',
      from: { path: '\\.(service|resolver|loader|type|inputs|events)\\.ts$' },
      to: { path: 'node_modules/(typeorm|pg)/' },
    },
    {
      name: 'below-the-resolver-no-graphql',
      comment: 'Repositories and services serve pages, jobs and commands too.',
      severity: 'error',
      from: { path: '\\.(repository|service)\\.ts$' },
      to: { path: ['\\.resolver\\.ts$', 'node_modules/(@nestjs/graphql|graphql)/'] },
    },
    {
      name: 'no-test-code-in-the-product',
      comment: 'What runs in production imports neither tests nor benchmarks.',
      severity: 'error',
      from: { path: '^(apps|libs|migrations)/', pathNot: TESTS },
      to: { path: `^(test|bench)/|${TESTS}` },
    },
    {
      name: 'no-development-packages-in-the-product',
      comment: 'The image has no devDependencies: move the package to dependencies.',
      severity: 'error',
      from: {
        path: '^(apps/(api|worker|cli)|libs|migrations)/',
        pathNot: [TESTS, 'source-hooks\\.mjs$'],
      },
      to: {
        dependencyTypes: ['npm-dev', 'npm-unknown', 'npm-no-pkg'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'resolvable',
      comment: 'There is no such file or package.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^dist/', '^apps/web/'] },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.json'],
    },
  },
};

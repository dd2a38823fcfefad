/** What the three projects share: ES modules, compiled by swc as the build does. */
const shared = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleFileExtensions: ['js', 'mjs', 'cjs', 'ts', 'json', 'node'],
  transform: { '^.+\\.ts$': '@swc/jest' },
  moduleNameMapper: {
    '^@parvis/([a-z]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^\\$lib/(.*)$': '<rootDir>/apps/web/src/lib/$1',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  modulePathIgnorePatterns: [
    '<rootDir>/dist/',
    '<rootDir>/data/',
    '<rootDir>/apps/web/.svelte-kit/',
  ],
  setupFiles: ['reflect-metadata'],
};

/** One PostgreSQL for all files of a run; each file makes its own database in it. */
const withCluster = {
  globalSetup: '<rootDir>/test/support/cluster-setup.mjs',
  globalTeardown: '<rootDir>/test/support/cluster-teardown.mjs',
};

export default {
  maxWorkers: 2,
  testSequencer: '<rootDir>/test/support/longest-first.cjs',
  // A busy machine is slow, not wrong; Jest knows one limit for all projects.
  testTimeout: 60_000,
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/{libs,apps,bin}/**/*.spec.ts'],
    },
    {
      ...shared,
      ...withCluster,
      displayName: 'e2e',
      testMatch: ['<rootDir>/test/*.spec.ts', '<rootDir>/test/e2e/**/*.e2e-spec.ts'],
    },
    {
      ...shared,
      ...withCluster,
      globalSetup: '<rootDir>/test/support/browser-setup.mjs',
      displayName: 'browser',
      testMatch: ['<rootDir>/test/browser/**/*.browser-spec.ts'],
    },
  ],
};

// `npm run check [--static]`: all that can be said of the sources, then the quick tests. --static
// leaves the tests out. Everything is run, so that one look shows all there is to mend.
import './node-version.mjs';
import { join } from 'node:path';
import { fail } from './explain.mjs';
import { TOP } from './fingerprint.mjs';
import { installIfNeeded } from './install.mjs';
import { run } from './run.mjs';
import { step } from './steps.mjs';

const JEST = [
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  'node_modules/jest/bin/jest.js',
];

const STATIC = {
  'Format and lint': ['node_modules/@biomejs/biome/bin/biome', 'ci', '--colors=off', '.'],
  Types: ['node_modules/typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.json'],
  'Types of the pages': ['node_modules/svelte-check/bin/svelte-check', '--threshold', 'error'],
  Architecture: [
    'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
    ...['--output-type', 'err', 'apps', 'libs', 'migrations'],
  ],
};

const TESTS = {
  'Schema and architecture': [
    ...JEST,
    '--forceExit',
    '--testPathPatterns',
    'test/[^/]+\\.spec\\.ts$',
  ],
  'Unit tests': [...JEST, '--selectProjects', 'unit', '--forceExit'],
};

/** svelte-check reads types that SvelteKit derives from the routes. */
async function prepareWeb() {
  const cwd = join(TOP, 'apps/web');
  await run(process.execPath, [join(TOP, 'node_modules/@sveltejs/kit/svelte-kit.js'), 'sync'], {
    cwd,
  });
}

async function check(name, command) {
  const at = command.findIndex((part) => part.startsWith('node_modules/'));
  const args = command.with(at, join(TOP, command[at]));
  const cwd = name === 'Types of the pages' ? join(TOP, 'apps/web') : TOP;
  const { status, output } = await run(process.execPath, args, { cwd });
  if (status !== 0) throw new Error(output);
}

try {
  await installIfNeeded();
  await prepareWeb();
  const checks = process.argv.includes('--static') ? STATIC : { ...STATIC, ...TESTS };
  for (const [name, command] of Object.entries(checks)) {
    try {
      await step(name, () => check(name, command));
    } catch (error) {
      console.log(`\n${error.message}\n`);
      process.exitCode = 1;
    }
  }
} catch (error) {
  fail(error);
}

// `npm test [project…]`: installs, builds, runs the tests, and ends with their count on a line of
// its own.
import './node-version.mjs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.mjs';
import { fail } from './explain.mjs';
import { installIfNeeded } from './install.mjs';
import { runNode } from './run.mjs';
import { addCounts, countResults, NONE, sentence } from './test-count.mjs';

const PROJECTS = ['unit', 'e2e', 'browser'];

const JEST = [
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  'node_modules/jest/bin/jest.js',
];

/** Runs the projects one after the other: a browser is slow when it shares two cores. */
async function test(projects) {
  const folder = mkdtempSync(join(tmpdir(), 'parvis-results-'));
  let counts = NONE;
  for (const project of projects) {
    const results = join(folder, `${project}.json`);
    console.log(`\n── ${project} tests ──`);
    const { status } = await runNode([
      ...[...JEST, '--selectProjects', project, '--passWithNoTests', '--forceExit'],
      ...['--json', '--outputFile', results],
    ]);
    counts = addCounts(counts, countResults(results, status));
  }
  rmSync(folder, { recursive: true, force: true });
  return counts;
}

const asked = process.argv.slice(2).filter((name) => PROJECTS.includes(name));

try {
  await installIfNeeded();
  await build();
  const counts = await test(asked.length ? asked : PROJECTS);
  console.log(`\n${sentence(counts)}`);
  process.exitCode = counts.failed ? 1 : 0;
} catch (error) {
  fail(error);
  console.log(`\n${sentence({ ...NONE, failed: 1 })}`);
}

// `npm test [-- project… path…]`: installs, builds, runs the tests, and ends with their count on a
// line of its own.
import './node-version.mjs';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.mjs';
import { fail } from './explain.mjs';
import { installIfNeeded } from './install.mjs';
import { spawnBound } from './run.mjs';
import { addCounts, countResults, NONE, sentence } from './test-count.mjs';

const PROJECTS = ['unit', 'e2e', 'browser'];

const JEST = [
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  'node_modules/jest/bin/jest.js',
];

const asked = process.argv.slice(2).filter((word) => PROJECTS.includes(word));
const paths = process.argv.slice(2).filter((word) => !PROJECTS.includes(word));

/** After its results, Jest has this long to end. */
const LEAVE_MS = 20_000;

/** Runs the projects one after the other: a browser is slow when it shares two cores. */
async function test(projects) {
  const folder = mkdtempSync(join(tmpdir(), 'parvis-results-'));
  let counts = NONE;
  for (const project of projects) {
    const results = join(folder, `${project}.json`);
    console.log(`\n── ${project} tests ──`);
    const status = await runJest(project, results);
    counts = addCounts(counts, countResults(results, status));
  }
  rmSync(folder, { recursive: true, force: true });
  return counts;
}

/**
 * Runs Jest and waits for its end, or, once its results are written, for a while only: tests that
 * leave something open must not hold up the others.
 */
function runJest(project, results) {
  const child = spawnBound(process.execPath, [
    ...[...JEST, '--selectProjects', project, '--passWithNoTests'],
    ...['--json', '--outputFile', results, ...paths],
  ]);
  let late = 0;
  const patience = setInterval(() => {
    if (!existsSync(results) || ++late * 1000 < LEAVE_MS) return;
    console.log(`The ${project} tests are done but something they opened is not: ending it.`);
    process.kill(-child.pid, 'SIGKILL');
  }, 1000);
  return new Promise((resolve) => {
    child.once('close', (code) => {
      clearInterval(patience);
      resolve(late * 1000 < LEAVE_MS ? code : 0);
    });
  });
}

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

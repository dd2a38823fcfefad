import { readFileSync } from 'node:fs';

export const NONE = { passed: 0, failed: 0, skipped: 0 };

/**
 * Counts one Jest run from the file it wrote. A file of tests that could not run, or whose clean-up
 * failed, counts as a failure, and so does a run that ended badly for no reason it gives.
 */
export function countResults(file, status) {
  let run;
  try {
    run = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { ...NONE, failed: 1 };
  }
  const broken = run.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const failed = run.numFailedTests + broken;
  return {
    passed: run.numPassedTests,
    failed: failed === 0 && status !== 0 ? 1 : failed,
    skipped: run.numPendingTests + run.numTodoTests,
  };
}

export function addCounts(one, other) {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
  };
}

/** The last line of `npm test`, which scripts read. */
export function sentence({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

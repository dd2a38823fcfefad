import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addCounts, countResults, NONE, sentence } from './test-count.mjs';

const folder = mkdtempSync(join(tmpdir(), 'parvis-count-'));
afterAll(() => rmSync(folder, { recursive: true }));

function results(run: object): string {
  const file = join(folder, 'results.json');
  writeFileSync(file, JSON.stringify(run));
  return file;
}

const fine = { status: 'passed', assertionResults: [{ status: 'passed' }] };
const failing = { status: 'failed', assertionResults: [{ status: 'failed' }] };
const broken = { status: 'failed', assertionResults: [] };
const run = { numPassedTests: 1, numFailedTests: 0, numPendingTests: 2, numTodoTests: 1 };

describe('the count of npm test', () => {
  it('adds up what passed, failed and was skipped', () => {
    const file = results({ ...run, numFailedTests: 1, testResults: [fine, failing] });
    const counts = addCounts(countResults(file, 1), NONE);
    expect(sentence(counts)).toBe('1 passed, 1 failed, 3 skipped');
  });

  it('counts a file that could not run as a failure', () => {
    const file = results({ ...run, testResults: [fine, broken] });
    expect(countResults(file, 1)).toMatchObject({ passed: 1, failed: 1 });
  });

  it('counts a run without results, or with a bad end, as a failure', () => {
    expect(countResults(join(folder, 'missing.json'), 0)).toMatchObject({ failed: 1 });
    expect(countResults(results({ ...run, testResults: [fine] }), 1)).toMatchObject({ failed: 1 });
    expect(countResults(results({ ...run, testResults: [fine] }), 0)).toMatchObject({ failed: 0 });
  });
});

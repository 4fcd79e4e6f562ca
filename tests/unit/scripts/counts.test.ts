import { describe, expect, it } from 'vitest';
import { addCounts, countPlaywright, countVitest, formatSummary } from '../../../scripts/test/counts.mjs';

const passedFile = { status: 'passed', assertionResults: [{ status: 'passed' }] };
const failedFile = { status: 'failed', assertionResults: [{ status: 'passed' }, { status: 'failed' }] };
const brokenFile = { status: 'failed', assertionResults: [] };

function vitestReport(passed: number, failed: number, files: readonly (typeof passedFile)[]) {
  return { numPassedTests: passed, numFailedTests: failed, numPendingTests: 2, numTodoTests: 1, testResults: files };
}

describe('countVitest', () => {
  it('takes skipped and to-do tests together', () => {
    expect(countVitest(vitestReport(5, 0, [passedFile]), 0)).toEqual({ passed: 5, failed: 0, skipped: 3 });
  });

  it('counts a file that could not be loaded as one failure', () => {
    expect(countVitest(vitestReport(5, 1, [passedFile, failedFile, brokenFile]), 1)).toEqual({
      passed: 5,
      failed: 2,
      skipped: 3,
    });
  });

  it('counts an error outside the tests, which only the exit code shows', () => {
    expect(countVitest(vitestReport(5, 0, [passedFile]), 1).failed).toBe(1);
  });

  it('counts a runner that wrote no report as one failure, whatever its exit code', () => {
    expect(countVitest(undefined, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});

describe('countPlaywright', () => {
  it('counts a test that passed only at the second try as failed', () => {
    const stats = { expected: 7, unexpected: 1, flaky: 2, skipped: 4 };
    expect(countPlaywright({ stats }, 1)).toEqual({ passed: 7, failed: 3, skipped: 4 });
  });

  it('counts a run without a test as failed, since Playwright ends it with an error', () => {
    const stats = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 };
    expect(countPlaywright({ stats }, 1).failed).toBe(1);
  });

  it('counts a runner that wrote no report as one failure', () => {
    expect(countPlaywright(undefined, 0).failed).toBe(1);
  });
});

describe('formatSummary', () => {
  it('gives the line that closes the run, with all stages added up', () => {
    const total = addCounts([
      { passed: 10, failed: 0, skipped: 1 },
      { passed: 3, failed: 2, skipped: 0 },
    ]);
    expect(formatSummary(total)).toBe('13 passed, 2 failed, 1 skipped');
  });

  it('gives zeros when nothing ran', () => {
    expect(formatSummary(addCounts([]))).toBe('0 passed, 0 failed, 0 skipped');
  });
});

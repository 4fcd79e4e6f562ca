/** Turns what the test runners report into three numbers. A stage that broke never counts as nothing. */

/**
 * `failures`: what is to be said at the end of each failed test, where the runner told it.
 * @typedef {{ passed: number, failed: number, skipped: number, failures?: readonly string[] }} Counts
 */

/**
 * The parts of Vitest's JSON report that we read.
 * @typedef {object} VitestReport
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests
 * @property {number} numTodoTests
 * @property {readonly { status: string, assertionResults: readonly { status: string }[] }[]} testResults
 */
/**
 * The parts of Playwright's JSON report that we read.
 * @typedef {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number } }} PlaywrightReport
 */

/** @type {Counts} */
export const oneFailure = Object.freeze({ passed: 0, failed: 1, skipped: 0 });

/**
 * @param {VitestReport | undefined} report undefined when the runner wrote none
 * @param {number} code its exit code
 * @returns {Counts}
 */
export function countVitest(report, code) {
  if (report === undefined) return oneFailure;
  // A file that cannot even be loaded fails without a single failed test in it.
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((assertion) => assertion.status === 'failed'),
  ).length;
  const failed = report.numFailedTests + brokenFiles;
  return withExitCode({ passed: report.numPassedTests, failed, skipped: report.numPendingTests + report.numTodoTests }, code);
}

/**
 * @param {PlaywrightReport | undefined} report undefined when the runner wrote none
 * @param {number} code its exit code
 * @returns {Counts}
 */
export function countPlaywright(report, code) {
  if (report === undefined) return oneFailure;
  const { expected, unexpected, flaky, skipped } = report.stats;
  // One that passed only when tried again did fail.
  return withExitCode({ passed: expected, failed: unexpected + flaky, skipped }, code);
}

/**
 * A runner that ends badly although no test failed found an error outside the tests, or no test at all.
 * @param {Counts} counts
 * @param {number} code
 */
function withExitCode(counts, code) {
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/**
 * @param {readonly Counts[]} all
 * @returns {Counts}
 */
export function addCounts(all) {
  return all.reduce(
    (sum, { passed, failed, skipped }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      skipped: sum.skipped + skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/**
 * The line that closes the whole run.
 * @param {Counts} counts
 */
export function formatSummary({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

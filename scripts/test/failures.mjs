/**
 * Says which tests failed and why, in a few lines each, for the end of the run: a run prints so much that its middle is
 * often cut off, and a failure that only shows there cannot be mended.
 */
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { repository } from '../paths.mjs';

/** Lines kept of each reason: the message and what was expected, without the places in the code. */
const linesOfReason = 6;

/**
 * The parts of Vitest's JSON report that we read.
 * @typedef {{ status: string, fullName?: string, failureMessages?: readonly string[] | null }} VitestAssertion
 * @typedef {{ testResults: readonly { name?: string, message?: string, status: string, assertionResults: readonly VitestAssertion[] }[] }} VitestFiles
 */
/**
 * The parts of Playwright's JSON report that we read.
 * @typedef {{ status?: string, error?: { message?: string } }} PlaywrightResult
 * @typedef {{ title: string, file?: string, line?: number, tests: readonly { status: string, results: readonly PlaywrightResult[] }[] }} PlaywrightSpec
 * @typedef {{ specs?: readonly PlaywrightSpec[], suites?: readonly PlaywrightSuite[] }} PlaywrightSuite
 */

/**
 * @param {VitestFiles | undefined} report
 * @returns {string[]} one text a failed test, or a file that could not be loaded
 */
export function failuresOfVitest(report) {
  return (report?.testResults ?? []).flatMap(({ name = '', message = '', status, assertionResults }) => {
    const file = relative(repository, name);
    const failed = assertionResults.filter((assertion) => assertion.status === 'failed');
    if (failed.length === 0 && status === 'failed') return [describeFailure(file, message)];
    return failed.map(({ fullName = '', failureMessages }) => describeFailure(`${file} › ${fullName}`, failureMessages?.[0]));
  });
}

/**
 * @param {PlaywrightSuite | undefined} suite the report, or a part of it
 * @returns {string[]} one text a failed test
 */
export function failuresOfPlaywright(suite) {
  const own = (suite?.specs ?? []).flatMap(({ title, file, line, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ results }) => {
        const failed = results.find(({ status }) => status !== 'passed');
        return describeFailure(`${file}:${line} › ${title}`, failed?.error?.message ?? failed?.status);
      }),
  );
  return [...own, ...(suite?.suites ?? []).flatMap(failuresOfPlaywright)];
}

/**
 * @param {string} name
 * @param {string} [reason]
 */
function describeFailure(name, reason = 'no reason was reported') {
  const lines = stripVTControlCharacters(reason)
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^\s+at /.test(line));
  return [name, ...lines.slice(0, linesOfReason).map((line) => `    ${line.trim()}`)].join('\n');
}

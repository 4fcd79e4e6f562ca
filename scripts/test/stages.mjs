/** The stages of the test command that run a test runner. Each gives back its counts and never throws for a failed test. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repository } from '../paths.mjs';
import { PersonError } from '../person-error.mjs';
import { runPackage } from '../process.mjs';
import { runtimeEnvironment } from '../runtime.mjs';
import { withDisplay } from '../xvfb.mjs';
import { countPlaywright, countVitest } from './counts.mjs';
import { runPlaywright } from './playwright.mjs';

/** @typedef {import('./counts.mjs').Counts} Counts */
/** @typedef {import('../runtime.mjs').Runtime} Runtime */

export const faultConfiguration = 'vitest.fault.config.ts';
const endToEndConfiguration = 'playwright.config.ts';

/** @returns {boolean} whether there are fault tests yet */
export function hasFaultTests() {
  return existsSync(join(repository, faultConfiguration));
}

/**
 * @param {Runtime} runtime
 * @returns {Promise<Counts>}
 */
export function runUnitTests(runtime) {
  return runVitest(['run'], runtimeEnvironment(runtime));
}

/**
 * @param {Runtime} runtime
 * @returns {Promise<Counts>}
 */
export function runFaultTests(runtime) {
  return withDisplay((display) => runVitest(['run', '--config', faultConfiguration], { ...runtimeEnvironment(runtime), ...display }));
}

/**
 * @param {Runtime} runtime
 * @returns {Promise<Counts>}
 */
export async function runEndToEndTests(runtime) {
  // Without its configuration Playwright would take every other test in the repository for its own.
  if (!existsSync(join(repository, endToEndConfiguration))) {
    throw new PersonError(`There are no end-to-end tests: ${endToEndConfiguration} is not there.`);
  }
  return runPlaywright({ runtime, args: ['--reporter=line,json'] }, ({ code, report }) => countPlaywright(readReport(report), code));
}

/**
 * @param {readonly string[]} args
 * @param {Record<string, string | undefined>} environment
 */
function runVitest(args, environment) {
  return withReport(async (file) => {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const { code } = await runPackage('vitest', 'vitest', [...args, ...reporters], { environment });
    return countVitest(readReport(file), code);
  });
}

/**
 * @param {(file: string) => Promise<Counts>} use
 * @returns {Promise<Counts>}
 */
async function withReport(use) {
  const folder = mkdtempSync(join(tmpdir(), 'briefing-notes-report-'));
  try {
    return await use(join(folder, 'report.json'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} file
 * @returns {any} undefined when the runner died before it wrote its report
 */
function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

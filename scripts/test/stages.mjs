/** The stages of the test command that run a test runner. Each gives back its counts and never throws for a failed test. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packForTests } from '../packing/for-tests.mjs';
import { repository } from '../paths.mjs';
import { PersonError } from '../person-error.mjs';
import { runPackage } from '../process.mjs';
import { runtimeEnvironment } from '../runtime.mjs';
import { withTestUser } from '../test-user.mjs';
import { withDisplay } from '../xvfb.mjs';
import { countPlaywright, countVitest } from './counts.mjs';
import { failuresOfPlaywright, failuresOfVitest } from './failures.mjs';
import { runPlaywright } from './playwright.mjs';

/** @typedef {import('./counts.mjs').Counts} Counts */
/** @typedef {import('../runtime.mjs').Runtime} Runtime */

export const faultConfiguration = 'vitest.fault.config.mts';
const securityConfiguration = 'vitest.security.config.mts';
const endToEndConfiguration = 'playwright.config.ts';

/** @returns {boolean} whether there are fault tests yet */
export function hasFaultTests() {
  return existsSync(join(repository, faultConfiguration));
}

/**
 * As an ordinary user: root may write anywhere, and so would miss what a folder refuses. A branch of the library that no
 * test takes fails the stage.
 * @param {Runtime} runtime
 * @returns {Promise<Counts>}
 */
export function runUnitTests(runtime) {
  return withDisplay((display) =>
    withTestUser({ runtime, display }, async (user) => {
      const file = join(user.folder, 'report.json');
      // The usual loader writes the settings it has read into the repository, where that user may not write.
      const coverage = ['--coverage', `--coverage.reportsDirectory=${join(user.folder, 'coverage')}`];
      const args = ['run', '--configLoader=runner', ...coverage, ...reportersTo(file)];
      const { code } = await user.runPackage('vitest', 'vitest', args, runtimeEnvironment(runtime));
      return outcomeOfVitest(readReport(file), code);
    }),
  );
}

/**
 * The part of the security suite that reads the source, the lock file and the build; the rest is among the other tests.
 * @param {Runtime} runtime
 * @param {(report: any) => void} [read] gets the JSON report
 * @returns {Promise<Counts>}
 */
export function runSecurityTests(runtime, read) {
  return runVitest(['run', '--config', securityConfiguration], runtimeEnvironment(runtime), read);
}

/**
 * @param {Runtime} runtime
 * @param {string} pattern the unit tests whose titles match
 * @param {(report: any) => void} read
 * @returns {Promise<Counts>}
 */
export function runUnitTestsNamed(runtime, pattern, read) {
  return runVitest(['run', '--testNamePattern', pattern, 'tests/unit/electron', 'tests/unit/scripts'], runtimeEnvironment(runtime), read);
}

/**
 * @param {Runtime} runtime
 * @returns {Promise<Counts>}
 */
export function runFaultTests(runtime) {
  // Everything together takes hours: that is `npm run test:fault`. docs/proofs.md has the numbers of both.
  const short = {
    SAVING_KILLS: '100',
    FAILING_CODES: '2',
    DISK_STEP: '192',
    WRITER_SAVES: '100',
    WRITER_ROUNDS: '3',
    PROCESS_KILLS: '4',
    APPLICATION_KILLS: '10',
    TYPING_KILLS: '4',
    SECOND_CUTS: '0.05',
    SEVERAL_EVERY: '6',
    DAMAGE_EVERY: '100',
    MODEL_RUNS: '8',
    SYNC_EVERY: '12',
  };
  return withDisplay((display) =>
    runVitest(['run', '--config', faultConfiguration], { ...short, ...runtimeEnvironment(runtime), ...display }),
  );
}

/**
 * @param {Runtime} runtime
 * @param {{ pattern?: string, read?: (report: any) => void }} [options] pattern: only the tests whose titles match
 * @returns {Promise<Counts>}
 */
export async function runEndToEndTests(runtime, { pattern, read } = {}) {
  // Without its configuration Playwright would take every other test in the repository for its own.
  if (!existsSync(join(repository, endToEndConfiguration))) {
    throw new PersonError(`There are no end-to-end tests: ${endToEndConfiguration} is not there.`);
  }
  const only = pattern === undefined ? [] : ['--grep', pattern];
  return runPlaywright({ runtime, args: ['--reporter=line,json', ...only] }, outcomeOfPlaywright(read));
}

/**
 * The packed application, which is packed here when something changed. On Linux only: elsewhere packing wants the
 * official Electron, and docs/release-checks/ says what is looked at by hand.
 * @param {Runtime} runtime
 * @param {{ pattern?: string, read?: (report: any) => void }} [options]
 * @returns {Promise<Counts>}
 */
export async function runPackageTests(runtime, { pattern, read } = {}) {
  if (process.platform !== 'linux') return { passed: 0, failed: 0, skipped: 0 };
  const added = await packForTests(runtime, console.log);
  const only = pattern === undefined ? [] : ['--grep', pattern];
  return runPlaywright({ runtime, project: 'package', added, args: ['--reporter=line,json', ...only] }, outcomeOfPlaywright(read));
}

/**
 * @param {readonly string[]} args
 * @param {Record<string, string | undefined>} environment
 * @param {(report: any) => void} [read]
 */
function runVitest(args, environment, read) {
  return withReport(async (file) => {
    const { code } = await runPackage('vitest', 'vitest', [...args, ...reportersTo(file)], { environment });
    const report = readReport(file);
    read?.(report);
    return outcomeOfVitest(report, code);
  });
}

/**
 * @param {((report: any) => void) | undefined} read gets the JSON report
 * @returns {(ended: { code: number, report: string }) => Counts}
 */
function outcomeOfPlaywright(read) {
  return ({ code, report: file }) => {
    const report = readReport(file);
    read?.(report);
    return { ...countPlaywright(report, code), failures: failuresOfPlaywright(report) };
  };
}

/**
 * @param {(import('./counts.mjs').VitestReport & import('./failures.mjs').VitestFiles) | undefined} report undefined when the runner wrote none
 * @param {number} code its exit code
 * @returns {Counts}
 */
function outcomeOfVitest(report, code) {
  return { ...countVitest(report, code), failures: failuresOfVitest(report) };
}

/** @param {string} file what the JSON report is to be called */
function reportersTo(file) {
  return ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
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

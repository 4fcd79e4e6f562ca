/** Runs Playwright's tests in the real application: as an ordinary user, and with a display for each worker. */
import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../paths.mjs';
import { runtimeEnvironment } from '../runtime.mjs';
import { withTestUser } from '../test-user.mjs';
import { withDisplay } from '../xvfb.mjs';

/** How many tests run at once; playwright.config.ts reads it. Each has an Electron; machines that run these have two cores. */
const workers = 2;

/**
 * @template T
 * @param {object} options
 * @param {import('../runtime.mjs').Runtime} options.runtime
 * @param {readonly string[]} options.args after `playwright test`
 * @param {'application' | 'package'} [options.project] as playwright.config.ts names them
 * @param {Record<string, string>} [options.added] to the tests' environment
 * @param {(outcome: { code: number, report: string }) => T} use called while the JSON report lies at `report`
 * @returns {Promise<T>}
 */
export function runPlaywright({ runtime, args, project = 'application', added = {} }, use) {
  return withDisplay(
    (display) =>
      withTestUser({ runtime, display }, async (user) => {
        const output = join(user.folder, 'test-results');
        const report = join(user.folder, 'report.json');
        const environment = { ...runtimeEnvironment(runtime), ...display, BRIEFING_NOTES_WORKERS: String(workers), ...added };
        const all = ['test', `--project=${project}`, `--output=${output}`, ...args];
        const { code } = await user.runPackage('@playwright/test', 'playwright', all, {
          ...environment,
          PLAYWRIGHT_JSON_OUTPUT_FILE: report,
        });
        keepResults(output);
        return use({ code, report });
      }),
    { count: workers },
  );
}

/**
 * Takes what failed tests left into the repository, where whoever started them owns it.
 * @param {string} output
 */
function keepResults(output) {
  const kept = join(repository, 'test-results');
  rmSync(kept, { recursive: true, force: true });
  if (existsSync(output)) cpSync(output, kept, { recursive: true });
}

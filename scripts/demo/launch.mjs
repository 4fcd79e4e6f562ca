/** Starts the real application under Playwright's hand. */
import { repository } from '../paths.mjs';

/**
 * @param {object} options
 * @param {import('../runtime.mjs').Runtime} options.runtime
 * @param {string} options.profile a folder of its own: a demonstration must not touch the person's own settings
 * @param {Record<string, string | undefined>} options.environment of the display
 */
export function createLaunch({ runtime, profile, environment }) {
  /**
   * @param {{ library: string }} options library: the folder of the library to open or to make
   * @returns {Promise<import('playwright').ElectronApplication>}
   */
  return async function launch({ library }) {
    // Only here: the packages are installed by the set-up, which has run by now.
    const { _electron } = await import('playwright');
    return _electron.launch({
      executablePath: runtime.path,
      args: [repository, `--user-data-dir=${profile}`],
      cwd: repository,
      // Only root is refused it; Playwright would leave it out for everybody.
      chromiumSandbox: process.getuid?.() !== 0,
      env: withoutUndefined({ ...process.env, ...environment, BRIEFING_NOTES_LIBRARY: library }),
    });
  };
}

/**
 * @param {Record<string, string | undefined>} environment
 * @returns {Record<string, string>}
 */
function withoutUndefined(environment) {
  /** @type {Record<string, string>} */
  const result = {};
  for (const [name, value] of Object.entries(environment)) {
    if (value !== undefined) result[name] = value;
  }
  return result;
}

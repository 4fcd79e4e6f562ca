/** Where things are: the repository and the folder for what is kept between runs but never committed. */
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's own folder. */
export const repository = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * The person's cache folder for this project. Outside the repository, so that `git clean` and a fresh clone keep it.
 * @param {NodeJS.ProcessEnv} [environment]
 * @returns {string}
 */
export function cacheFolder(environment = process.env) {
  // The XDG rules say that a relative path there is to be ignored.
  const given = environment.XDG_CACHE_HOME;
  const base = given?.startsWith('/') ? given : join(homedir(), '.cache');
  return join(base, 'briefing-notes');
}

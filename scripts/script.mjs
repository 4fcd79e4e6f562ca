/** What every script begins and ends with. */
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PersonError } from './person-error.mjs';

/**
 * Runs a script's main function and turns its outcome into the exit code. Only bugs show a stack.
 * @param {() => Promise<number>} main resolves to the exit code
 */
export async function runScript(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    console.error(error instanceof PersonError ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}

/**
 * The same, but only in the file that Node was started with: others import it for its functions.
 * @param {string} moduleUrl the caller's `import.meta.url`
 * @param {() => Promise<number>} main
 */
export async function runWhenMain(moduleUrl, main) {
  const started = process.argv[1];
  if (started !== undefined && realpathSync(started) === fileURLToPath(moduleUrl)) await runScript(main);
}

/**
 * Makes a fresh clone ready to run: packages, runtime, system libraries, build. Each step does nothing when its work
 * is done already.
 *
 *   node scripts/setup.mjs [--display]      --display: with what tests need on a machine without a screen
 */
import { ensureRuntime } from './runtime.mjs';
import { runWhenMain } from './script.mjs';
import { ensureBuild } from './setup/build.mjs';
import { ensurePackages } from './setup/packages.mjs';
import { ensureSystem } from './setup/system.mjs';

/**
 * @param {{ display: boolean, build?: boolean, log?: (line: string) => void }} options display: the machine may have no
 *   screen and tests are to run on it; build: false when the caller builds in its own time
 * @returns {Promise<import('./runtime.mjs').Runtime>}
 */
export async function setUp({ display, build = true, log = console.log }) {
  await ensurePackages(log);
  const runtime = await ensureRuntime({ log });
  await ensureSystem({ executable: runtime.path, display, log });
  if (build) await ensureBuild({ log });
  return runtime;
}

await runWhenMain(import.meta.url, async () => {
  await setUp({ display: process.argv.includes('--display') });
  return 0;
});

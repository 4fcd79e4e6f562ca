/**
 * Run as the test user: ends well only where that user can read the repository and start Electron in its sandbox,
 * which Chromium makes, or refuses, before it answers anything.
 *
 *   node scripts/test-user/probe.mjs <Electron's executable>
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../paths.mjs';
import { run } from '../process.mjs';
import { runWhenMain } from '../script.mjs';

/** Milliseconds in which Electron says its version; it takes half a second. */
const limit = 60_000;

await runWhenMain(import.meta.url, async () => {
  for (const folder of ['tests', 'out', 'node_modules']) readdirSync(join(repository, folder));
  const { code, output } = await run(process.argv[2] ?? '', ['--version'], { collect: true, limit });
  if (code !== 0) console.error(output);
  return code;
});

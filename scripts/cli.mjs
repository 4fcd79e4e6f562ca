/**
 * `npm run cli -- verify <folder> [--json]` and `npm run cli -- backup <folder> <file> [--json]`: the library's care
 * without the application. Plain Node runs the very code of the application; what is said on the way goes to standard
 * error, so that the answer can be piped.
 */
import { join } from 'node:path';
import { repository } from './paths.mjs';
import { run } from './process.mjs';
import { runScript } from './script.mjs';
import { ensureBuild } from './setup/build.mjs';
import { ensurePackages } from './setup/packages.mjs';

await runScript(async () => {
  await ensurePackages(console.error);
  await ensureBuild({ log: console.error });
  const cwd = process.env.INIT_CWD ?? process.cwd();
  const { code } = await run(process.execPath, [join(repository, 'out/main/cli-process.js'), ...process.argv.slice(2)], { cwd });
  return code;
});

/** Builds the application with its fonts, whether or not anything changed: `npm run build`. */
import { runScript } from './script.mjs';
import { ensureBuild } from './setup/build.mjs';
import { ensurePackages } from './setup/packages.mjs';

await runScript(async () => {
  await ensurePackages(console.log);
  await ensureBuild({ log: console.log, force: true });
  return 0;
});

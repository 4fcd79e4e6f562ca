/**
 * `npm run test:mutation [-- FILE...]`: changes one thing after the other in `electron/library/` (or in the files that are
 * named, e.g. `electron/library/trash.ts`) and runs the unit tests on each change. A change that no test notices is a
 * gap in the tests, and is listed; fewer than 85 % noticed fail the run. The whole takes hours, so it is no part of
 * `npm test`; what was found is kept in `test-results/mutation.json`, and the next run only does what has changed. Changes
 * that only take effect while the files are loaded (`ignoreStatic`) are left out: docs/adr/0007 says why.
 */
import { runPackage } from './process.mjs';
import { runScript } from './script.mjs';
import { setUp } from './setup.mjs';

await runScript(async () => {
  await setUp({ display: false, build: false });
  const files = process.argv.slice(2);
  // Part of the files must not overwrite what is known of the whole.
  const extent = files.length === 0 ? ['--incremental'] : ['--mutate', files.join(',')];
  const { code } = await runPackage('@stryker-mutator/core', 'stryker', ['run', 'tests/mutation/stryker.json', ...extent], {});
  return code;
});

/** `npm run test:package`: the tests of the packed application. */
import { runScript } from './script.mjs';
import { setUp } from './setup.mjs';
import { runPackageTests } from './test/stages.mjs';

await runScript(async () => {
  const { failed } = await runPackageTests(await setUp({ display: true }));
  return failed === 0 ? 0 : 1;
});

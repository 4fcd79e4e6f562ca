/** `npm run test:fault`: the tests that break things on purpose. What follows `--` goes to Vitest. */
import { PersonError } from './person-error.mjs';
import { runPackage } from './process.mjs';
import { runtimeEnvironment } from './runtime.mjs';
import { runScript } from './script.mjs';
import { setUp } from './setup.mjs';
import { faultConfiguration, hasFaultTests } from './test/stages.mjs';
import { withDisplay } from './xvfb.mjs';

await runScript(async () => {
  if (!hasFaultTests()) throw new PersonError(`There are no fault tests yet: ${faultConfiguration} is not there.`);
  const environment = runtimeEnvironment(await setUp({ display: true }));
  const { code } = await withDisplay((display) =>
    runPackage('vitest', 'vitest', ['run', '--config', faultConfiguration, ...process.argv.slice(2)], {
      environment: { ...environment, ...display },
    }),
  );
  return code;
});

/** `npm run test:e2e`: the tests that drive the real application. What follows `--` goes to Playwright. */
import { runPackage } from './process.mjs';
import { runtimeEnvironment } from './runtime.mjs';
import { runScript } from './script.mjs';
import { setUp } from './setup.mjs';
import { withDisplay } from './xvfb.mjs';

await runScript(async () => {
  const environment = runtimeEnvironment(await setUp({ display: true }));
  const { code } = await withDisplay((display) =>
    runPackage('@playwright/test', 'playwright', ['test', ...process.argv.slice(2)], {
      environment: { ...environment, ...display },
    }),
  );
  return code;
});

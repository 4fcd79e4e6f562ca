/** `npm run test:e2e`: the tests that drive the real application. What follows `--` goes to Playwright. */
import { runScript } from './script.mjs';
import { setUp } from './setup.mjs';
import { runPlaywright } from './test/playwright.mjs';

await runScript(async () => {
  const runtime = await setUp({ display: true });
  return runPlaywright({ runtime, args: process.argv.slice(2) }, ({ code }) => code);
});

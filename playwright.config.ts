import { defineConfig } from '@playwright/test';

/**
 * Tests that drive the real application in the real Electron: `npm run test:e2e`. No retries: a test
 * that passes the second time is a defect, of the test or of the application.
 */
export default defineConfig({
  projects: [
    { name: 'application', testDir: 'tests/e2e' },
    // Of what `scripts/packing/for-tests.mjs` packed: `npm run test:package`.
    { name: 'package', testDir: 'tests', testMatch: ['package/**/*.spec.ts', 'e2e/main-job.spec.ts'] },
  ],
  outputDir: 'test-results',
  // As many as there are displays for them; one where they share the person's own.
  workers: Number(process.env.BRIEFING_NOTES_WORKERS ?? 1),
  fullyParallel: false,
  retries: 0,
  // Far beyond what anything takes: a machine that is busy otherwise is no failure.
  timeout: 240_000,
  expect: { timeout: 40_000 },
  reporter: 'line',
});

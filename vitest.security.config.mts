import { defineConfig } from 'vitest/config';

/** The security suite outside the running application: `npm run test:security`. It reads the tree and the build. */
export default defineConfig({
  test: {
    include: ['tests/security/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
  },
});

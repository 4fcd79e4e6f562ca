import { defineConfig } from 'vitest/config';

/** The tests that have to notice each change that `npm run test:mutation` makes to `electron/library/`. */
export default defineConfig({
  test: {
    include: ['tests/unit/electron/library/**/*.test.ts'],
    // A change that makes a test wait for ever counts as noticed: the sooner, the better.
    testTimeout: 10_000,
    hookTimeout: 10_000,
  },
});

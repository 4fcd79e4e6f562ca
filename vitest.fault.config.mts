import { defineConfig } from 'vitest/config';

/** Tests that break the disk, or kill what writes to it: slower than unit tests, and run by themselves. */
export default defineConfig({
  test: {
    include: ['tests/fault/**/*.test.ts'],
    testTimeout: 300_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 2,
  },
});

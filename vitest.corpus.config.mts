import { defineConfig } from 'vitest/config';

/** Tests over real input that no clone carries (`npm run test:corpus`); without it they are skipped. */
export default defineConfig({
  test: {
    include: ['tests/corpus/**/*.test.ts'],
    testTimeout: 120_000,
  },
});

import { defineConfig } from 'vitest/config';

/** Unit tests mirror the tree under tests/unit and need neither Electron nor a build. */
export default defineConfig({
  test: {
    include: ['tests/unit/**/*.test.ts', 'tests/unit/**/*.test.tsx'],
    // The machines that run these are small and shared: a slow disk is no failure.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
    pool: 'forks',
    maxWorkers: 2,
    // Nothing here replaces a module, so files may share them: half the time goes into loading them anew for each.
    isolate: false,
    // With `--coverage`. What keeps people's words has no way through it that no test has gone.
    coverage: {
      provider: 'v8',
      include: ['electron/library/**/*.ts'],
      reporter: ['text-summary', ['text', { skipFull: true }]],
      thresholds: { branches: 100 },
    },
  },
});

import { statSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** A change is noticed soonest by the tests of its own file, which are short; those of a whole library come after. */
class ShortFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const size = ({ moduleId }: TestSpecification): number => statSync(moduleId).size;
    return files.toSorted((one, other) => size(one) - size(other));
  }
}

/** The tests that have to notice each change that `npm run test:mutation` makes to `electron/library/`. */
export default defineConfig({
  test: {
    include: ['tests/unit/electron/library/**/*.test.ts'],
    // A change that makes a test wait for ever counts as noticed. A machine that is busy otherwise must not count as a change.
    testTimeout: 20_000,
    hookTimeout: 20_000,
    expect: { poll: { timeout: 10_000 } },
    // As with `npm run test:unit`: the change is switched on while the tests run, so that the files can be loaded once.
    isolate: false,
    sequence: { sequencer: ShortFirst },
  },
});

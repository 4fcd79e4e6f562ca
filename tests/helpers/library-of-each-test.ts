import { afterEach, beforeEach } from 'vitest';
import type { Library } from '../../electron/library/library';
import type { LibraryChange } from '../../electron/library/library-core';
import type { Surroundings } from '../../electron/library/surroundings';
import { newLibraryFolder, open } from './library-fixture';

/** An empty library in a new folder for each test of a file: open before the test, and gone after it. */
export type LibraryOfEachTest = {
  readonly folder: string;
  readonly library: Library;
  /** What was told since it was opened last. */
  readonly changes: LibraryChange[];
  /** Closes it and opens it again, in another world if one is given. */
  readonly reopen: (world?: Surroundings) => Promise<void>;
};

/** Call at the top of a test file. `world`: the one in which each test begins, if it is not the real one. */
export function libraryOfEachTest(world?: () => Surroundings): LibraryOfEachTest {
  let made: Awaited<ReturnType<typeof newLibraryFolder>>;
  let opened: Awaited<ReturnType<typeof open>>;

  beforeEach(async () => {
    made = await newLibraryFolder();
    opened = await open(made.folder, world?.());
  });

  afterEach(async () => {
    await opened.library.close();
    await made.remove();
  });

  return {
    get folder() {
      return made.folder;
    },
    get library() {
      return opened.library;
    },
    get changes() {
      return opened.changes;
    },
    async reopen(other) {
      await opened.library.close();
      opened = await open(made.folder, other);
    },
  };
}

import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { openAppSettings } from '../../electron/library/app-settings';
import { type LibraryDesk, type LibraryDeskOptions, openLibraryDesk } from '../../electron/library/library-desk';
import { nodeProcessTable } from '../../electron/library/node-process-table';
import { nodeSurroundings } from '../../electron/library/node-surroundings';
import type { Surroundings } from '../../electron/library/surroundings';
import { fileSystemWith, storeArticle, worldWith } from './library-fixture';
import { noIndex } from './no-index';

/** A person's home for each test of a file, in which a desk is opened; closed and gone after the test. */
export type DeskOfEachTest = {
  readonly home: string;
  /** The one that was opened last. */
  readonly desk: LibraryDesk;
  /** The topics that were told. */
  readonly changed: string[];
  readonly open: (options?: Partial<LibraryDeskOptions>) => Promise<void>;
};

/** Call at the top of a test file; each test opens the desk itself. */
export function deskOfEachTest(): DeskOfEachTest {
  let home: string;
  let desk: LibraryDesk;
  let changed: string[];

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'briefing-notes-home-'));
    changed = [];
  });

  afterEach(async () => {
    await desk.close();
    await rm(home, { recursive: true, force: true });
  });

  return {
    get home() {
      return home;
    },
    get desk() {
      return desk;
    },
    get changed() {
      return changed;
    },
    async open(options = {}) {
      desk = await openLibraryDesk({
        world: nodeSurroundings,
        processes: nodeProcessTable,
        settings: await openAppSettings(nodeSurroundings, join(home, 'user-data')),
        defaultFolder: join(home, 'Documents', 'Briefing Notes'),
        givenFolder: null,
        newSettings: (name) => ({ name: name === '' ? 'Briefing Notes' : name, defaultMarking: '', defaultFrom: '' }),
        welcome: async (library) => {
          await storeArticle(library);
        },
        openIndex: noIndex,
        changed: ({ topic }) => changed.push(topic),
        saveStateChanged: () => {},
        recentChanged: () => {},
        log: () => {},
        ...options,
      });
    },
  };
}

/** Moving that nobody watches or stops. */
export const noWatch = { signal: new AbortController().signal, progress: () => {} };

/** A world in which nothing can be renamed from one folder into another, as between two disks. */
export function otherDisk(changes: Partial<typeof nodeSurroundings.fileSystem> = {}): Surroundings {
  const betweenDisks = () => Promise.reject(Object.assign(new Error('EXDEV'), { code: 'EXDEV' }));
  return worldWith({
    fileSystem: fileSystemWith({ rename: (from, to) => (dirname(from) === dirname(to) ? rename(from, to) : betweenDisks()), ...changes }),
  });
}

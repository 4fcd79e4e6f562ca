import { join } from 'node:path';
import { err, type Failure, fail, ok, type Result } from '../../shared/core/result';
import { reportOf, reportText } from '../../shared/domain/error-report';
import type { SaveState } from '../../shared/domain/library-status';
import type { LibrarySettings } from '../../shared/domain/settings';
import type { ErrorCode, StorageErrorCode } from '../../shared/ipc/error-code';
import { refreshIndex } from '../search/freshness';
import type { LibraryIndex } from '../search/library-index';
import type { AppSettingsStore } from './app-settings';
import { createLibrary } from './create-library';
import { folderNameOf } from './folder-name';
import { createIndexFeed } from './index-feed';
import { indexedDocuments } from './indexed-documents';
import { type Library, openLibrary } from './library';
import type { LibraryChange } from './library-core';
import { isRoomForLibrary } from './look-at-folder';
import type { ProcessTable } from './process-identity';
import type { Surroundings } from './surroundings';

/**
 * The one library that is open, with its index: opened at start, or another one when the person
 * chooses it. The index is only a convenience of lists; without it the library works and lists are
 * empty until it is there.
 */
export type LibraryDesk = {
  readonly library: () => Library;
  /** `null` while the library's id is unknown, because its folder is not there. */
  readonly index: () => LibraryIndex | null;
  /** Opens the library in another folder and remembers it; the open one stays when that fails. */
  readonly choose: (folder: string) => Promise<Result<null, Failure<StorageErrorCode | 'library.not-a-library'>>>;
  /** Makes a library in a folder, or in a new folder of that name in it when it is not empty, and opens it. */
  readonly create: (folder: string, name: string) => Promise<Result<null, Failure<StorageErrorCode>>>;
  /** Looks again whether the folder is there; lists come back with it. */
  readonly refresh: () => Promise<void>;
  /** Ends the comparison and the scan, waits for saves, gives back the lock, and closes the index. */
  readonly close: () => Promise<void>;
};

export type LibraryDeskOptions = {
  readonly world: Surroundings;
  readonly processes: ProcessTable;
  readonly settings: AppSettingsStore;
  /** Where the first library is made, e.g. `<documents>/Briefing Notes`. */
  readonly defaultFolder: string;
  /** A folder that was named for this run (development and tests): opened or made, not remembered. */
  readonly givenFolder: string | null;
  /** Settings that a new library of this name starts with. */
  readonly newSettings: (name: string) => LibrarySettings;
  /** Called with a library that was made at the very first start. */
  readonly welcome: (library: Library) => Promise<void>;
  readonly openIndex: (libraryId: string, onStale: (reason: string) => void) => LibraryIndex;
  /** Resolves when the work in the background may begin; left out, it begins at once. */
  readonly untilCalm?: (index: LibraryIndex) => Promise<void>;
  readonly changed: (change: LibraryChange) => void;
  readonly saveStateChanged: (state: SaveState) => void;
  /** For the log; never with content. */
  readonly log: (event: string, detail: Readonly<Record<string, unknown>>) => void;
};

type Sitting = {
  readonly library: Library;
  index: LibraryIndex | null;
  feed: ((change: LibraryChange) => Promise<void>) | null;
  readonly over: AbortController;
  background: Promise<void>;
  /** Changes on their way into the index. */
  readonly feeding: Set<Promise<void>>;
};

/** Opens the library of this start: the given, the remembered or the default one. It is made if there never was one. */
export async function openLibraryDesk(options: LibraryDeskOptions): Promise<LibraryDesk> {
  const { world, processes, settings, log } = options;

  async function sit(folder: string): Promise<Sitting> {
    const over = new AbortController();
    const early: LibraryChange[] = [];
    let sitting: Sitting | null = null;
    const library = await openLibrary({
      folder,
      world,
      processes,
      saveStateChanged: options.saveStateChanged,
      changed: (change) => {
        if (sitting === null) early.push(change);
        else void pass(sitting, change);
      },
    });
    sitting = { library, index: null, feed: null, over, background: Promise.resolve(), feeding: new Set() };
    attachIndex(sitting);
    for (const change of early) void pass(sitting, change);
    return sitting;
  }

  /** Index first, then whoever shows lists: they ask again at once, and must find the change. */
  async function pass(sitting: Sitting, change: LibraryChange): Promise<void> {
    if (sitting.over.signal.aborted) return;
    attachIndex(sitting);
    const fed = feed(sitting, change);
    sitting.feeding.add(fed);
    await fed;
    sitting.feeding.delete(fed);
    options.changed(change);
  }

  async function feed(sitting: Sitting, change: LibraryChange): Promise<void> {
    try {
      await sitting.feed?.(change);
    } catch (error) {
      log('index.feed', { topic: change.topic, error: reportText(reportOf(error)) });
    }
  }

  function attachIndex(sitting: Sitting): void {
    const id = sitting.library.id();
    if (id === null || sitting.index !== null) return;
    const compare = (reason: string): void => {
      log('index.compare', { reason });
      sitting.background = sitting.background.then(() => compareOnce(sitting));
    };
    sitting.index = options.openIndex(id, compare);
    sitting.feed = createIndexFeed(sitting.library, sitting.index);
    sitting.background = calm(sitting, sitting.index);
    compare('opened');
    sitting.background = sitting.background.then(() => verify(sitting));
  }

  /** Looking at ten thousand files would compete with the window that is just being drawn. */
  async function calm({ over }: Sitting, index: LibraryIndex): Promise<void> {
    if (options.untilCalm === undefined) return;
    const left = new Promise<void>((resolve) => over.signal.addEventListener('abort', () => resolve(), { once: true }));
    await Promise.race([options.untilCalm(index), left]);
  }

  async function compareOnce({ index, library, over }: Sitting): Promise<void> {
    if (index === null || over.signal.aborted) return;
    try {
      const report = await refreshIndex({ index, documents: indexedDocuments(library), signal: over.signal });
      log('index.compared', report);
      if (report.put + report.removed === 0) return;
      for (const topic of ['articles', 'annotations', 'briefings'] as const) options.changed({ topic, id: '' });
    } catch (error) {
      log('index.compare', { error: reportText(reportOf(error)) });
    }
  }

  async function verify({ library, over }: Sitting): Promise<void> {
    if (over.signal.aborted) return;
    try {
      const findings = await library.verifyInBackground();
      log('library.verified', { findings: findings.length });
    } catch (error) {
      log('library.verify', { error: reportText(reportOf(error)) });
    }
  }

  async function leave(sitting: Sitting): Promise<void> {
    sitting.over.abort();
    await sitting.library.close();
    // A question after the close would start the index process again.
    await Promise.all([sitting.background, ...sitting.feeding]);
    await sitting.index?.close();
  }

  async function begin(): Promise<Sitting> {
    const remembered = settings.read().libraryFolder;
    const folder = options.givenFolder ?? (remembered === '' ? options.defaultFolder : remembered);
    const first = await sit(folder);
    const { reason } = first.library.access();
    const neverThere = reason === 'storage.folder-missing' || reason === 'library.not-a-library';
    // A remembered library that is gone is never replaced by an empty one.
    if (!neverThere || (options.givenFolder === null && remembered !== '') || !(await isRoomForLibrary(world, folder))) return first;
    const made = await createLibrary(world, processes, folder, options.newSettings(''));
    if (!made.ok) return first;
    await leave(first);
    const second = await sit(folder);
    await options.welcome(second.library);
    await remember(folder);
    return second;
  }

  async function remember(folder: string): Promise<void> {
    if (options.givenFolder !== null) return;
    const saved = await settings.update({ libraryFolder: folder });
    if (!saved.ok) log('settings.save', { code: saved.error.code });
  }

  async function change(folder: string): Promise<Result<null, Failure<ErrorCode>>> {
    if (folder === current.library.folder) {
      await current.library.refresh();
      return ok(null);
    }
    const next = await sit(folder);
    const access = next.library.access();
    if (access.state === 'unavailable') {
      await leave(next);
      return fail(access.reason, { folder });
    }
    const last = current;
    current = next;
    await leave(last);
    await remember(folder);
    for (const topic of ['library', 'articles', 'annotations', 'briefings', 'trash'] as const) options.changed({ topic, id: '' });
    return ok(null);
  }

  let current = await begin();

  return {
    library: () => current.library,
    index: () => current.index,
    async choose(folder) {
      const changed = await change(folder);
      if (changed.ok) return changed;
      return changed.error.code === 'library.not-a-library' ? fail('library.not-a-library', { folder }) : err(asStorage(changed.error));
    },
    async create(folder, name) {
      const inside = join(folder, folderNameOf(name));
      const place = (await isRoomForLibrary(world, folder)) ? folder : inside;
      if (place === inside && !(await isRoomForLibrary(world, inside))) return fail('storage.conflict', { file: inside });
      const made = await createLibrary(world, processes, place, options.newSettings(name));
      if (!made.ok) return made;
      const changed = await change(place);
      return changed.ok ? changed : err(asStorage(changed.error));
    },
    async refresh() {
      await current.library.refresh();
      attachIndex(current);
    },
    close: () => leave(current),
  };
}

function asStorage(failure: Failure<ErrorCode>): Failure<StorageErrorCode> {
  return failure.code.startsWith('storage.') ? (failure as Failure<StorageErrorCode>) : { code: 'storage.folder-missing' };
}

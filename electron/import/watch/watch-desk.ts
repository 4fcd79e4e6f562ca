import { type Failure, fail, ok, type Result } from '../../../shared/core/result';
import type { BatchRow, HeldBatch } from '../../../shared/domain/import-batch';
import { fewNewest, type WatchStatus, watchedFolderOf } from '../../../shared/domain/watched-folder';
import type { StorageErrorCode } from '../../../shared/ipc/error-code';
import type { AppSettingsStore } from '../../library/app-settings';
import type { LibraryDesk } from '../../library/library-desk';
import type { Surroundings } from '../../library/surroundings';
import type { UtilityClient } from '../../process/utility-client';
import { mostFiles } from '../batch/gather-files';
import type { ImportCalls } from '../import-calls';
import type { ImportDesk } from '../import-desk';
import type { PictureDrawer } from '../pictures/picture-drawer';
import { createFolderWatch, type FolderWatch, isSame } from './folder-watch';
import { type FolderFiles, type ListFailure, listFolder } from './list-folder';
import { overlap } from './overlap';
import { createFileTaker, type Taken } from './take-file';
import { openWatchMemory, type WatchMemoryStore } from './watch-memory';
import { createWatchReport, type WatchReport } from './watch-report';

type FolderFailure = ListFailure | Failure<'watch.in-library'>;

/** The watched folder of the library that is open: files that are put there are imported by themselves, and never touched. */
export type WatchDesk = Pick<WatchReport, 'lookAgain' | 'noteStored'> & {
  readonly status: () => Promise<WatchStatus>;
  /** Watches this folder (absolute) from now on. What lies there already is left alone: there is another command for that. */
  readonly watch: (folder: string) => Promise<Result<WatchStatus, FolderFailure | Failure<StorageErrorCode>>>;
  /** Goes on watching, or rests; files that came while it rested are new. Without a folder it stays off. */
  readonly turn: (on: boolean) => Promise<Result<WatchStatus, Failure<StorageErrorCode>>>;
  /** Looks at the folder once; called every few seconds. Looks that come while one is going on wait for it. */
  readonly look: () => Promise<void>;
  /** What became of the newest files, the newest first, as a batch's report; `null` before the first. */
  readonly held: () => Promise<HeldBatch | null>;
  /** Stops; resolves when no file is being imported any more. */
  readonly close: () => Promise<void>;
};

export type WatchDeskPorts = {
  readonly desk: Pick<LibraryDesk, 'library' | 'index'>;
  /** An importing process of its own, ended when there is nothing to read. */
  readonly importer: Pick<UtilityClient<ImportCalls>, 'call' | 'stop'>;
  readonly drawer: Pick<PictureDrawer, 'draw'>;
  readonly single: Pick<ImportDesk, 'previewFile'>;
  readonly settings: AppSettingsStore;
  readonly world: Surroundings;
  readonly userData: string;
  /** Told of files that were imported, or could not be; with none when only `trouble` has changed. */
  readonly took: (rows: readonly BatchRow[]) => void;
};

type Watch = {
  readonly libraryId: string;
  readonly folder: string;
  readonly memory: WatchMemoryStore;
  readonly settling: FolderWatch;
  readonly take: ReturnType<typeof createFileTaker>;
  trouble: string;
  /** Looks that are left out before the next. */
  rest: number;
};

/** Of a folder with more files than this a look is left out for each thousand: listing it costs no more of the time then. */
const filesAtOnce = 1000;

export function createWatchDesk({ desk, importer, drawer, single, settings, world, userData, took }: WatchDeskPorts): WatchDesk {
  const over = new AbortController();
  const report = createWatchReport(single);
  /** One for each library and folder of this session, so that nobody else writes the same memory. */
  const watches = new Map<string, Promise<Watch>>();
  let looking: Promise<void> | null = null;

  const setting = () => watchedFolderOf(settings.read(), desk.library().id() ?? '');

  function watchOf(libraryId: string, folder: string): Promise<Watch> {
    const key = `${libraryId}\n${folder}`;
    const watch = watches.get(key) ?? begin(libraryId, folder);
    watches.set(key, watch);
    return watch;
  }

  async function begin(libraryId: string, folder: string): Promise<Watch> {
    const memory = await openWatchMemory(world, userData, libraryId, folder);
    const take = createFileTaker({ desk, importer, drawer, world, folder, memory, signal: over.signal });
    return { libraryId, folder, memory, settling: createFolderWatch(), take, trouble: '', rest: 0 };
  }

  /** The watch over the folder that is set for the library that is open; `null` without one. */
  async function current(): Promise<Watch | null> {
    const libraryId = desk.library().id();
    const { folder } = setting();
    return libraryId === null || folder === '' ? null : watchOf(libraryId, folder);
  }

  /** What is in a folder, unless it is (in) the library, or the library in it: that would be imported into itself. */
  async function lookInto(folder: string): Promise<Result<FolderFiles, FolderFailure>> {
    return (await overlap(folder, desk.library().folder)) ? fail('watch.in-library', { folder }) : listFolder(folder);
  }

  /** Whether files may still be taken: it is switched on, for this library and folder, and the library can be written to. */
  function goesOn({ libraryId, folder }: Watch): boolean {
    const library = desk.library();
    const now = setting();
    return !over.signal.aborted && library.id() === libraryId && library.access().state === 'open' && now.on && now.folder === folder;
  }

  async function lookOnce(): Promise<void> {
    const watch = await current();
    if (watch === null || !goesOn(watch)) return;
    watch.rest -= 1;
    if (watch.rest >= 0) return;
    const { folder, memory, settling } = watch;
    const found = await lookInto(folder);
    const listed = found.ok ? found.value.size : found.error.code === 'watch.too-many' ? mostFiles : 0;
    watch.rest = Math.floor(listed / filesAtOnce);
    if (!found.ok) settling.forget();
    else if (memory.read().files === null) await memory.update((now) => ({ ...now, files: Object.fromEntries(found.value) }));
    const { rows, code } = found.ok ? await takeSettled(watch, found.value) : { rows: [], code: found.error.code };
    const isNews = rows.length > 0 || code !== watch.trouble;
    watch.trouble = code;
    if (isNews) took(rows);
  }

  async function takeSettled(watch: Watch, found: FolderFiles): Promise<Taken> {
    const rows: BatchRow[] = [];
    let tried = false;
    try {
      for (const name of watch.settling.settled(found)) {
        const stamp = found.get(name);
        if (stamp === undefined || isSame(watch.memory.read().files?.[name], stamp)) continue;
        if (!goesOn(watch)) break;
        tried = true;
        const taken = await watch.take(name, stamp);
        rows.push(...taken.rows);
        // The next file would fare no better; all that are left have their turn at the next look.
        if (taken.code !== '') return { rows, code: taken.code };
      }
      return { rows, code: '' };
    } finally {
      if (tried) await importer.stop();
    }
  }

  async function status(): Promise<WatchStatus> {
    const watch = await current();
    const { folder, on } = setting();
    const access = desk.library().access();
    const { rows, tookAt } = watch?.memory.read() ?? { rows: [], tookAt: '' };
    const trouble = access.state === 'open' ? (watch?.trouble ?? '') : access.reason;
    return { folder, on, trouble: on ? trouble : '', tookAt, newest: rows.slice(-fewNewest).toReversed() };
  }

  async function set(folder: string, on: boolean): Promise<Result<WatchStatus, Failure<StorageErrorCode>>> {
    const id = desk.library().id();
    if (id === null) return fail('storage.folder-missing', { folder: desk.library().folder });
    const kept = await settings.update({ watchedFolders: { ...settings.read().watchedFolders, [id]: { folder, on } } });
    if (!kept.ok) return kept;
    const watch = await current();
    if (watch !== null && on) {
      const found = await lookInto(folder);
      watch.trouble = found.ok ? '' : found.error.code;
    }
    return ok(await status());
  }

  return {
    lookAgain: report.lookAgain,
    noteStored: report.noteStored,
    status,

    async watch(folder) {
      const libraryId = desk.library().id();
      if (libraryId === null) return fail('storage.folder-missing', { folder: desk.library().folder });
      const found = await lookInto(folder);
      if (!found.ok) return found;
      if (setting().folder !== folder) {
        const { memory } = await watchOf(libraryId, folder);
        await memory.update((now) => ({ ...now, files: Object.fromEntries(found.value) }));
      }
      return set(folder, true);
    },

    turn: (on) => set(setting().folder, on && setting().folder !== ''),

    look() {
      looking ??= lookOnce().finally(() => {
        looking = null;
      });
      return looking;
    },

    async held() {
      const watch = await current();
      return watch === null ? null : report.held(watch.memory, await desk.library().articles.ids());
    },

    async close() {
      over.abort();
      // Nobody waits for a file that is being read.
      await importer.stop();
      await looking;
      await importer.stop();
    },
  };
}

import { basename, dirname, join } from 'node:path';
import { err, type Failure, fail, ok, type Result } from '../../shared/core/result';
import type { RecentRow } from '../../shared/domain/recent-library';
import type { LibrarySettings } from '../../shared/domain/settings';
import type { ErrorCode, StorageErrorCode } from '../../shared/ipc/error-code';
import type { LibraryIndex } from '../search/library-index';
import type { AppSettingsStore } from './app-settings';
import { createLibrary } from './create-library';
import { adviseOnFolder, type FolderRefusal, findBeside } from './folder-advice';
import { folderNameOf } from './folder-name';
import type { Library } from './library';
import { readLibraryId } from './library-identity';
import { libraryPlaces } from './library-places';
import { openSitting, type Sitting, type SittingOptions } from './library-sitting';
import { isRoomForLibrary } from './look-at-folder';
import { copyFolder, type MoveFailure, type MoveWatch, renameFolder, wayTo } from './move-folder';
import { createRecentLibraries } from './recent-libraries';
import { type StorageFailure, storageFailure } from './storage-failure';

type OpenFailure = Failure<StorageErrorCode | 'library.not-a-library'>;

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
  readonly choose: (folder: string) => Promise<Result<null, OpenFailure | FolderRefusal>>;
  /** Makes a library in a folder, or in a new folder of that name in it when it is not empty, and opens it. */
  readonly create: (folder: string, name: string) => Promise<Result<null, Failure<StorageErrorCode> | FolderRefusal>>;
  /** The libraries that were opened on this computer, the last one first. */
  readonly recent: () => Promise<readonly RecentRow[]>;
  readonly openRecent: (key: string) => Promise<Result<null, OpenFailure | Failure<'library.not-recent'>>>;
  readonly forgetRecent: (key: string) => Promise<Result<unknown, StorageFailure>>;
  /** Where the open library lies now that its folder is gone: a folder beside the old one; `null` when it is not gone, or nowhere near. */
  readonly elsewhere: () => string | null;
  /** Goes on with the library where it lies now. */
  readonly follow: () => Promise<Result<null, StorageFailure>>;
  /** Opens the other library that lies in the open one's folder now. */
  readonly openOther: () => Promise<Result<null, OpenFailure>>;
  /** Moves the library's folder into another folder. Answers the old folder if it could not be removed after a copy, else the empty string. */
  readonly move: (into: string, watch: MoveWatch) => Promise<Result<string, StorageFailure | MoveFailure | FolderRefusal>>;
  /** Whether the folder is called otherwise than the library. */
  readonly folderNameDiffers: () => boolean;
  /** Calls the library's folder as the library is called. */
  readonly renameFolder: () => Promise<Result<string, StorageFailure | MoveFailure | FolderRefusal>>;
  /** Looks again whether the folder is there; lists come back with it. */
  readonly refresh: () => Promise<void>;
  /** Ends the comparison and the scan, waits for saves, gives back the lock, and closes the index. */
  readonly close: () => Promise<void>;
};

export type LibraryDeskOptions = SittingOptions & {
  readonly settings: AppSettingsStore;
  /** Where the first library is made, e.g. `<documents>/Briefing Notes`. */
  readonly defaultFolder: string;
  /** A folder that was named for this run (development and tests): opened or made, not remembered as the one to open at the next start. */
  readonly givenFolder: string | null;
  /** Settings that a new library of this name starts with. */
  readonly newSettings: (name: string) => LibrarySettings;
  /** The list of recent libraries is another than it was. */
  readonly recentChanged: () => void;
  /** Called with a library that was made at the very first start. */
  readonly welcome: (library: Library) => Promise<void>;
};

/** A move that nobody can stop, because it takes no time. */
const atOnce: MoveWatch = { signal: new AbortController().signal, progress: () => undefined };

/** Opens the library of this start: the given, the remembered or the default one. It is made if there never was one. */
export async function openLibraryDesk(options: LibraryDeskOptions): Promise<LibraryDesk> {
  const { world, processes, settings, log } = options;
  const recent = createRecentLibraries(world, settings);
  /** The folder that was put first in the list of recent libraries, with the name. */
  let noted = '';
  let noting: Promise<unknown> = Promise.resolve();
  let elsewhere: string | null = null;

  async function begin(): Promise<Sitting> {
    const remembered = settings.read().libraryFolder;
    const folder = options.givenFolder ?? (remembered === '' ? options.defaultFolder : remembered);
    const first = await openSitting(options, folder, recent.idIn(folder));
    const { reason } = first.library.access();
    const neverThere = reason === 'storage.folder-missing' || reason === 'library.not-a-library';
    // A remembered library that is gone is never replaced by an empty one.
    if (!neverThere || (options.givenFolder === null && remembered !== '') || !(await isRoomForLibrary(world, folder))) return first;
    const made = await createLibrary(world, processes, folder, options.newSettings(''));
    if (!made.ok) return first;
    await first.leave();
    const second = await openSitting(options, folder, null);
    await options.welcome(second.library);
    await remember(folder);
    return second;
  }

  async function remember(folder: string): Promise<void> {
    if (options.givenFolder !== null) return;
    const saved = await settings.update({ libraryFolder: folder });
    if (!saved.ok) log('settings.save', { code: saved.error.code });
  }

  /** Puts the open library first in the list, once for each opening and for each new name. */
  function note({ library }: Sitting): void {
    const id = library.id();
    if (id === null || library.access().state === 'unavailable') return;
    const { folder } = library;
    const { name } = library.settings();
    if (noted === `${folder}\n${name}`) return;
    noted = `${folder}\n${name}`;
    noting = noting.then(async () => {
      const saved = await recent.note({ id, name, folder });
      if (!saved.ok) log('settings.save', { code: saved.error.code });
      options.recentChanged();
    });
  }

  async function forget(key: string): Promise<Result<unknown, StorageFailure>> {
    const forgotten = await recent.forget(key);
    options.recentChanged();
    return forgotten;
  }

  /** The open library is another one, or elsewhere: everything that shows something of it asks again. */
  function tellAll(): void {
    elsewhere = null;
    options.saveStateChanged(current.library.saveState());
    for (const topic of ['library', 'articles', 'annotations', 'briefings', 'trash'] as const) options.changed({ topic, id: '' });
  }

  async function change(folder: string, expectedId: string | null): Promise<Result<null, OpenFailure>> {
    const { library } = current;
    if (folder === library.folder && library.access().state !== 'unavailable') {
      await library.refresh();
      return ok(null);
    }
    // Two sittings with one index would be in each other's way.
    if (library.id() !== null && (await idIn(folder)) === library.id()) return goOnIn(folder);
    const next = await openSitting(options, folder, expectedId);
    const access = next.library.access();
    if (access.state === 'unavailable') {
      await next.leave();
      return fail(asOpenCode(access.reason), { folder });
    }
    const last = current;
    current = next;
    await last.leave();
    await remember(folder);
    note(current);
    tellAll();
    return ok(null);
  }

  async function idIn(folder: string): Promise<string | null> {
    try {
      return await readLibraryId(world, libraryPlaces(folder));
    } catch (error) {
      // What is wrong with it is told by opening it.
      if (storageFailure(error) === null) throw error;
      return null;
    }
  }

  /** Goes on with the same library in another folder, or in its old one if that fails. `bring` brings it there while nobody has it open. */
  async function goOnIn<E extends Failure<string> = never>(
    folder: string,
    bring: () => Promise<Result<null, E>> = async () => ok(null),
  ): Promise<Result<null, StorageFailure | E>> {
    const last = current.library;
    const id = last.id();
    await current.leave();
    const brought = await bring();
    current = await openSitting(options, brought.ok ? folder : last.folder, id);
    const access = current.library.access();
    if (brought.ok && access.state === 'unavailable') {
      await current.leave();
      current = await openSitting(options, last.folder, id);
      tellAll();
      return err(asStorage({ code: access.reason }));
    }
    if (brought.ok) await remember(folder);
    note(current);
    tellAll();
    return brought;
  }

  /** A library that is gone may have been renamed by its owner: it is looked for beside its old place. */
  async function lookElsewhere(): Promise<void> {
    const { library } = current;
    const id = library.id() ?? recent.idIn(library.folder);
    const isGone = library.access().state === 'unavailable' && id !== null;
    const found = isGone ? await findBeside(world, library.folder, id) : null;
    if (found === elsewhere || library !== current.library) return;
    elsewhere = found;
    options.changed({ topic: 'library', id: '' });
  }

  async function moveTo(to: string, watch: MoveWatch): Promise<Result<string, StorageFailure | MoveFailure | FolderRefusal>> {
    const { library } = current;
    const from = library.folder;
    const access = library.access();
    if (access.state !== 'open') return err(asStorage({ code: access.reason }));
    const advice = await adviseOnFolder(world, to);
    if (!advice.ok) return advice;
    const way = await wayTo(world, from, to);
    if (!way.ok) return way;
    await noting;
    const key = settings.read().recentLibraries.find(({ folder }) => folder === from)?.key ?? '';
    const moved = way.value === 'rename' ? await goOnIn(to, () => renameFolder(world, from, to)) : await copyTo(library, to, watch);
    if (!moved.ok) return moved;
    await forget(key);
    return ok(way.value === 'copy' ? await removeOld(from) : '');
  }

  /** The original stays ours, and as it is, until the copy is open for writing. */
  async function copyTo(library: Library, to: string, watch: MoveWatch): Promise<Result<null, StorageFailure | MoveFailure>> {
    const goOn = await library.pause('storage.moving');
    const copied = await copyFolder(world, library.folder, to, watch);
    if (!copied.ok) {
      goOn();
      return copied;
    }
    const opened = await goOnIn(to);
    const access = current.library.access();
    if (opened.ok && access.state !== 'open') {
      await goOnIn(library.folder);
      await removeOld(to);
      return err(asStorage({ code: access.reason }));
    }
    if (!opened.ok) await removeOld(to);
    return opened;
  }

  /** Takes a whole folder away that is not needed any more; answers its name if that does not work. */
  async function removeOld(folder: string): Promise<string> {
    try {
      await world.fileSystem.removeFolder(folder);
      return '';
    } catch (error) {
      if (storageFailure(error) === null) throw error;
      return folder;
    }
  }

  const ownFolderName = (): string => folderNameOf(current.library.settings().name);

  let current = await begin();
  note(current);

  return {
    library: () => current.library,
    index: () => current.index(),
    async choose(folder) {
      const advice = await adviseOnFolder(world, folder);
      return advice.ok ? change(folder, null) : advice;
    },
    async create(folder, name) {
      const advice = await adviseOnFolder(world, join(folder, 'x'));
      if (!advice.ok) return advice;
      const inside = join(folder, folderNameOf(name));
      const place = (await isRoomForLibrary(world, folder)) ? folder : inside;
      if (place === inside && !(await isRoomForLibrary(world, inside))) return fail('storage.conflict', { file: inside });
      const made = await createLibrary(world, processes, place, options.newSettings(name));
      if (!made.ok) return made;
      const changed = await change(place, null);
      return changed.ok ? changed : err(asStorage(changed.error));
    },
    recent: async () => {
      await noting;
      return recent.rows(current.library.folder);
    },
    async openRecent(key) {
      const entry = recent.find(key);
      return entry === undefined ? fail('library.not-recent') : change(entry.folder, entry.id);
    },
    forgetRecent: forget,
    elsewhere: () => elsewhere,
    follow: async () => (elsewhere === null ? fail('storage.folder-missing', { folder: current.library.folder }) : goOnIn(elsewhere)),
    openOther: () => change(current.library.folder, null),
    move: (into, watch) => moveTo(join(into, basename(current.library.folder)), watch),
    folderNameDiffers: () => basename(current.library.folder) !== ownFolderName(),
    renameFolder: () => moveTo(join(dirname(current.library.folder), ownFolderName()), atOnce),
    async refresh() {
      await current.library.refresh();
      current.attach();
      note(current);
      await lookElsewhere();
    },
    async close() {
      await noting;
      await current.leave();
    },
  };
}

function asOpenCode(reason: ErrorCode): OpenFailure['code'] {
  return reason === 'library.not-a-library' ? reason : asStorage({ code: reason }).code;
}

function asStorage(failure: Failure<ErrorCode>): StorageFailure {
  return failure.code.startsWith('storage.') ? (failure as StorageFailure) : { code: 'storage.folder-missing' };
}

import { ok, type Result } from '../../shared/core/result';
import { type RecentLibrary, type RecentRow, withoutRecent, withRecent } from '../../shared/domain/recent-library';
import type { AppSettingsStore } from './app-settings';
import { createKeyedSequence } from './keyed-sequence';
import { readLibraryId } from './library-identity';
import { libraryPlaces } from './library-places';
import { type StorageFailure, storageFailure } from './storage-failure';
import type { Surroundings } from './surroundings';

/** The libraries that were opened on this computer, as its settings remember them. */
export type RecentLibraries = {
  readonly find: (key: string) => RecentLibrary | undefined;
  /** The id of the library that was last opened in a folder; `null` for a folder that nobody knows. */
  readonly idIn: (folder: string) => string | null;
  /** Puts an open library first. */
  readonly note: (library: Pick<RecentLibrary, 'id' | 'name' | 'folder'>) => Promise<Result<unknown, StorageFailure>>;
  readonly forget: (key: string) => Promise<Result<unknown, StorageFailure>>;
  /** The list, each with whether it is there. `openFolder` is the one that is open. */
  readonly rows: (openFolder: string) => Promise<readonly RecentRow[]>;
};

/** Milliseconds that a disk gets to say whether a library is there: one on a network that is away takes a minute. */
const patience = 1500;

export function createRecentLibraries(world: Surroundings, settings: AppSettingsStore): RecentLibraries {
  // Each change is made of the list that the one before has left.
  const inTurn = createKeyedSequence();
  const list = (): readonly RecentLibrary[] => settings.read().recentLibraries;

  async function stateOf({ id, folder }: RecentLibrary): Promise<RecentRow['state']> {
    try {
      const found = await readLibraryId(world, libraryPlaces(folder));
      if (found === null) return 'missing';
      return found === id ? 'there' : 'replaced';
    } catch (error) {
      if (storageFailure(error) === null) throw error;
      return 'missing';
    }
  }

  async function unknownAfterAWhile(): Promise<'unknown'> {
    await world.wait(patience);
    return 'unknown';
  }

  return {
    find: (key) => list().find((entry) => entry.key === key),
    idIn: (folder) => list().find((entry) => entry.folder === folder)?.id ?? null,
    note: (library) =>
      inTurn('list', () =>
        settings.update({ recentLibraries: withRecent(list(), { ...library, key: world.newId(), openedAt: world.now() }) }),
      ),
    forget: (key) =>
      inTurn('list', async () => {
        const left = withoutRecent(list(), key);
        return left.length === list().length ? ok(null) : settings.update({ recentLibraries: left });
      }),
    rows: (openFolder) =>
      Promise.all(
        list().map(async (entry) => {
          const { key, name, folder, openedAt } = entry;
          return {
            key,
            name,
            folder,
            openedAt,
            state: await Promise.race([stateOf(entry), unknownAfterAWhile()]),
            open: folder === openFolder,
          };
        }),
      ),
  };
}

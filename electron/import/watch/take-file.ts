import { createHash } from 'node:crypto';
import { lstat, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import type { BatchRow } from '../../../shared/domain/import-batch';
import type { Surroundings } from '../../library/surroundings';
import { fileSource } from '../batch/gather-files';
import { importBatch } from '../batch/import-batch';
import { unpackWith } from '../batch/unpack-archive';
import { deskInto, type LibraryImportPorts } from '../library-import-desk';
import { isSame } from './folder-watch';
import type { FileStamp } from './list-folder';
import type { WatchMemoryStore } from './watch-memory';

/** What became of a file: its rows, none when its content is known or it waits for another look; `code`: why the library takes no file now. */
export type Taken = { readonly rows: readonly BatchRow[]; readonly code: string };

export type FileTakerPorts = Omit<LibraryImportPorts, 'newToken'> & {
  readonly world: Pick<Surroundings, 'now' | 'newId'>;
  readonly folder: string;
  readonly memory: WatchMemoryStore;
  /** Stops in the middle of a file; nothing of it is stored then. */
  readonly signal: AbortSignal;
};

/** Looks for which a file that cannot be read is waited for: whoever writes or scans it may hold it. */
const patience = 12;

const later: Taken = { rows: [], code: '' };

/** Imports files of a watched folder, each state of a file once, and remembers what became of it before anybody is told. */
export function createFileTaker(ports: FileTakerPorts): (name: string, stamp: FileStamp) => Promise<Taken> {
  const { desk, importer, drawer, world, folder, memory, signal } = ports;
  const unpack = unpackWith(importer);
  const unread = new Map<string, { readonly stamp: FileStamp; readonly looks: number }>();

  /** Whether there is still hope that a file of this state can be read. */
  function isWaitedFor(name: string, stamp: FileStamp): boolean {
    const before = unread.get(name);
    const looks = before !== undefined && isSame(before.stamp, stamp) ? before.looks + 1 : 1;
    if (looks < patience) unread.set(name, { stamp, looks });
    else unread.delete(name);
    return looks < patience;
  }

  return async (name, stamp) => {
    const path = join(folder, name);
    if (!(await isStill(folder, name, stamp))) return later;
    const source = fileSource(path, name, folder);
    const bytes = await source.read();
    if (!bytes.ok && bytes.error.code === 'import.unreadable' && isWaitedFor(name, stamp)) return later;
    unread.delete(name);
    const hash = bytes.ok ? createHash('sha256').update(bytes.value).digest('hex') : null;
    const isKnown = hash !== null && memory.read().hashes.includes(hash);
    const library = desk.library();
    const { rows, left, code } = isKnown
      ? { rows: [], left: 0, code: '' }
      : await importBatch({
          desk: deskInto(() => library, { desk, importer, drawer, newToken: world.newId }),
          sources: [{ ...source, read: async () => bytes }],
          unpack,
          defaults: null,
          signal,
          progress: () => undefined,
        });
    // What of an archive was stored before the end is in the library already, and is left out the next time.
    if (left > 0 || code !== '') return { rows: [], code };
    await memory.update((now) => ({
      files: { ...now.files, [name]: stamp },
      hashes: isKnown || hash === null ? now.hashes : [...now.hashes, hash],
      rows: [...now.rows, ...rows],
      tookAt: rows.length === 0 ? now.tookAt : world.now(),
    }));
    return { rows, code };
  };
}

/** Whether the file is as it was listed, and no folder on the way to it has become a link that leads elsewhere. */
async function isStill(folder: string, name: string, stamp: FileStamp): Promise<boolean> {
  try {
    const path = join(folder, name);
    const { size, mtimeMs } = await lstat(path);
    return isSame({ size, mtimeMs }, stamp) && (await realpath(path)) === join(await realpath(folder), name);
  } catch {
    return false;
  }
}

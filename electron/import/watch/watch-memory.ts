import { join } from 'node:path';
import { z } from 'zod';
import type { DeepReadonly } from '../../../shared/core/deep-readonly';
import { sha256Hex } from '../../../shared/core/ids';
import { ok, type Result } from '../../../shared/core/result';
import { batchRow } from '../../../shared/domain/import-batch';
import type { DocumentPlace } from '../../library/document-place';
import type { ReadFailure } from '../../library/document-store';
import { sha256 } from '../../library/envelope';
import { createKeyedSequence } from '../../library/keyed-sequence';
import { ownDocuments } from '../../library/own-documents';
import { storageFailure } from '../../library/storage-failure';
import type { Surroundings } from '../../library/surroundings';

const stamp = z.strictObject({ size: z.number(), mtimeMs: z.number() });

const memory = z.strictObject({
  /** The state in which each file was dealt with or left alone, by its name below the folder; `null` before the first look. */
  files: z.record(z.string(), stamp).nullable(),
  /** What was imported or refused, whatever it is called by now; the oldest first. */
  hashes: z.array(sha256Hex),
  /** What became of the newest files, the newest last. */
  rows: z.array(batchRow),
  /** When the last of them was dealt with. */
  tookAt: z.string(),
});
export type WatchMemory = DeepReadonly<z.infer<typeof memory>>;

/** Contents that are remembered: as many as files are looked at in one folder. */
const mostHashes = 10_000;
/** Rows that the report shows. */
const mostRows = 500;

/** What is remembered of a watched folder, so that each file is imported once, also after the application was closed. */
export type WatchMemoryStore = {
  readonly read: () => WatchMemory;
  /** Changes it, durably where the disk allows it; what the disk refuses holds for this session all the same. */
  readonly update: (change: (current: WatchMemory) => WatchMemory) => Promise<void>;
};

/**
 * Opens the memory of one folder that one library watches, in `userData`. Damaged or missing, it begins anew, and what
 * lies in the folder by then is left alone: nothing a person wrote is in it.
 */
export async function openWatchMemory(world: Surroundings, userData: string, libraryId: string, folder: string): Promise<WatchMemoryStore> {
  const root = join(userData, 'watched');
  // An id may be anything, and a path is none of a file name's business.
  const name = sha256(`${libraryId}\n${folder}`).slice(0, 32);
  const place: DocumentPlace<WatchMemory> = {
    kind: { name: 'watched', version: 1, schema: memory, migrations: [] },
    id: name,
    path: join(root, `${name}.json`),
    snapshots: join(root, 'snapshots', name),
    key: `watched-${name}`,
    trashed: null,
    optional: true,
  };
  const documents = ownDocuments(world, root);
  const read = await documents.read(place);
  let stored = read.ok;
  let current: WatchMemory = read.ok ? read.value : { files: null, hashes: [], rows: [], tookAt: '' };

  async function save(): Promise<Result<unknown, ReadFailure>> {
    if (stored) return documents.update<WatchMemory, never>(place, () => ok(current));
    await world.fileSystem.makeFolder(root);
    return documents.create(place, current);
  }

  const inTurn = createKeyedSequence();
  return {
    read: () => current,
    update(change) {
      const next = change(current);
      current = { ...next, hashes: next.hashes.slice(-mostHashes), rows: next.rows.slice(-mostRows) };
      return inTurn(place.path, async () => {
        try {
          stored = (await save()).ok || stored;
        } catch (error) {
          if (storageFailure(error) === null) throw error;
        }
      });
    },
  };
}

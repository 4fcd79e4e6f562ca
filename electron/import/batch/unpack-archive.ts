import { createHash } from 'node:crypto';
import { fail, ok, type Result } from '../../../shared/core/result';
import type { UtilityClient } from '../../process/utility-client';
import { endedImport } from '../ended-import';
import type { ImportCalls } from '../import-calls';
import type { ImportFailure } from '../source-reading';
import type { BatchSource } from './batch-source';
import { isWrittenBySomebody } from './written-by-somebody';

/** Makes sources of the files in an archive. */
export type Unpack = (source: BatchSource, bytes: Uint8Array) => Promise<Result<readonly BatchSource[], ImportFailure>>;

let lastKey = 0;

/**
 * Unpacks in the importing process, in its memory: nothing of an archive is ever written to a disk but what is stored
 * in the library. A process that ended meanwhile is given the archive again.
 */
export function unpackWith(importer: Pick<UtilityClient<ImportCalls>, 'call'>): Unpack {
  return async (source, bytes) => {
    lastKey += 1;
    const key = lastKey;
    const sha256 = createHash('sha256').update(bytes).digest('hex');

    async function open(archive: Uint8Array): Promise<Result<readonly string[], ImportFailure>> {
      const opened = await importer.call('openArchive', { key, bytes: archive });
      return opened.ok ? opened.value : endedImport(opened.error);
    }

    async function readArchived(name: string): Promise<Result<Uint8Array, ImportFailure>> {
      const first = await importer.call('readArchived', { key, name });
      if (!first.ok) return endedImport(first.error);
      if (first.value !== null) return first.value;
      const again = await source.read();
      if (!again.ok) return again;
      if (createHash('sha256').update(again.value).digest('hex') !== sha256) return fail('import.unreadable');
      const reopened = await open(again.value);
      if (!reopened.ok) return reopened;
      const second = await importer.call('readArchived', { key, name });
      if (!second.ok) return endedImport(second.error);
      return second.value ?? fail('import.failed');
    }

    const opened = await open(bytes);
    if (!opened.ok) return opened;
    const names = opened.value.filter((name) => name.split('/').every(isWrittenBySomebody));
    if (names.length === 0) return fail('import.empty');
    return ok(
      names.map((name) => ({
        name: `${source.name} › ${name}`,
        fileName: name.split('/').at(-1) ?? name,
        folder: source.folder,
        packed: true,
        read: () => readArchived(name),
      })),
    );
  };
}

import { fail, ok, type Result } from '../../shared/core/result';
import type { ImportCalls } from './import-calls';
import { ImportRefusal } from './refusal';
import type { ImportFailure } from './source-reading';
import { type Archive, openFileArchive } from './zip/open-archive';

/** Answers the calls for archives of files: one lies open at a time, in this process' memory and nowhere else. */
export function archiveKeeper(): Pick<ImportCalls, 'openArchive' | 'readArchived'> {
  let open: { readonly key: number; readonly archive: Archive } | null = null;
  return {
    openArchive: ({ key, bytes }) =>
      answered(async () => {
        open = null;
        const archive = await openFileArchive(bytes);
        open = { key, archive };
        return ok(archive.names);
      }),
    async readArchived({ key, name }) {
      const archive = open?.key === key ? open.archive : null;
      if (archive === null) return null;
      return answered(async () => {
        const bytes = await archive.read(name);
        return bytes === null ? fail('import.damaged') : ok(bytes);
      });
    },
  };
}

async function answered<T>(read: () => Promise<Result<T, ImportFailure>>): Promise<Result<T, ImportFailure>> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof ImportRefusal) return fail(error.code);
    throw error;
  }
}

import type { IdSource } from '../../shared/core/ports';
import type { LibraryDesk } from '../library/library-desk';
import { createUtilityClient, type ProcessEnd, type UtilityClient } from '../process/utility-client';
import type { UtilityLike } from '../process/utility-messages';
import { type BatchDesk, createBatchDesk } from './batch/batch-desk';
import type { ImportCalls } from './import-calls';
import type { ImportDesk } from './import-desk';
import { deskInto } from './library-import-desk';
import { importLimits } from './limits';
import { createPictureDrawer, type PictureDrawer } from './pictures/picture-drawer';

export type ImportDeskSetting = {
  readonly desk: Pick<LibraryDesk, 'library' | 'index'>;
  /** Starts the importing process (`import-process.ts`, bundled); it starts with the first import. */
  readonly fork: () => UtilityLike;
  readonly newToken: IdSource;
  readonly onCrash: (end: ProcessEnd) => void;
  /** The same for the process that reads batches: their report tells what became of each file. */
  readonly onBatchCrash: (end: ProcessEnd) => void;
};

/** Importing, one article and many; `stop` ends the processes. */
export type OpenImportDesk = ImportDesk & {
  readonly batches: BatchDesk;
  readonly drawer: PictureDrawer;
  readonly stop: () => Promise<void>;
};

/** Ties importing to the library that is open, with its processes. */
export function openImportDesk({ desk, fork, newToken, onCrash, onBatchCrash }: ImportDeskSetting): OpenImportDesk {
  const importer = importingProcess('import', fork, onCrash);
  const batchImporter = importingProcess('import-batch', fork, onBatchCrash);
  const drawer = drawingProcess(fork, onBatchCrash);
  const importDesk = deskInto(desk.library, { desk, importer, drawer, newToken });
  return {
    ...importDesk,
    batches: createBatchDesk({ desk, importer: batchImporter, drawer, single: importDesk, newToken }),
    drawer,
    async stop() {
      await Promise.all([importer.stop(), batchImporter.stop(), drawer.stop()]);
    },
  };
}

/** The client of an importing process; the process starts with the first call. */
export function importingProcess(name: string, fork: () => UtilityLike, onCrash: (end: ProcessEnd) => void): UtilityClient<ImportCalls> {
  return createUtilityClient<ImportCalls>({
    name,
    fork,
    timeoutMs: importLimits.timeout,
    memoryBytes: importLimits.memory,
    // Reading changes nothing. An article that ends the process itself does so twice, and is then refused.
    safeToRepeat: ['readText', 'readFile', 'openArchive', 'readArchived'],
    onCrash,
  });
}

/** Draws pictures in a process of their own: the same program, which is given nothing but pictures. */
export function drawingProcess(fork: () => UtilityLike, onCrash: (end: ProcessEnd) => void): PictureDrawer {
  return createPictureDrawer(
    createUtilityClient<ImportCalls>({
      name: 'import-pictures',
      fork,
      timeoutMs: importLimits.timeout,
      memoryBytes: importLimits.pictureMemory,
      onCrash,
    }),
  );
}

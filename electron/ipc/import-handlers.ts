import { fail, ok } from '../../shared/core/result';
import type { Handlers } from '../../shared/ipc/contract';
import type { OpenImportDesk } from '../import/open-import-desk';
import type { WatchDesk } from '../import/watch/watch-desk';
import type { JobBoard } from '../jobs/job-board';

type ImportRows =
  | 'import.preview-text'
  | 'import.preview-file'
  | 'import.picture'
  | 'import.store'
  | 'import.discard'
  | 'batch.take'
  | 'batch.take-folder'
  | 'batch.take-attachments'
  | 'batch.run'
  | 'batch.report'
  | 'batch.look'
  | 'watch.status'
  | 'watch.choose'
  | 'watch.turn'
  | 'watch.report'
  | 'watch.look';

export type ImportHandlerPorts = {
  readonly desk: Omit<OpenImportDesk, 'stop'>;
  readonly watched: Omit<WatchDesk, 'look' | 'close'>;
  readonly jobs: Pick<JobBoard, 'run'>;
  /** Asks for the folder to import; `null` when the person changes their mind. */
  readonly chooseFolder: () => Promise<string | null>;
  /** Asks for the folder to watch. */
  readonly chooseWatched: () => Promise<string | null>;
};

/** Answers the rows of importing: one article with its preview, many at once, and those of the watched folder. */
export function importHandlers({ desk, watched, jobs, chooseFolder, chooseWatched }: ImportHandlerPorts): Pick<Handlers, ImportRows> {
  const { batches } = desk;
  return {
    'import.preview-text': (pasted) => desk.previewText(pasted),
    'import.preview-file': ({ name, bytes, password }) => desk.previewFile(name, bytes, password),
    'import.picture': async ({ token, sha256 }) => {
      const read = desk.picture(token, sha256);
      return read.ok ? ok({ bytes: new Uint8Array(read.value) }) : read;
    },
    'import.store': async ({ token, decisions }) => {
      const stored = await desk.store(token, decisions);
      if (stored.ok) {
        batches.noteStored(token, stored.value.id, decisions.meta.title);
        await watched.noteStored(token, stored.value.id, decisions.meta.title);
      }
      return stored;
    },
    'import.discard': async ({ token }) => {
      desk.discard(token);
      return ok({});
    },
    'batch.take': ({ paths }) => batches.take(paths),
    'batch.take-folder': async () => {
      const folder = await chooseFolder();
      return folder === null ? fail('import.cancelled') : batches.take([folder]);
    },
    'batch.take-attachments': async ({ token, attachments }) => batches.takeAttachments(token, attachments),
    'batch.run': ({ token, defaults }) => jobs.run('import', (job) => batches.run(token, defaults, job)),
    'batch.report': async () => ok({ batch: await batches.held() }),
    'batch.look': ({ row }) => batches.look(row),
    'watch.status': async () => ok(await watched.status()),
    'watch.choose': async () => {
      const folder = await chooseWatched();
      return folder === null ? fail('import.cancelled') : watched.watch(folder);
    },
    'watch.turn': ({ on }) => watched.turn(on),
    'watch.report': async () => ok({ batch: await watched.held() }),
    'watch.look': ({ row }) => watched.lookAgain(row),
  };
}

import { isAbsolute, join } from 'node:path';
import type { ArticleId } from '../../../shared/core/ids';
import type { IdSource } from '../../../shared/core/ports';
import { type Failure, fail, ok, type Result } from '../../../shared/core/result';
import {
  type BatchDefaults,
  type BatchOffer,
  type BatchReport,
  type BatchRow,
  type HeldBatch,
  storedArticles,
} from '../../../shared/domain/import-batch';
import type { ImportPreview } from '../../../shared/domain/import-preview';
import type { StorageErrorCode } from '../../../shared/ipc/error-code';
import type { JobHandle } from '../../jobs/job-board';
import type { LibraryDesk } from '../../library/library-desk';
import type { UtilityClient } from '../../process/utility-client';
import type { ImportCalls } from '../import-calls';
import type { ImportDesk } from '../import-desk';
import { deskInto } from '../library-import-desk';
import type { PictureDrawer } from '../pictures/picture-drawer';
import type { ImportFailure } from '../source-reading';
import { attachedSource, type BatchSource } from './batch-source';
import { gatherFiles } from './gather-files';
import { importBatch } from './import-batch';
import { unpackWith } from './unpack-archive';

/**
 * Importing many files at once, in the main process: what is going on, and the report, outlive the page. The page knows
 * what was chosen by a token, and files by their row in the report.
 */
export type BatchDesk = {
  /** Looks what files there are at these places; what was taken before is forgotten. */
  readonly take: (paths: readonly string[]) => Promise<Result<BatchOffer, Failure<'import.too-large' | 'batch.nothing-there'>>>;
  /** Takes attachments of a preview that waits on the desk for single imports, by their places. */
  readonly takeAttachments: (token: string, places: readonly number[]) => Result<BatchOffer, Failure<'import.expired'>>;
  /** Imports what was taken into the library that is open. `job` says how far it is, and stops it. */
  readonly run: (
    token: string,
    defaults: BatchDefaults,
    job: JobHandle,
  ) => Promise<Result<BatchReport, Failure<'batch.expired' | StorageErrorCode>>>;
  /** The newest batch that went into the library that is open; also while it is going on. */
  readonly held: () => Promise<HeldBatch | null>;
  /** Reads a file of that batch again; its preview waits on the desk for single imports. */
  readonly look: (row: number) => Promise<Result<ImportPreview, ImportFailure | Failure<'batch.expired'>>>;
  /** A preview was stored by itself: if it came from the report, its row says so from now on. */
  readonly noteStored: (token: string, article: ArticleId, title: string) => void;
};

export type BatchDeskPorts = {
  readonly desk: Pick<LibraryDesk, 'library' | 'index'>;
  /** An importing process of its own: a person's preview does not wait for a batch. It is ended after each batch. */
  readonly importer: Pick<UtilityClient<ImportCalls>, 'call' | 'stop'>;
  readonly drawer: Pick<PictureDrawer, 'draw'>;
  /** Where previews wait that a person looks at. */
  readonly single: Pick<ImportDesk, 'previewFile' | 'attachments'>;
  readonly newToken: IdSource;
};

/** Names shown of what was chosen. */
const fewNames = 5;

/** The first names, and where they lie: below the folder that all of them have in common when it was chosen itself. */
function shownOf(sources: readonly BatchSource[], first: BatchSource): Pick<BatchOffer, 'names' | 'folder'> {
  const root = first.name.slice(0, first.name.indexOf('/') + 1);
  const isCommon = root !== '' && sources.every(({ name, folder }) => folder === first.folder && name.startsWith(root));
  const names = sources.slice(0, fewNames).map(({ name }) => (isCommon ? name.slice(root.length) : name));
  return { names, folder: isCommon ? join(first.folder, root.slice(0, -1)) : first.folder };
}

type Taken = { readonly token: string; readonly sources: readonly BatchSource[] };
type Held = { readonly folder: string; report: BatchReport; readonly sources: BatchSource[] };

export function createBatchDesk({ desk, importer, drawer, single, newToken }: BatchDeskPorts): BatchDesk {
  let taken: Taken | null = null;
  let newest: Held | null = null;
  /** Previews that were opened from the report, and their rows. */
  const lookedAt = new Map<string, { readonly held: Held; readonly row: number }>();

  const unpack = unpackWith(importer);
  const here = (): Held | null => (newest?.folder === desk.library().folder ? newest : null);

  return {
    async take(paths) {
      const gathered = await gatherFiles(paths.filter(isAbsolute));
      if (!gathered.ok) return fail('import.too-large');
      const sources = gathered.value;
      const [first] = sources;
      if (first === undefined) return fail('batch.nothing-there');
      taken = { token: newToken(), sources };
      return ok({ token: taken.token, count: sources.length, ...shownOf(sources, first) });
    },

    takeAttachments(previewToken, places) {
      const waiting = single.attachments(previewToken);
      if (!waiting.ok) return waiting;
      const { importedName, attachments } = waiting.value;
      const chosen = attachments.filter((_, place) => places.includes(place));
      if (chosen.length === 0) return fail('import.expired');
      const sources = chosen.map((file) => attachedSource(file, { name: importedName, folder: '', packed: false }));
      taken = { token: newToken(), sources };
      const names = chosen.slice(0, fewNames).map(({ name }) => name);
      return ok({ token: taken.token, count: sources.length, names, folder: importedName });
    },

    async run(token, defaults, job) {
      if (taken?.token !== token) return fail('batch.expired');
      const { sources } = taken;
      const library = desk.library();
      const access = library.access();
      if (access.state !== 'open') return fail(access.reason as StorageErrorCode);
      taken = null;
      const rows: BatchRow[] = [];
      const held: Held = { folder: library.folder, report: { rows, left: sources.length, code: '' }, sources: [] };
      newest = held;
      lookedAt.clear();
      const over = new AbortController();
      function stop(): void {
        over.abort();
        // Nobody waits for a file that is being read.
        void importer.stop();
      }
      job.signal.addEventListener('abort', stop, { once: true });
      try {
        held.report = await importBatch({
          desk: deskInto(() => library, { desk, importer, drawer, newToken }),
          sources,
          unpack,
          defaults,
          signal: over.signal,
          progress(done, total, current) {
            job.progress(done, total, current);
            // Whoever opens another library has done with this one.
            if (desk.library() !== library) stop();
          },
          told(row, source) {
            rows.push(row);
            held.sources.push(source);
          },
        });
      } finally {
        job.signal.removeEventListener('abort', stop);
        await importer.stop();
      }
      return ok(held.report);
    },

    async held() {
      const held = here();
      if (held === null) return null;
      const { report } = held;
      const there = new Set(await desk.library().articles.ids());
      return {
        report: { ...report, rows: [...report.rows] },
        present: storedArticles(report.rows).filter((id) => there.has(id)),
        canLook: report.rows.flatMap(({ outcome }, row) => (outcome === 'needs-look' ? [row] : [])),
      };
    },

    async look(row) {
      const held = here();
      const source = held?.sources[row];
      if (held === null || source === undefined) return fail('batch.expired');
      const bytes = await source.read();
      // The archive that it may lie in is held by this process.
      await importer.stop();
      if (!bytes.ok) return bytes;
      const previewed = await single.previewFile(source.fileName, bytes.value);
      if (previewed.ok) lookedAt.set(previewed.value.token, { held, row });
      return previewed;
    },

    noteStored(token, article, title) {
      const found = lookedAt.get(token);
      if (found === undefined) return;
      lookedAt.delete(token);
      const { held, row } = found;
      const rows = held.report.rows.map((entry, index) =>
        index === row ? ({ ...entry, outcome: 'stored', article, title } as const) : entry,
      );
      held.report = { ...held.report, rows };
    },
  };
}

import { join } from 'node:path';
import type { ArticleId } from '../../../shared/core/ids';
import { type Failure, fail, type Result } from '../../../shared/core/result';
import { type BatchRow, type HeldBatch, storedArticles } from '../../../shared/domain/import-batch';
import type { ImportPreview } from '../../../shared/domain/import-preview';
import { fileSource } from '../batch/gather-files';
import type { ImportDesk } from '../import-desk';
import type { ImportFailure } from '../source-reading';
import type { WatchMemoryStore } from './watch-memory';

/** What became of the newest files of a watched folder, told as a batch is. */
export type WatchReport = {
  /** The newest first; `null` before the first file. `present`: the articles of the library. */
  readonly held: (memory: WatchMemoryStore, present: readonly ArticleId[]) => HeldBatch | null;
  /** Reads a file of the report that was told last; its preview waits on the desk for single imports. */
  readonly lookAgain: (row: number) => Promise<Result<ImportPreview, ImportFailure | Failure<'batch.expired'>>>;
  /** A preview was stored by itself: if it came from the report, its row says so from now on. */
  readonly noteStored: (token: string, article: ArticleId, title: string) => Promise<void>;
};

type Row = { readonly memory: WatchMemoryStore; readonly row: BatchRow };

export function createWatchReport(single: Pick<ImportDesk, 'previewFile'>): WatchReport {
  // Rows are counted as they were told: meanwhile others may have come before them.
  let told: readonly Row[] = [];
  const lookedAt = new Map<string, Row>();

  return {
    held(memory, present) {
      const rows = memory.read().rows.toReversed();
      told = rows.map((row) => ({ memory, row }));
      if (rows.length === 0) return null;
      const there = new Set(present);
      return {
        report: { rows, left: 0, code: '' },
        present: storedArticles(rows).filter((id) => there.has(id)),
        canLook: rows.flatMap((row, index) => (row.outcome === 'needs-look' && !isPacked(row) ? [index] : [])),
      };
    },

    async lookAgain(index) {
      const found = told[index];
      if (found === undefined || isPacked(found.row)) return fail('batch.expired');
      const { name, folder } = found.row;
      const source = fileSource(join(folder, name), name, folder);
      const bytes = await source.read();
      if (!bytes.ok) return bytes;
      const previewed = await single.previewFile(source.fileName, bytes.value);
      if (previewed.ok) lookedAt.set(previewed.value.token, found);
      return previewed;
    },

    async noteStored(token, article, title) {
      const found = lookedAt.get(token);
      if (found === undefined) return;
      lookedAt.delete(token);
      const { name, folder, outcome } = found.row;
      const isRow = (row: BatchRow): boolean => row.name === name && row.folder === folder && row.outcome === outcome;
      await found.memory.update((now) => ({
        ...now,
        rows: now.rows.map((row) => (isRow(row) ? { ...row, outcome: 'stored', article, title } : row)),
      }));
    },
  };
}

/** A file of an archive: that would have to be unpacked again, and can be imported by hand. */
function isPacked({ name }: BatchRow): boolean {
  return name.includes(' › ');
}

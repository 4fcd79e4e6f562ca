import { createHash } from 'node:crypto';
import type { ArticleId } from '../../../shared/core/ids';
import type { Result } from '../../../shared/core/result';
import type { BatchReport, BatchRow } from '../../../shared/domain/import-batch';
import { proposedDecisions } from '../../../shared/domain/import-preview';
import { storageErrors } from '../../../shared/ipc/error-code';
import type { ImportDesk } from '../import-desk';
import type { ImportFailure } from '../source-reading';

/** One file of a batch. `read` is called when its turn comes, so that only one is held in memory. */
export type BatchSource = { readonly name: string; readonly read: () => Promise<Result<Uint8Array, ImportFailure>> };

export type BatchPorts = {
  readonly desk: Pick<ImportDesk, 'previewFile' | 'store' | 'discard'>;
  readonly sources: readonly BatchSource[];
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number, current: string) => void;
};

/**
 * Imports files one after the other. A file that needs no decision is stored as it was proposed; one that repeats an
 * original, needs a look or cannot be read is told, and the next is taken up. What is stored is whole, and what is not
 * is not there at all, whenever the batch is stopped.
 */
export async function importBatch({ desk, sources, signal, progress }: BatchPorts): Promise<BatchReport> {
  const rows: BatchRow[] = [];
  // The index hears of an article only a moment after it was stored.
  const seen = new Map<string, { readonly article: ArticleId | null; readonly title: string }>();
  for (const [done, source] of sources.entries()) {
    if (signal.aborted) break;
    progress(done, sources.length, source.name);
    const row = await importOne(desk, source, seen);
    if (row.outcome === 'refused' && isStorageError(row.code)) return { rows, left: sources.length - rows.length, code: row.code };
    rows.push(row);
  }
  return { rows, left: sources.length - rows.length, code: '' };
}

type Seen = Map<string, { readonly article: ArticleId | null; readonly title: string }>;

async function importOne(desk: BatchPorts['desk'], { name, read }: BatchSource, seen: Seen): Promise<BatchRow> {
  const refused = (code: string): BatchRow => ({ name, outcome: 'refused', article: null, title: '', code, warnings: [] });
  const bytes = await read();
  if (!bytes.ok) return refused(bytes.error.code);
  const hash = createHash('sha256').update(bytes.value).digest('hex');
  const twin = seen.get(hash);
  if (twin !== undefined) return { name, outcome: 'duplicate', code: '', warnings: [], ...twin };
  const previewed = await desk.previewFile(name, bytes.value);
  if (!previewed.ok) return refused(previewed.error.code);
  const { token, meta, duplicateOf, warnings: found } = previewed.value;
  const { title } = meta;
  const warnings = found.map(({ code }) => code);
  if (duplicateOf !== null) {
    desk.discard(token);
    return { name, outcome: 'duplicate', article: duplicateOf.id, title: duplicateOf.title, code: '', warnings };
  }
  if (warnings.length > 0) {
    desk.discard(token);
    seen.set(hash, { article: null, title });
    return { name, outcome: 'needs-look', article: null, title, code: '', warnings };
  }
  const stored = await desk.store(token, proposedDecisions(previewed.value));
  if (!stored.ok) {
    desk.discard(token);
    return refused(stored.error.code);
  }
  seen.set(hash, { article: stored.value.id, title });
  return { name, outcome: 'stored', article: stored.value.id, title, code: '', warnings };
}

/** After such a failure the next file would fare no better. One document that is too large says nothing of the next. */
function isStorageError(code: string): boolean {
  return code !== 'storage.too-large' && (storageErrors as readonly string[]).includes(code);
}

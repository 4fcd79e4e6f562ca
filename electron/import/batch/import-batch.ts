import { createHash } from 'node:crypto';
import type { ArticleId } from '../../../shared/core/ids';
import type { BatchDefaults, BatchReport, BatchRow } from '../../../shared/domain/import-batch';
import { withDefaults } from '../../../shared/domain/import-batch';
import { type ImportPreview, type ImportWarning, proposedDecisions, proposedText } from '../../../shared/domain/import-preview';
import { storageErrors } from '../../../shared/ipc/error-code';
import { signatureOf } from '../../../shared/similarity/min-hash';
import { mayReadOtherwise } from '../characters';
import type { ImportDesk } from '../import-desk';
import { createNearTexts, type NearTexts } from '../near-texts';
import { attachedSource, type BatchSource } from './batch-source';
import type { Unpack } from './unpack-archive';

export type BatchPorts = {
  readonly desk: Pick<ImportDesk, 'previewFile' | 'store' | 'discard' | 'attachments'>;
  readonly sources: readonly BatchSource[];
  /** Called for a file that is an archive of files: they take its place. */
  readonly unpack: Unpack;
  /** What all articles are given; `null` for what each source and the library say. */
  readonly defaults: BatchDefaults | null;
  /** The texts of the library, where the desk has no index to ask for near ones; those that are stored come to them. */
  readonly texts?: NearTexts;
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number, current: string) => void;
  /** Told of each row with its source, as soon as it is there. */
  readonly told?: (row: BatchRow, source: BatchSource) => void;
};

/**
 * Imports files one after the other. A file that needs no decision is stored as it was proposed; one that repeats an
 * original, needs a look or cannot be read is told, and the next is taken up. An archive is its files, and behind a mail that
 * was stored come the files that lie in it. What is stored is whole, and what is not is not there at all, whenever the
 * batch is stopped.
 */
export async function importBatch(ports: BatchPorts): Promise<BatchReport> {
  const { sources, signal, progress, told } = ports;
  const rows: BatchRow[] = [];
  // The index hears of an article only a moment after it was stored.
  const seen: Seen = { originals: new Map(), texts: ports.texts ?? createNearTexts() };
  const waiting = [...sources].reverse();
  const ended = (code: string): BatchReport => ({ rows, left: waiting.length, code });
  for (let source = waiting.at(-1); source !== undefined; source = waiting.at(-1)) {
    progress(rows.length, rows.length + waiting.length, source.name);
    if (signal.aborted) break;
    const dealt = await importOne(ports, source, seen);
    if (dealt === null) break;
    const { row, inside } = dealt;
    // What was stopped in the middle of reading was not refused: it was not reached.
    if (signal.aborted && row?.outcome === 'refused') break;
    if (row?.outcome === 'refused' && isStorageError(row.code)) return ended(row.code);
    waiting.splice(-1, 1, ...inside.toReversed());
    if (row === null) continue;
    rows.push(row);
    told?.(row, source);
  }
  return ended('');
}

/** What this batch has dealt with: files by their SHA-256, and the texts that it stored or was given. */
type Seen = {
  readonly originals: Map<string, { readonly article: ArticleId | null; readonly title: string }>;
  readonly texts: NearTexts;
};

/** What became of a file: its row, `null` for an archive; and the files in it, which come next. */
type Dealt = { readonly row: BatchRow | null; readonly inside: readonly BatchSource[] };

/** `null` when it was stopped before anything of the file was stored. */
async function importOne({ desk, unpack, defaults, signal }: BatchPorts, source: BatchSource, seen: Seen): Promise<Dealt | null> {
  const { name, folder } = source;
  const about = { name, folder, article: null, title: '', code: '', warnings: [] };
  const told = (row: BatchRow): Dealt => ({ row, inside: [] });
  const refused = (code: string): Dealt => told({ ...about, outcome: 'refused', code });
  const bytes = await source.read();
  if (signal.aborted) return null;
  if (!bytes.ok) return refused(bytes.error.code);
  const hash = createHash('sha256').update(bytes.value).digest('hex');
  const twin = seen.originals.get(hash);
  if (twin !== undefined) return told({ ...about, outcome: 'duplicate', ...twin });
  const previewed = await desk.previewFile(source.fileName, bytes.value);
  if (!previewed.ok) {
    if (previewed.error.code !== 'import.archive' || source.packed) return refused(previewed.error.code);
    const inside = await unpack(source, bytes.value);
    return inside.ok ? { row: null, inside: inside.value } : refused(inside.error.code);
  }
  const { token, meta, duplicateOf } = previewed.value;
  const { title } = meta;
  const text = proposedText(previewed.value.blocks);
  const own = [...previewed.value.warnings, ...signsWarning(`${title}\n${text}`)];
  if (duplicateOf !== null) {
    desk.discard(token);
    return told({ ...about, outcome: 'duplicate', article: duplicateOf.id, title: duplicateOf.title, warnings: own });
  }
  const signature = signatureOf(text);
  const warnings = [...own, ...nearWarning(previewed.value.nearTo ?? seen.texts.nearest(signature))];
  if (warnings.length > 0) {
    desk.discard(token);
    seen.originals.set(hash, { article: null, title });
    return told({ ...about, outcome: 'needs-look', title, warnings });
  }
  if (signal.aborted) {
    desk.discard(token);
    return null;
  }
  const decisions = proposedDecisions(previewed.value);
  const attached = desk.attachments(token);
  const stored = await desk.store(token, { ...decisions, meta: withDefaults(decisions.meta, defaults) });
  if (!stored.ok) {
    desk.discard(token);
    return refused(stored.error.code);
  }
  seen.originals.set(hash, { article: stored.value.id, title });
  seen.texts.add({ ...meta, id: stored.value.id }, signature);
  const inside = attached.ok ? attached.value.attachments.map((file) => attachedSource(file, source)) : [];
  return { row: { ...about, outcome: 'stored', article: stored.value.id, title, warnings }, inside };
}

/** A preview shows such signs in their places; of what is stored unseen nobody would hear. */
function signsWarning(text: string): readonly ImportWarning[] {
  return mayReadOtherwise(text) ? [{ code: 'direction-signs', params: {} }] : [];
}

/** The same story from elsewhere, or in another edition: a person says whether both are kept. */
function nearWarning(near: ImportPreview['nearTo']): readonly ImportWarning[] {
  return near === null ? [] : [{ code: 'near-duplicate', params: { title: near.title, percent: String(near.percent) } }];
}

/** After such a failure the next file would fare no better. One document that is too large says nothing of the next. */
function isStorageError(code: string): boolean {
  return code !== 'storage.too-large' && (storageErrors as readonly string[]).includes(code);
}

import { z } from 'zod';
import type { DeepReadonly } from '../core/deep-readonly';
import { type ArticleId, articleId } from '../core/ids';
import type { ArticleMeta } from './article';
import { grade } from './grade';
import { importWarning } from './import-preview';
import { marking } from './marking';

/**
 * What became of one file of a batch: `stored` as an article; `duplicate`: the very same original is in the library
 * already; `needs-look`: it could be read, but there is something a person has to see before it is stored; `refused`: it
 * could not be read, or not be stored.
 */
export const batchOutcome = z.enum(['stored', 'duplicate', 'needs-look', 'refused']);
export type BatchOutcome = z.infer<typeof batchOutcome>;

export const batchRow = z.strictObject({
  /** The file's name with the folders below what was chosen, for display only; in an archive `archive.zip › folder/name`. */
  name: z.string(),
  /** The folder in which lies what was chosen, for display only. */
  folder: z.string(),
  outcome: batchOutcome,
  /** The article that was made of it, or whose original it repeats. */
  article: articleId.nullable(),
  title: z.string(),
  /** Why it was refused: a code of the catalogue of errors; else empty. */
  code: z.string(),
  warnings: z.array(importWarning),
});
export type BatchRow = DeepReadonly<z.infer<typeof batchRow>>;

/** The report of a whole batch, one row a file in the order in which they were taken up. */
export const batchReport = z.strictObject({
  rows: z.array(batchRow),
  /** Files that were not reached, because the person stopped the batch or the library could not be written to any more. */
  left: z.int().nonnegative(),
  /** Why the library could not be written to any more: a code of the catalogue of errors; else empty. */
  code: z.string(),
});
export type BatchReport = DeepReadonly<z.infer<typeof batchReport>>;

/** Files that were chosen and wait for the person's word to begin. */
export const batchOffer = z.strictObject({
  /** Names the choice while the main process keeps it; void once another one is made. */
  token: z.string().min(1),
  /** Files found; what is an archive counts as one, since nobody has looked into it yet. */
  count: z.int().nonnegative(),
  /** The names of the first few. */
  names: z.array(z.string()),
  /** The folder in which lies what was chosen. */
  folder: z.string(),
});
export type BatchOffer = DeepReadonly<z.infer<typeof batchOffer>>;

/** What all articles of a batch are given. */
export const batchDefaults = z.strictObject({
  marking,
  grade: grade.nullable(),
  /** A language's tag; empty for the one that each text is found to be in. */
  language: z.string().max(35),
});
export type BatchDefaults = DeepReadonly<z.infer<typeof batchDefaults>>;

/** What was understood of a file's source, with what the whole batch is given. */
export function withDefaults(meta: ArticleMeta, defaults: BatchDefaults | null): ArticleMeta {
  if (defaults === null) return meta;
  const language = defaults.language === '' ? meta.language : defaults.language;
  return { ...meta, marking: defaults.marking, grade: defaults.grade, language };
}

/** The newest batch as the main process holds it. */
export const heldBatch = z.strictObject({
  report: batchReport,
  /** Stored articles of it that are in the library still. */
  present: z.array(articleId),
  /** Rows, by index, whose file can be looked at again. */
  canLook: z.array(z.int().nonnegative()),
});
export type HeldBatch = DeepReadonly<z.infer<typeof heldBatch>>;

/** The articles that a batch has made. */
export function storedArticles(rows: readonly BatchRow[]): readonly ArticleId[] {
  return rows.flatMap(({ outcome, article }) => (outcome === 'stored' && article !== null ? [article] : []));
}

/** The outcomes in the order in which a person wants to hear of them. */
export const outcomesByUrgency = ['needs-look', 'refused', 'duplicate', 'stored'] as const satisfies readonly BatchOutcome[];

/** How many files of a report had each outcome. */
export function countOutcomes(rows: readonly BatchRow[]): Readonly<Record<BatchOutcome, number>> {
  const counts = { stored: 0, duplicate: 0, 'needs-look': 0, refused: 0 };
  for (const { outcome } of rows) counts[outcome] += 1;
  return counts;
}

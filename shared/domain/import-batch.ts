import { z } from 'zod';
import type { DeepReadonly } from '../core/deep-readonly';
import { articleId } from '../core/ids';
import { importWarning } from './import-preview';

/**
 * What became of one file of a batch: `stored` as an article; `duplicate`: the very same original is in the library
 * already; `needs-look`: it could be read, but there is something a person has to see before it is stored; `refused`: it
 * could not be read, or not be stored.
 */
export const batchOutcome = z.enum(['stored', 'duplicate', 'needs-look', 'refused']);
export type BatchOutcome = z.infer<typeof batchOutcome>;

export const batchRow = z.strictObject({
  /** The file's name with the folders below what was chosen, for display only. */
  name: z.string(),
  outcome: batchOutcome,
  /** The article that was made of it, or whose original it repeats. */
  article: articleId.nullable(),
  title: z.string(),
  /** Why it was refused: a code of the catalogue of errors; else empty. */
  code: z.string(),
  warnings: z.array(importWarning.shape.code),
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

/** How many files of a report had each outcome. */
export function countOutcomes(rows: readonly BatchRow[]): Readonly<Record<BatchOutcome, number>> {
  const counts = { stored: 0, duplicate: 0, 'needs-look': 0, refused: 0 };
  for (const { outcome } of rows) counts[outcome] += 1;
  return counts;
}

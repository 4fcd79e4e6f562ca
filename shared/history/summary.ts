import { countWords } from '../domain/word-count';
import type { AnnotationRow } from './annotation-difference';
import { type LinePart, partsText } from './line';
import { type DifferenceRow, isSame } from './line-difference';
import type { DifferenceRun } from './word-difference';

/** What a comparison of texts comes to, in numbers for one line of words. */
export type TextSummary = {
  /** Words that went or came; a word in the place of another counts once. Those of the head's fields are not among them. */
  readonly words: number;
  readonly citationsAdded: number;
  readonly citationsRemoved: number;
  /** Fields of the head that changed, in order. */
  readonly fields: readonly string[];
  /** Something else changed: bold, italic, a heading's level, a table's cells. */
  readonly format: boolean;
};

export function summarizeText(rows: readonly DifferenceRow[]): TextSummary {
  const changed = rows.filter((row) => !isSame(row));
  const isField = ({ before, after }: DifferenceRow): boolean => (after ?? before)?.kind === 'field';
  const text = changed.filter((row) => !isField(row));
  const words = text.reduce((sum, { runs }) => sum + changedWords(runs), 0);
  const citationsAdded = text.reduce((sum, { runs }) => sum + citations(runs, 'inserted'), 0);
  const citationsRemoved = text.reduce((sum, { runs }) => sum + citations(runs, 'deleted'), 0);
  return {
    words,
    citationsAdded,
    citationsRemoved,
    fields: changed.filter(isField).map(({ before, after }) => (after ?? before)?.field ?? ''),
    format: words + citationsAdded + citationsRemoved === 0 && text.length > 0,
  };
}

/** How many annotations were added, removed and changed. */
export type AnnotationSummary = { readonly added: number; readonly removed: number; readonly changed: number };

export function summarizeAnnotations(rows: readonly AnnotationRow[]): AnnotationSummary {
  const count = (change: AnnotationRow['change']): number => rows.filter((row) => row.change === change).length;
  return { added: count('added'), removed: count('removed'), changed: count('changed') };
}

function changedWords(runs: readonly DifferenceRun[]): number {
  let words = 0;
  let deleted = 0;
  for (const { change, parts } of runs) {
    if (change === 'inserted') words += Math.max(0, wordsIn(parts) - deleted);
    deleted = change === 'deleted' ? wordsIn(parts) : 0;
    words += deleted;
  }
  return words;
}

function wordsIn(parts: readonly LinePart[]): number {
  return countWords(partsText(parts));
}

function citations(runs: readonly DifferenceRun[], change: DifferenceRun['change']): number {
  return runs
    .filter((run) => run.change === change)
    .reduce((sum, { parts }) => sum + parts.filter(({ kind }) => kind === 'citation').length, 0);
}

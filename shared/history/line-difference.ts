import { diffArrays } from 'diff';
import { type Line, lineKey, lineStyle, partKey } from './line';
import { type DifferenceRun, wordDifference, wordParts } from './word-difference';

/** One line of a comparison: as it was, as it is (`null`: not there), and what lies between the two. */
export type DifferenceRow = { readonly before: Line | null; readonly after: Line | null; readonly runs: readonly DifferenceRun[] };

/** Beyond so many lines taken out and put in, two texts are compared as a whole; it bounds the time, which grows with the square. */
const longestEdit = 800;
/** So many pairs of lines are tried when it is asked which became which. */
const mostPairs = 40_000;
/** From this share of common words on, a line became the other; below, one went and one came. */
const enoughInCommon = 0.4;

/**
 * What lies between two texts, line by line and word by word, in the order of reading. The rows that
 * have a `before` are exactly the lines of the one, those that have an `after` the lines of the other.
 */
export function lineDifference(before: readonly Line[], after: readonly Line[]): readonly DifferenceRow[] {
  const changes = diffArrays(before.map(lineKey), after.map(lineKey), { maxEditLength: longestEdit });
  if (changes === undefined) return compareStretch(before, after);
  const rows: DifferenceRow[] = [];
  let oldAt = 0;
  let youngAt = 0;
  let went: readonly Line[] = [];
  let came: readonly Line[] = [];
  for (const { count, added, removed } of changes) {
    if (removed) went = before.slice(oldAt, oldAt + count);
    else if (added) came = after.slice(youngAt, youngAt + count);
    else {
      rows.push(...compareStretch(went, came), ...sameRows(before.slice(oldAt, oldAt + count), after.slice(youngAt, youngAt + count)));
      went = [];
      came = [];
    }
    if (!added) oldAt += count;
    if (!removed) youngAt += count;
  }
  rows.push(...compareStretch(went, came));
  return rows;
}

/** Whether nothing lies between the two texts. */
export function isSame({ before, after, runs }: DifferenceRow): boolean {
  return before !== null && after !== null && lineStyle(before) === lineStyle(after) && runs.every(({ change }) => change === 'same');
}

function sameRows(before: readonly Line[], after: readonly Line[]): readonly DifferenceRow[] {
  return before.flatMap((line, index) => {
    const now = after[index];
    return now === undefined ? [] : [{ before: line, after: now, runs: wholeRun('same', line) }];
  });
}

function wholeRun(change: DifferenceRun['change'], line: Line): readonly DifferenceRun[] {
  return line.parts.length === 0 ? [] : [{ change, parts: line.parts }];
}

/** A stretch in which no line stayed as it was: lines that became another are compared word by word. */
function compareStretch(went: readonly Line[], came: readonly Line[]): readonly DifferenceRow[] {
  const partner = partners(went, came);
  const rows: DifferenceRow[] = [];
  let next = 0;
  for (const [index, line] of went.entries()) {
    const at = partner.get(index);
    if (at === undefined) {
      rows.push({ before: line, after: null, runs: wholeRun('deleted', line) });
      continue;
    }
    for (const added of came.slice(next, at)) rows.push(insertedRow(added));
    for (const now of came.slice(at, at + 1)) rows.push({ before: line, after: now, runs: wordDifference(line.parts, now.parts) });
    next = at + 1;
  }
  for (const added of came.slice(next)) rows.push(insertedRow(added));
  return rows;
}

function insertedRow(line: Line): DifferenceRow {
  return { before: null, after: line, runs: wholeRun('inserted', line) };
}

/**
 * Which line became which, in order: the choice with the most in common over the whole stretch
 * (dynamic programming, time and room grow with the product of the lengths).
 */
function partners(went: readonly Line[], came: readonly Line[]): ReadonlyMap<number, number> {
  if (went.length * came.length > mostPairs) return inOrder(went, came);
  const theirs = came.map(wordBag);
  const common = went.map((line) => {
    const words = wordBag(line);
    return came.map((other, column) => inCommon(line, other, words, theirs[column] ?? noWords));
  });
  // best[row][column]: the most that the lines from there on can have in common.
  const best = [...went, null].map(() => new Float64Array(came.length + 1));
  const at = (table: readonly ArrayLike<number>[], row: number, column: number): number => table[row]?.[column] ?? 0;
  const paired = (row: number, column: number): number => {
    const share = at(common, row, column);
    return share < enoughInCommon ? 0 : share + at(best, row + 1, column + 1);
  };
  for (let row = went.length - 1; row >= 0; row -= 1) {
    for (let column = came.length - 1; column >= 0; column -= 1) {
      best[row]?.fill(Math.max(paired(row, column), at(best, row + 1, column), at(best, row, column + 1)), column, column + 1);
    }
  }
  const chosen = new Map<number, number>();
  let column = 0;
  for (let row = 0; row < went.length; row += 1) {
    while (column < came.length && at(best, row, column) === at(best, row, column + 1)) column += 1;
    if (at(best, row, column) === 0 || at(best, row, column) !== paired(row, column)) continue;
    chosen.set(row, column);
    column += 1;
  }
  return chosen;
}

/** For stretches too long to try all pairs: the first with the first, as long as they have enough in common. */
function inOrder(went: readonly Line[], came: readonly Line[]): ReadonlyMap<number, number> {
  const chosen = new Map<number, number>();
  for (const [index, line] of went.entries()) {
    const other = came[index];
    if (other !== undefined && inCommon(line, other, wordBag(line), wordBag(other)) >= enoughInCommon) chosen.set(index, index);
  }
  return chosen;
}

type WordBag = { readonly counts: ReadonlyMap<string, number>; readonly size: number };

const noWords: WordBag = { counts: new Map(), size: 0 };

function wordBag(line: Line): WordBag {
  const counts = new Map<string, number>();
  let size = 0;
  for (const part of wordParts(line.parts)) {
    if (part.kind === 'text' && part.text.trim() === '') continue;
    const key = part.kind === 'text' ? part.text : partKey(part);
    counts.set(key, (counts.get(key) ?? 0) + 1);
    size += 1;
  }
  return { counts, size };
}

/** From 0 to 1: the share of words that two lines have in common (Sørensen and Dice). A field is always the same field. */
function inCommon(one: Line, other: Line, words: WordBag, others: WordBag): number {
  if (one.kind === 'field' || other.kind === 'field') return one.field === other.field ? 1 : 0;
  if (words.size + others.size === 0) return 1;
  let both = 0;
  for (const [word, count] of words.counts) both += Math.min(count, others.counts.get(word) ?? 0);
  return (2 * both) / (words.size + others.size);
}

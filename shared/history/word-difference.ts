import { diffArrays } from 'diff';
import { joinParts, type LinePart, partKey } from './line';

/** A stretch of a line that stayed, came or went. */
export type DifferenceRun = { readonly change: 'same' | 'inserted' | 'deleted'; readonly parts: readonly LinePart[] };

/**
 * Two lines that differ in more words than this, counted as taken out and put in, have little in common: they are shown
 * as one that went and one that came. It bounds the time, which grows with the square.
 */
const longestEdit = 500;

let segmenter: Intl.Segmenter | undefined;

/** Cuts parts into words, spaces and signs (Unicode UAX 29), so that scripts without spaces are compared by words as well. */
export function wordParts(parts: readonly LinePart[]): readonly LinePart[] {
  segmenter ??= new Intl.Segmenter('und', { granularity: 'word' });
  const words = segmenter;
  return parts.flatMap((part) =>
    part.kind === 'text' ? [...words.segment(part.text)].map(({ segment }): LinePart => ({ ...part, text: segment })) : [part],
  );
}

/** What lies between two lines, word by word: the runs without the inserted ones are `before`, without the deleted ones `after`. */
export function wordDifference(before: readonly LinePart[], after: readonly LinePart[]): readonly DifferenceRun[] {
  const old = wordParts(before);
  const young = wordParts(after);
  const changes = diffArrays(old.map(partKey), young.map(partKey), { maxEditLength: longestEdit });
  if (changes === undefined) return joinRuns([run('deleted', before), run('inserted', after)]);
  let oldAt = 0;
  let youngAt = 0;
  const runs = changes.map(({ count, added, removed }): DifferenceRun => {
    const went = old.slice(oldAt, oldAt + count);
    const came = young.slice(youngAt, youngAt + count);
    if (!added) oldAt += count;
    if (!removed) youngAt += count;
    return added ? run('inserted', came) : run(removed ? 'deleted' : 'same', went);
  });
  return joinRuns(bridgeSpaces(runs));
}

function run(change: DifferenceRun['change'], parts: readonly LinePart[]): DifferenceRun {
  return { change, parts };
}

/** A space that stayed between two words that did not is part of their change: read out or looked at, one change is one stretch. */
function bridgeSpaces(runs: readonly DifferenceRun[]): readonly DifferenceRun[] {
  return runs.flatMap((piece, index) => {
    const between = index > 0 && index < runs.length - 1;
    const onlySpace = piece.change === 'same' && piece.parts.every((part) => part.kind === 'text' && part.text.trim() === '');
    return between && onlySpace ? [run('deleted', piece.parts), run('inserted', piece.parts)] : [piece];
  });
}

/** Between two runs that stayed all that went comes before all that came, each as one run. */
function joinRuns(runs: readonly DifferenceRun[]): readonly DifferenceRun[] {
  const joined: DifferenceRun[] = [];
  let deleted: LinePart[] = [];
  let inserted: LinePart[] = [];
  const settle = (): void => {
    if (deleted.length > 0) joined.push(run('deleted', joinParts(deleted)));
    if (inserted.length > 0) joined.push(run('inserted', joinParts(inserted)));
    deleted = [];
    inserted = [];
  };
  for (const { change, parts } of runs) {
    if (change === 'deleted') deleted = deleted.concat(parts);
    else if (change === 'inserted') inserted = inserted.concat(parts);
    else {
      settle();
      joined.push(run('same', joinParts(parts)));
    }
  }
  settle();
  return joined;
}

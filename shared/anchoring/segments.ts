/**
 * Overlapping annotations as text that can be drawn: a stretch of text is cut at every place where
 * an annotation begins or ends, and each piece names the annotations that cover it.
 */
export type CoveringRange<Id> = { readonly id: Id; readonly start: number; readonly end: number };

/** A piece `start`..`end` (UTF-16 code units into the same text as the ranges) and who covers it, in the order of the ranges. */
export type TextRun<Id> = { readonly start: number; readonly end: number; readonly ids: readonly Id[] };

/**
 * Cuts `start`..`end` into runs. They cover it exactly, in order, none is empty, and neighbours
 * differ in who covers them. Ranges may overlap, nest, reach beyond, or lie elsewhere.
 */
export function textRuns<Id>(start: number, end: number, ranges: readonly CoveringRange<Id>[]): readonly TextRun<Id>[] {
  if (start >= end) return [];
  const inside = ranges.filter((range) => range.start < range.end && range.end > start && range.start < end);
  const cuts = new Set([start, end]);
  for (const range of inside) {
    cuts.add(Math.max(start, range.start));
    cuts.add(Math.min(end, range.end));
  }
  const places = [...cuts].sort((one, other) => one - other);
  const runs: TextRun<Id>[] = [];
  for (const [index, from] of places.entries()) {
    const to = places[index + 1];
    if (to === undefined) break;
    const ids = inside.filter((range) => range.start < to && range.end > from).map((range) => range.id);
    const last = runs.at(-1);
    if (last !== undefined && sameIds(last.ids, ids)) runs[runs.length - 1] = { ...last, end: to };
    else runs.push({ start: from, end: to, ids });
  }
  return runs;
}

function sameIds<Id>(one: readonly Id[], other: readonly Id[]): boolean {
  return one.length === other.length && one.every((id, index) => id === other[index]);
}

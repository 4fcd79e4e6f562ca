import type { AnnotationKind } from '../../shared/domain/annotation';
import type { TextVersion } from '../../shared/domain/text-version';
import { blockIndexAt } from './reading-cursor';
import type { ShownAnnotation } from './shown-annotation';

/** What a paragraph needs to know to draw an annotation. */
export type BlockMark = {
  readonly id: string;
  readonly kind: AnnotationKind;
  readonly start: number;
  readonly end: number;
  readonly unsaved: boolean;
};

/**
 * The marks of each block that has any, by the block's index. A block whose marks are as before keeps
 * its list, so that a new annotation draws one paragraph again and not thousands.
 */
export function marksByBlock(
  version: Pick<TextVersion, 'blocks'>,
  entries: readonly ShownAnnotation[],
  before: ReadonlyMap<number, readonly BlockMark[]>,
): ReadonlyMap<number, readonly BlockMark[]> {
  const byBlock = new Map<number, BlockMark[]>();
  for (const entry of entries) {
    if (entry.state === 'lost') continue;
    const mark = { id: entry.key, kind: entry.kind, start: entry.start, end: entry.end, unsaved: entry.failure !== null };
    for (let index = blockIndexAt(version, entry.start); index <= blockIndexAt(version, entry.end - 1); index += 1) {
      const marks = byBlock.get(index);
      if (marks === undefined) byBlock.set(index, [mark]);
      else marks.push(mark);
    }
  }
  const kept = new Map<number, readonly BlockMark[]>();
  for (const [index, marks] of byBlock) {
    const old = before.get(index);
    kept.set(index, old !== undefined && sameMarks(old, marks) ? old : marks);
  }
  return kept;
}

function sameMarks(one: readonly BlockMark[], other: readonly BlockMark[]): boolean {
  if (one.length !== other.length) return false;
  return one.every((mark, index) => {
    const twin = other[index];
    return (
      twin !== undefined &&
      mark.id === twin.id &&
      mark.kind === twin.kind &&
      mark.start === twin.start &&
      mark.end === twin.end &&
      mark.unsaved === twin.unsaved
    );
  });
}

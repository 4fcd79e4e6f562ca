import type { BlockMark } from './block-marks';

/**
 * A text is drawn in chunks of blocks, so that a new annotation asks some dozen blocks whether they
 * changed and not thousands, and the browser need not paint the chunks that are far away.
 */
export const chunkSize = 20;

/** The marks of each block of a chunk, in order. */
export type ChunkMarks = readonly (readonly BlockMark[])[];

const none: readonly BlockMark[] = [];

/** The marks of `blockCount` blocks by chunk. A chunk in which nothing changed keeps its list. */
export function marksByChunk(
  marks: ReadonlyMap<number, readonly BlockMark[]>,
  blockCount: number,
  before: readonly ChunkMarks[],
): readonly ChunkMarks[] {
  return Array.from({ length: Math.ceil(blockCount / chunkSize) }, (_, chunk) => {
    const first = chunk * chunkSize;
    const count = Math.min(chunkSize, blockCount - first);
    const own = Array.from({ length: count }, (_empty, offset) => marks.get(first + offset) ?? none);
    const old = before[chunk];
    return old !== undefined && old.length === count && own.every((list, offset) => list === old[offset]) ? old : own;
  });
}

/** The element with the words of a block; `null` when it is not drawn yet. No search: a text has thousands of elements. */
export function blockElement(root: Element, index: number): Element | null {
  return root.children[Math.floor(index / chunkSize)]?.children[index % chunkSize]?.querySelector('[data-block]') ?? null;
}

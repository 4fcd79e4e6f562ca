import { z } from 'zod';
import type { DeepReadonly } from '../core/deep-readonly';
import { instant, sha256Hex } from '../core/ids';

/**
 * A text version is one frozen state of an article's words. Annotations point into a named version
 * by offsets, so its text never changes: a correction makes the next version.
 *
 * All offsets are UTF-16 code units into `text`. Blocks lie in order, do not overlap, and are
 * separated by exactly one line feed, which belongs to no block.
 */
export const blockKind = z.enum(['heading', 'paragraph', 'list-item', 'quote']);
export type BlockKind = z.infer<typeof blockKind>;

export const textBlock = z.strictObject({
  kind: blockKind,
  /** Outline level of a heading (1 to 6) or nesting depth of a list item (1 to 6); 1 for all others. */
  level: z.int().min(1).max(6),
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
});
export type TextBlock = Readonly<z.infer<typeof textBlock>>;

/** `v1`, `v2` and so on, counted within one article. */
export const textVersionId = z.string().regex(/^v[1-9][0-9]{0,5}$/);

export const textVersion = z
  .strictObject({
    id: textVersionId,
    createdAt: instant,
    text: z.string(),
    /** SHA-256 of `text` in UTF-8. */
    sha256: sha256Hex,
    blocks: z.array(textBlock),
  })
  .refine(blocksCoverText, 'blocks must lie in order within the text, one line feed apart');
export type TextVersion = DeepReadonly<z.infer<typeof textVersion>>;

function blocksCoverText(version: { text: string; blocks: readonly TextBlock[] }): boolean {
  let position = 0;
  for (const [index, block] of version.blocks.entries()) {
    if (index > 0) {
      if (version.text[position] !== '\n') return false;
      position += 1;
    }
    if (block.start !== position || block.end < block.start) return false;
    position = block.end;
  }
  return position === version.text.length;
}

/** A block as it is before it has a place in a text. */
export type DraftBlock = { readonly kind: BlockKind; readonly level: number; readonly text: string };

/** Lays blocks out as one text. Line feeds inside a block stay: offsets of a passage may run across them. */
export function layOutBlocks(drafts: readonly DraftBlock[]): { readonly text: string; readonly blocks: readonly TextBlock[] } {
  const blocks: TextBlock[] = [];
  let position = 0;
  for (const draft of drafts) {
    blocks.push({ kind: draft.kind, level: draft.level, start: position, end: position + draft.text.length });
    position += draft.text.length + 1;
  }
  return { text: drafts.map((draft) => draft.text).join('\n'), blocks };
}

/** The printed number of each block, in the order of the blocks; headings carry none (`null`). Numbers start at 1. */
export function paragraphNumbers(blocks: readonly TextBlock[]): readonly (number | null)[] {
  let last = 0;
  return blocks.map((block) => (block.kind === 'heading' ? null : ++last));
}

import { z } from 'zod';
import type { DeepReadonly } from '../core/deep-readonly';
import { instant, sha256Hex } from '../core/ids';

/**
 * A text version is one frozen state of an article's words. Annotations point into a named version
 * by offsets, so its text never changes: a correction makes the next version.
 *
 * All offsets are UTF-16 code units into `text`. Blocks lie in order, do not overlap, and are
 * separated by exactly one line feed, which belongs to no block.
 *
 * A table is a run of `table-head` and `table-row` blocks, one a row, whose cells are parted by one tab
 * each; a `table-head` after a `table-row` begins the next table. A `footnote` begins with its own sign
 * or number, as the source has it, and stands where the source puts it.
 */
export const blockKind = z.enum(['heading', 'paragraph', 'list-item', 'quote', 'table-head', 'table-row', 'footnote']);
export type BlockKind = z.infer<typeof blockKind>;

export const textBlock = z.strictObject({
  kind: blockKind,
  /** Outline level of a heading (1 to 6) or nesting depth of a list item (1 to 6); 1 for all others. */
  level: z.int().min(1).max(6),
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
});
export type TextBlock = Readonly<z.infer<typeof textBlock>>;

/** Where a page of the source begins in the text: the label printed on it, or its number counted from 1. */
export const textPage = z.strictObject({ label: z.string().min(1).max(40), start: z.int().nonnegative() });
export type TextPage = Readonly<z.infer<typeof textPage>>;

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
    /** In the order of the text; empty for a source without pages. What stands before the first is on no known page. */
    pages: z.array(textPage),
  })
  .refine(blocksCoverText, 'blocks must lie in order within the text, one line feed apart')
  .refine(pagesInOrder, 'pages must begin within the text, each after the one before');
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

function pagesInOrder(version: { text: string; pages: readonly TextPage[] }): boolean {
  return version.pages.every(({ start }, index) => start <= version.text.length && start >= (version.pages[index - 1]?.start ?? 0));
}

/** A page that begins within a block that has no place yet: `at` counts UTF-16 code units of the block's text. */
export const pageStart = z.strictObject({ at: z.int().nonnegative(), label: textPage.shape.label });
export type PageStart = Readonly<z.infer<typeof pageStart>>;

/** A block as it is before it has a place in a text. `pages`, in order, are those that begin within it. */
export type DraftBlock = {
  readonly kind: BlockKind;
  readonly level: number;
  readonly text: string;
  readonly pages?: readonly PageStart[] | undefined;
};

/** Lays blocks out as one text. Line feeds inside a block stay: offsets of a passage may run across them. */
export function layOutBlocks(drafts: readonly DraftBlock[]): Pick<TextVersion, 'text' | 'blocks' | 'pages'> {
  const blocks: TextBlock[] = [];
  const pages: TextPage[] = [];
  let position = 0;
  for (const draft of drafts) {
    blocks.push({ kind: draft.kind, level: draft.level, start: position, end: position + draft.text.length });
    for (const { at, label } of draft.pages ?? []) pages.push({ label, start: position + Math.min(at, draft.text.length) });
    position += draft.text.length + 1;
  }
  return { text: drafts.map((draft) => draft.text).join('\n'), blocks, pages };
}

/** The blocks of a text as they were before they had a place in it: laid out, they make the same text again. */
export function draftsOf({ text, blocks, pages }: Pick<TextVersion, 'text' | 'blocks' | 'pages'>): readonly DraftBlock[] {
  return blocks.map(({ kind, level, start, end }) => {
    const own = pages.filter((page) => page.start >= start && page.start <= end);
    return { kind, level, text: text.slice(start, end), pages: own.map((page) => ({ at: page.start - start, label: page.label })) };
  });
}

/** Leaves blocks out; a page that begins in one of them begins with the next block that stays. */
export function withoutBlocks<B extends DraftBlock>(blocks: readonly B[], isLeftOut: (block: B, index: number) => boolean): readonly B[] {
  let waiting: PageStart | null = null;
  const kept: B[] = [];
  for (const [index, block] of blocks.entries()) {
    if (isLeftOut(block, index)) {
      const last = block.pages?.at(-1);
      if (last !== undefined) waiting = { at: 0, label: last.label };
      continue;
    }
    // A page that had no words left but those that are left out is no page of this text.
    const startsOwn = block.pages?.[0]?.at === 0;
    kept.push(waiting === null || startsOwn ? block : { ...block, pages: [waiting, ...(block.pages ?? [])] });
    waiting = null;
  }
  return kept;
}

/** The label of the page on which the place `offset` of the text stands; `null` when it is not known. */
export function pageAt({ pages }: Pick<TextVersion, 'pages'>, offset: number): string | null {
  return pages.findLast(({ start }) => start <= offset)?.label ?? null;
}

/** The number of each block, in the order of the blocks, from 1; headings carry none (`null`), and the rows of a table one together. */
export function paragraphNumbers(blocks: readonly Pick<TextBlock, 'kind'>[]): readonly (number | null)[] {
  let last = 0;
  return blocks.map(({ kind }, index) => {
    if (kind === 'heading') return null;
    return continuesTable(blocks, index) ? last : ++last;
  });
}

/** Whether the block at `index` is a row of the table that the block before it belongs to. */
export function continuesTable(blocks: readonly Pick<TextBlock, 'kind'>[], index: number): boolean {
  const kind = blocks[index]?.kind;
  const before = blocks[index - 1]?.kind;
  if (kind === 'table-row') return before === 'table-row' || before === 'table-head';
  return kind === 'table-head' && before === 'table-head';
}

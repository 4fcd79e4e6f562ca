import { z } from 'zod';
import type { DeepReadonly } from '../core/deep-readonly';
import { instant, sha256Hex } from '../core/ids';
import { type DraftPicture, type PlacedPicture, placedPicture } from './picture';

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
    /** In the order of the text. A picture is no part of `text`: it stands between two blocks, or at an end. */
    pictures: z.array(placedPicture),
  })
  .refine(blocksCoverText, 'blocks must lie in order within the text, one line feed apart')
  .refine(pagesInOrder, 'pages must begin within the text, each after the one before')
  .refine(picturesInOrder, 'pictures must stand between the blocks, each behind the one before');
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

function picturesInOrder({ blocks, pictures }: { blocks: readonly TextBlock[]; pictures: readonly PlacedPicture[] }): boolean {
  return pictures.every(({ after }, index) => after <= blocks.length && after >= (pictures[index - 1]?.after ?? 0));
}

/** A page that begins within a block that has no place yet: `at` counts UTF-16 code units of the block's text. */
export const pageStart = z.strictObject({ at: z.int().nonnegative(), label: textPage.shape.label });
export type PageStart = Readonly<z.infer<typeof pageStart>>;

/**
 * A block as it is before it has a place in a text. `pages`, in order, are those that begin within it; `pictures`, in
 * order, those that stand behind it, and for the first block also before it.
 */
export type DraftBlock = {
  readonly kind: BlockKind;
  readonly level: number;
  readonly text: string;
  readonly pages?: readonly PageStart[] | undefined;
  readonly pictures?: readonly DraftPicture[] | undefined;
};

/** What of a text version follows from its blocks alone. */
export type LaidOut = Pick<TextVersion, 'text' | 'blocks' | 'pages' | 'pictures'>;

/** Lays blocks out as one text. Line feeds inside a block stay: offsets of a passage may run across them. */
export function layOutBlocks(drafts: readonly DraftBlock[]): LaidOut {
  const blocks: TextBlock[] = [];
  const pages: TextPage[] = [];
  const pictures: PlacedPicture[] = [];
  let position = 0;
  for (const [index, draft] of drafts.entries()) {
    blocks.push({ kind: draft.kind, level: draft.level, start: position, end: position + draft.text.length });
    for (const { at, label } of draft.pages ?? []) pages.push({ label, start: position + Math.min(at, draft.text.length) });
    for (const { side, ...own } of draft.pictures ?? []) pictures.push({ ...own, after: side === 'before' ? index : index + 1 });
    position += draft.text.length + 1;
  }
  pictures.sort((one, other) => one.after - other.after);
  return { text: drafts.map((draft) => draft.text).join('\n'), blocks, pages, pictures };
}

/** The blocks of a text as they were before they had a place in it: laid out, they make the same text again. */
export function draftsOf({ text, blocks, pages, pictures }: LaidOut): readonly DraftBlock[] {
  const drafts = blocks.map(({ kind, level, start, end }): DraftBlock => {
    const own = pages.filter((page) => page.start >= start && page.start <= end);
    return { kind, level, text: text.slice(start, end), pages: own.map((page) => ({ at: page.start - start, label: page.label })) };
  });
  return withPictures(drafts, pictures);
}

/** The pictures of each block that has any, by the block's index. */
export function picturesByBlock(pictures: readonly PlacedPicture[]): ReadonlyMap<number, readonly DraftPicture[]> {
  const byBlock = new Map<number, DraftPicture[]>();
  for (const { after, ...own } of pictures) {
    const index = Math.max(0, after - 1);
    byBlock.set(index, [...(byBlock.get(index) ?? []), { ...own, side: after === 0 ? 'before' : 'behind' }]);
  }
  return byBlock;
}

/** The blocks, each with its pictures. */
export function withPictures<B extends DraftBlock>(blocks: readonly B[], pictures: readonly PlacedPicture[]): readonly B[] {
  if (pictures.length === 0) return blocks;
  const byBlock = picturesByBlock(pictures);
  return blocks.map((block, index) => (byBlock.has(index) ? { ...block, pictures: byBlock.get(index) } : block));
}

/**
 * Leaves blocks out; a page that begins in one of them begins with the next block that stays, and its pictures stay
 * where they stood.
 */
export function withoutBlocks<B extends DraftBlock>(blocks: readonly B[], isLeftOut: (block: B, index: number) => boolean): readonly B[] {
  let waiting: PageStart | null = null;
  let first: readonly DraftPicture[] = [];
  const kept: B[] = [];
  for (const [index, block] of blocks.entries()) {
    if (isLeftOut(block, index)) {
      const last = block.pages?.at(-1);
      if (last !== undefined) waiting = { at: 0, label: last.label };
      const before = kept.pop();
      if (before === undefined) first = [...first, ...(block.pictures ?? [])];
      else kept.push(withMore(before, block.pictures));
      continue;
    }
    // A page that had no words left but those that are left out is no page of this text.
    const startsOwn = block.pages?.[0]?.at === 0;
    const paged = waiting === null || startsOwn ? block : { ...block, pages: [waiting, ...(block.pages ?? [])] };
    const leading = first.map((own): DraftPicture => ({ ...own, side: 'before' }));
    kept.push(leading.length === 0 ? paged : { ...paged, pictures: [...leading, ...(block.pictures ?? [])] });
    waiting = null;
    first = [];
  }
  return kept;
}

/** The block with further pictures behind it. */
export function withMore<B extends DraftBlock>(block: B, more: readonly DraftPicture[] | undefined): B {
  if (more === undefined || more.length === 0) return block;
  return { ...block, pictures: [...(block.pictures ?? []), ...more.map((own): DraftPicture => ({ ...own, side: 'behind' }))] };
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

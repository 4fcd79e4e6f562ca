import {
  type BlockKind,
  type DraftBlock,
  draftsOf,
  type LaidOut,
  type PageStart,
  withMore,
  withoutBlocks,
} from '../../shared/domain/text-version';

/** A block while it is corrected; `key` stays the same through all changes, so that the field keeps its focus. */
export type CorrectedBlock = DraftBlock & { readonly key: number };

/** A text under correction: pure changes, each giving a new list. */
export type Correction = { readonly blocks: readonly CorrectedBlock[]; readonly nextKey: number };

/** The correction that starts from a version's blocks as they are. */
export function correctionOf(version: LaidOut): Correction {
  const blocks = draftsOf(version).map((draft, key) => ({ ...draft, key }));
  return { blocks, nextKey: blocks.length };
}

/** The block with other words or another kind. */
export function changeBlock(
  correction: Correction,
  key: number,
  change: { readonly text?: string; readonly kind?: BlockKind },
): Correction {
  const blocks = correction.blocks.map((block) => {
    if (block.key !== key) return block;
    const kind = change.kind ?? block.kind;
    const text = change.text ?? block.text;
    const pages = movePages(block.pages, block.text, text);
    return { ...block, kind, text, pages, level: kind === block.kind ? block.level : kind === 'heading' ? 2 : 1 };
  });
  return { ...correction, blocks };
}

/** Two blocks out of one, cut at `offset` (UTF-16 code units into the block's text); white space at the cut goes. */
export function splitBlock(correction: Correction, key: number, offset: number): Correction {
  const blocks = correction.blocks.flatMap((block) => {
    if (block.key !== key) return [block];
    const before = block.text.slice(0, offset).trimEnd();
    const after = block.text.slice(offset).trimStart();
    const skipped = block.text.length - after.length;
    const pages = block.pages ?? [];
    const inFirst = block.pictures?.filter(({ side }) => side === 'before');
    const inSecond = block.pictures?.filter(({ side }) => side === 'behind');
    const first = { ...block, text: before, pages: pages.filter(({ at }) => at < offset), pictures: inFirst };
    const moved = pages.filter(({ at }) => at >= offset).map((page) => ({ ...page, at: Math.max(0, page.at - skipped) }));
    return [first, { ...block, key: correction.nextKey, text: after, pages: moved, pictures: inSecond }];
  });
  return { blocks, nextKey: correction.nextKey + 1 };
}

/** The block joined to the end of the one before it, with a blank between; the first block stays as it is. */
export function joinWithPrevious(correction: Correction, key: number): Correction {
  const index = correction.blocks.findIndex((block) => block.key === key);
  const block = correction.blocks[index];
  const previous = correction.blocks[index - 1];
  if (block === undefined || previous === undefined) return correction;
  const text = [previous.text.trimEnd(), block.text.trimStart()].filter((part) => part !== '').join(' ');
  const shift = text.length - block.text.length;
  const moved = (block.pages ?? []).map((page) => ({ ...page, at: Math.max(0, page.at + shift) }));
  const joined = withMore({ ...previous, text, pages: [...(previous.pages ?? []), ...moved] }, block.pictures);
  return { ...correction, blocks: [...correction.blocks.slice(0, index - 1), joined, ...correction.blocks.slice(index + 1)] };
}

/** The text without that block. */
export function removeBlock(correction: Correction, key: number): Correction {
  return { ...correction, blocks: withoutBlocks(correction.blocks, (block) => block.key === key) };
}

/** The blocks to store: those that have words. */
export function correctedDrafts(correction: Correction): readonly DraftBlock[] {
  return withoutBlocks(correction.blocks, (block) => block.text.trim() === '').map(({ key: _key, ...draft }) => draft);
}

/** Where pages begin once a block's words are others: what lies before and behind the change keeps its words. */
function movePages(pages: readonly PageStart[] | undefined, before: string, after: string): readonly PageStart[] {
  let same = 0;
  while (same < before.length && before[same] === after[same]) same += 1;
  return (pages ?? []).map((page) => (page.at <= same ? page : { ...page, at: Math.max(same, page.at + after.length - before.length) }));
}

/** Whether anything would be stored that is not in the version already. */
export function isCorrected(correction: Correction, version: LaidOut): boolean {
  const before = correctedDrafts(correctionOf(version));
  const after = correctedDrafts(correction);
  return (
    before.length !== after.length || after.some((block, index) => block.text !== before[index]?.text || block.kind !== before[index]?.kind)
  );
}

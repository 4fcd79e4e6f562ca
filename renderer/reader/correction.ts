import type { BlockKind, DraftBlock, TextVersion } from '../../shared/domain/text-version';

/** A block while it is corrected; `key` stays the same through all changes, so that the field keeps its focus. */
export type CorrectedBlock = DraftBlock & { readonly key: number };

/** A text under correction: pure changes, each giving a new list. */
export type Correction = { readonly blocks: readonly CorrectedBlock[]; readonly nextKey: number };

/** The correction that starts from a version's blocks as they are. */
export function correctionOf(version: Pick<TextVersion, 'text' | 'blocks'>): Correction {
  const blocks = version.blocks.map((block, key) => ({
    key,
    kind: block.kind,
    level: block.level,
    text: version.text.slice(block.start, block.end),
  }));
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
    return { ...block, kind, text: change.text ?? block.text, level: kind === block.kind ? block.level : kind === 'heading' ? 2 : 1 };
  });
  return { ...correction, blocks };
}

/** Two blocks out of one, cut at `offset` (UTF-16 code units into the block's text); white space at the cut goes. */
export function splitBlock(correction: Correction, key: number, offset: number): Correction {
  const blocks = correction.blocks.flatMap((block) => {
    if (block.key !== key) return [block];
    const first = { ...block, text: block.text.slice(0, offset).trimEnd() };
    const second = { ...block, key: correction.nextKey, text: block.text.slice(offset).trimStart() };
    return [first, second];
  });
  return { blocks, nextKey: correction.nextKey + 1 };
}

/** The block joined to the end of the one before it, with a blank between; the first block stays as it is. */
export function joinWithPrevious(correction: Correction, key: number): Correction {
  const index = correction.blocks.findIndex((block) => block.key === key);
  const block = correction.blocks[index];
  const previous = correction.blocks[index - 1];
  if (block === undefined || previous === undefined) return correction;
  const joined = { ...previous, text: [previous.text.trimEnd(), block.text.trimStart()].filter((text) => text !== '').join(' ') };
  return { ...correction, blocks: [...correction.blocks.slice(0, index - 1), joined, ...correction.blocks.slice(index + 1)] };
}

/** The text without that block. */
export function removeBlock(correction: Correction, key: number): Correction {
  return { ...correction, blocks: correction.blocks.filter((block) => block.key !== key) };
}

/** The blocks to store: those that have words. */
export function correctedDrafts(correction: Correction): readonly DraftBlock[] {
  return correction.blocks.filter((block) => block.text.trim() !== '').map(({ kind, level, text }) => ({ kind, level, text }));
}

/** Whether anything would be stored that is not in the version already. */
export function isCorrected(correction: Correction, version: Pick<TextVersion, 'text' | 'blocks'>): boolean {
  const before = correctedDrafts(correctionOf(version));
  const after = correctedDrafts(correction);
  return (
    before.length !== after.length || after.some((block, index) => block.text !== before[index]?.text || block.kind !== before[index]?.kind)
  );
}

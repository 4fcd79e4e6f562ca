import type { CutReason } from '../../shared/domain/import-preview';
import type { DraftBlock } from '../../shared/domain/text-version';
import { clutterPhrases, longestClutter } from './clutter-phrases';
import { isRule } from './line-shape';
import { looksLikeRelatedHeadline } from './related-headline';

/**
 * Proposes which blocks are not the article's. A proposal has a reason and can be refused, and the
 * original keeps everything; yet a wrong one costs attention, so what is doubtful stays.
 */

/** A block this long is the article speaking: between the first and the last such block lies the body. In UTF-16 code units. */
const bodyLength = 140;

/** The reason to cut each block, `null` for a block that stays; one entry a block. Never cuts everything. Headlines are known only when the text is `english`. */
export function proposeCuts(blocks: readonly DraftBlock[], english: boolean): readonly (CutReason | null)[] {
  const firstBody = blocks.findIndex((block) => block.text.length >= bodyLength);
  const lastBody = blocks.findLastIndex((block) => block.text.length >= bodyLength);
  const headings = new Set<string>();
  const cuts = blocks.map((block, index): CutReason | null => {
    const atEdge = firstBody === -1 ? index >= blocks.length - 1 : index < firstBody || index > lastBody;
    const found = phraseReason(block, atEdge);
    if (found !== null) return found;
    if (isRule(block.text)) return 'page-furniture';
    if (repeats(block, headings)) return 'repeated-heading';
    return english && looksLikeRelatedHeadline(blocks, index) ? 'related-headline' : null;
  });
  return cuts.every((cut) => cut !== null) ? cuts.map(() => null) : cuts;
}

function phraseReason(block: DraftBlock, atEdge: boolean): CutReason | null {
  if (block.text.length > longestClutter) return null;
  const line = block.text.replace(/\s+/gu, ' ').toLowerCase();
  return clutterPhrases.find((phrase) => (atEdge || phrase.where === 'anywhere') && phrase.line.test(line))?.reason ?? null;
}

/** Whether a heading's words stood in a heading before; remembers them. Numbers alone ("2", "2024") head different parts and may repeat. */
function repeats(block: DraftBlock, headings: Set<string>): boolean {
  const words = block.text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  if (block.kind !== 'heading') return false;
  if (headings.has(words) && /\p{L}{3}/u.test(words)) return true;
  headings.add(words);
  return false;
}

import type { CutReason } from '../../shared/domain/import-preview';
import type { DraftBlock } from '../../shared/domain/text-version';

/**
 * The cuts with that of the heading which is the article's title: it is shown above the text, and would be there twice. Only the first heading that stays
 * is a title, and only while other words stay with it.
 */
export function cutTitle(blocks: readonly DraftBlock[], cuts: readonly (CutReason | null)[], title: string): readonly (CutReason | null)[] {
  const kept = cuts.flatMap((cut, index) => (cut === null ? [index] : []));
  const first = kept.find((index) => blocks[index]?.kind === 'heading');
  if (first === undefined || kept.length < 2 || title === '' || words(blocks[first]?.text ?? '') !== words(title)) return cuts;
  return cuts.map((cut, index) => (index === first ? 'title' : cut));
}

/** A title is one line of limited length; what a heading says beyond that stands nowhere else. */
function words(text: string): string {
  return text.replace(/\s+/gu, ' ').trim().normalize('NFC');
}

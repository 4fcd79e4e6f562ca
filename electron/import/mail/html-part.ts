import type { SourceBlock } from '../source-reading';
import { stripTags } from '../strip-tags';

/** The words of a mail's page, a block a line; quoted mails are quotations, and what programs note in it is to be seen as hidden. */
export function htmlBlocks(html: string): readonly SourceBlock[] {
  const { lines, comments } = stripTags(html);
  return [
    ...lines.map(({ text, quoted }): SourceBlock => ({ kind: quoted ? 'quote' : 'paragraph', level: 1, text, cut: null })),
    ...comments
      .filter((words) => /\p{L}/u.test(words))
      .map((text): SourceBlock => ({ kind: 'paragraph', level: 1, text, cut: 'hidden-text' })),
  ];
}

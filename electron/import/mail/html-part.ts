import type { SavedPictures } from '../html/page-pictures';
import { readFragment } from '../html/read-page';
import type { SourceReading } from '../source-reading';
import { stripTags } from '../strip-tags';

/** What is taken of a page in a mail. */
export type HtmlPart = Pick<SourceReading, 'blocks' | 'dropped' | 'warnings'>;

/**
 * The words of a mail's page, as those of a page on the clipboard are read: all of it is the mail. One that is too tangled
 * for that, or in which a browser would show no word, is read without its tags, a block a line.
 */
export function readHtmlPart(html: string, pictures: SavedPictures): HtmlPart {
  const read = readFragment(html, pictures);
  if (read.ok && read.value.blocks.some(({ text }) => /\p{L}/u.test(text))) return read.value;
  const { lines } = stripTags(html);
  return {
    blocks: lines.map(({ text, quoted }) => ({ kind: quoted ? 'quote' : 'paragraph', level: 1, text, cut: null })),
    dropped: [],
    warnings: [{ code: 'plain-extraction', params: {} }],
  };
}

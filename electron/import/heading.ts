import { endsSentence } from './line-shape';
import { isByline, isDateLine } from './source-lines';

/** Where a line stands in its text. */
export type HeadingContext = {
  readonly atTop: boolean;
  readonly last: boolean;
  /** UTF-16 code units of the next block; 0 when that is a marked heading or missing. */
  readonly nextLength: number;
};

/**
 * Headings are short. The lengths are in UTF-16 code units: newspapers keep a headline under 100
 * letters and a subheading under 80; scripts that need fewer characters for a word get less.
 */
const longestHeadline = 180;
const longestHeading = 120;
const longestDense = 50;
const mostWords = 18;

/** Whether a line of plain text that stands alone reads as a heading: short, no sentence end, something below it. */
export function looksLikeHeading(text: string, context: HeadingContext): boolean {
  if (context.last || text.includes('\n')) return false;
  if (text.length > (isDense(text) ? longestDense : context.atTop ? longestHeadline : longestHeading)) return false;
  if (!/^["'“‘«「『]?[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u.test(text) || !/\p{L}/u.test(text)) return false;
  if (endsSentence(text) || /[,;:،؛、，；：]["'”’]?$/u.test(text) || /(?:니다|한다|했다|이다|됐다|있다)["'”’]?$/u.test(text)) return false;
  if (/[.!?。！？؟]["'”’)]?\s+["'“‘(]?\p{Lu}/u.test(text)) return false;
  if (text.split(/\s+/u).length > (context.atTop ? mostWords * 2 : mostWords)) return false;
  // Rows of figures, captions, addresses.
  if (
    /[\d.,]+\s?%$|^(?:photos?|image|picture|foto|bild)\b.{0,80}(?:by |: )|^\S+@\S+$|^https?:|^www\./i.test(text) ||
    isByline(text) ||
    isDateLine(text)
  )
    return false;
  return true;
}

/** Mostly letters without case (Hangul, Han, Kana, Thai): a whole sentence fits where Latin has half a headline. */
function isDense(text: string): boolean {
  return (text.match(/[\p{sc=Hang}\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]/gu)?.length ?? 0) > text.length / 3;
}

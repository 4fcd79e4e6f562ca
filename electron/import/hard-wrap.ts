import { isSpaceless } from './line-shape';

/**
 * Mail programs and old text files break lines at a fixed width, so that a line end means nothing.
 * Whether a text was broken like that is judged over the whole of it: in a wrapped text nearly every
 * line that is not a paragraph's last is full, that is, the next line's first word would not have
 * fitted. Verse and addresses fail this test, for their lines end where the writer wished.
 */

/** Widths in UTF-16 code units that wrapping programs use: 60 to 80 as a rule; Han and Kana are two columns wide. */
const narrowest = 40;
const narrowestSpaceless = 18;
const widest = 110;
/** Fewer broken lines prove nothing. */
const enoughLines = 3;
/** The share of full lines that makes a text a wrapped one: headings and list ends inside paragraphs are short. */
const fullShare = 0.75;

/** The width at which the text was wrapped, or `null` when its line ends are its own. `chunks` are runs of lines without an empty one. */
export function wrapWidth(chunks: readonly (readonly string[])[]): number | null {
  const inner = chunks.flatMap((chunk) => chunk.slice(0, -1).map((line, index) => ({ line, next: chunk[index + 1] ?? '' })));
  if (inner.length < enoughLines) return null;
  const lengths = inner.map((pair) => pair.line.length).sort((a, b) => a - b);
  const width = lengths[Math.floor((lengths.length - 1) * 0.98)] ?? 0;
  const spaceless = inner.filter((pair) => isSpaceless(pair.line.at(-1) ?? '')).length > inner.length / 2;
  if (width > widest || width < (spaceless ? narrowestSpaceless : narrowest)) return null;
  const full = inner.filter((pair) => isFull(pair.line, pair.next, width)).length;
  return full / inner.length >= fullShare ? width : null;
}

/** Whether `line` could not have taken the first word of `next` within `width`. */
export function isFull(line: string, next: string, width: number): boolean {
  return line.length + firstWordLength(line, next) > width;
}

/** What the next line's first word would have cost, with the space before it. */
function firstWordLength(line: string, next: string): number {
  const first = next.slice(0, 1);
  // One character more or less stands at a line's end so that punctuation does not begin the next line.
  if (isSpaceless(first)) return isSpaceless(line.at(-1) ?? '') ? 2 : 3;
  const word = /^\S{1,60}/.exec(next)?.[0] ?? '';
  return 1 + word.length;
}

/**
 * A grapheme is what a reader calls one character: a letter with its accents, a flag, a family emoji,
 * a Hangul syllable. A passage begins and ends between two of them (Unicode UAX 29, section 3), so
 * that no mark ever cuts one. All offsets are UTF-16 code units.
 */
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
const words = new Intl.Segmenter('und', { granularity: 'word' });

export type TextRange = { readonly start: number; readonly end: number };

/**
 * The range without white space at its ends, widened to whole graphemes: what a person meant when
 * the mouse stopped in the middle of one. `null` when nothing but white space is left.
 */
export function snapToGraphemes(text: string, start: number, end: number): TextRange | null {
  let first = clamp(text, Math.min(start, end));
  let last = clamp(text, Math.max(start, end));
  while (first < last && isSpace(text, first)) first += 1;
  while (last > first && isSpace(text, last - 1)) last -= 1;
  if (first === last) return null;
  return { start: boundaryAtOrBefore(text, first), end: boundaryAtOrAfter(text, last) };
}

/** The nearest grapheme boundary at `offset` or before it. */
export function boundaryAtOrBefore(text: string, offset: number): number {
  if (offset <= 0 || offset >= text.length) return clamp(text, offset);
  return graphemes.segment(text).containing(offset)?.index ?? offset;
}

/** The nearest grapheme boundary at `offset` or after it. */
export function boundaryAtOrAfter(text: string, offset: number): number {
  if (offset <= 0 || offset >= text.length) return clamp(text, offset);
  const found = graphemes.segment(text).containing(offset);
  if (found === undefined || found.index === offset) return offset;
  return found.index + found.segment.length;
}

/** Where the next word after `offset` ends; the end of the text when there is none. */
export function nextWordEnd(text: string, offset: number): number {
  for (let position = clamp(text, offset); position < text.length; ) {
    const found = words.segment(text).containing(position);
    if (found === undefined) break;
    position = found.index + found.segment.length;
    if (found.isWordLike === true) return position;
  }
  return text.length;
}

/** Where the word before `offset` ends, i.e. the end of the range when its last word is given up; 0 when there is none. */
export function previousWordEnd(text: string, offset: number): number {
  let seenWord = false;
  for (let position = clamp(text, offset); position > 0; ) {
    const found = words.segment(text).containing(position - 1);
    if (found === undefined) break;
    if (found.isWordLike === true) {
      if (seenWord) return found.index + found.segment.length;
      seenWord = true;
    }
    position = found.index;
  }
  return 0;
}

function isSpace(text: string, offset: number): boolean {
  return /\s/.test(text.charAt(offset));
}

function clamp(text: string, offset: number): number {
  return Math.max(0, Math.min(text.length, offset));
}

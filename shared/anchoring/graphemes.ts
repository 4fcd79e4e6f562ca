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
  return segmentAt(graphemes, text, offset).start;
}

/** The nearest grapheme boundary at `offset` or after it. */
export function boundaryAtOrAfter(text: string, offset: number): number {
  if (offset <= 0 || offset >= text.length) return clamp(text, offset);
  const found = segmentAt(graphemes, text, offset);
  return found.start === offset ? offset : found.end;
}

/** Where the next word after `offset` ends; the end of the text when there is none. */
export function nextWordEnd(text: string, offset: number): number {
  for (let position = clamp(text, offset); position < text.length; ) {
    const found = segmentAt(words, text, position);
    position = found.end;
    if (found.isWordLike) return position;
  }
  return text.length;
}

/** Where the word before `offset` ends, i.e. the end of the range when its last word is given up; 0 when there is none. */
export function previousWordEnd(text: string, offset: number): number {
  let seenWord = false;
  for (let position = clamp(text, offset); position > 0; ) {
    const found = segmentAt(words, text, position - 1);
    if (found.isWordLike) {
      if (seenWord) return found.end;
      seenWord = true;
    }
    position = found.start;
  }
  return 0;
}

/** Where the word that ends at `end` begins. */
export function wordStart(text: string, end: number): number {
  return end <= 0 ? 0 : segmentAt(words, text, Math.min(end, text.length) - 1).start;
}

/**
 * The grapheme or word that the code unit at `offset` belongs to. Only its line is looked at: after a
 * line feed there is always a boundary, and segmenting a whole text of a megabyte takes milliseconds.
 */
function segmentAt(segmenter: Intl.Segmenter, text: string, offset: number): TextRange & { readonly isWordLike: boolean } {
  const lineStart = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  const lineFeed = text.indexOf('\n', offset);
  const line = text.slice(lineStart, lineFeed === -1 ? text.length : lineFeed + 1);
  const found = segmenter.segment(line).containing(offset - lineStart);
  if (found === undefined) return { start: offset, end: offset + 1, isWordLike: false };
  const start = lineStart + found.index;
  return { start, end: start + found.segment.length, isWordLike: found.isWordLike === true };
}

function isSpace(text: string, offset: number): boolean {
  return /\s/.test(text.charAt(offset));
}

function clamp(text: string, offset: number): number {
  return Math.max(0, Math.min(text.length, offset));
}

import { nextWordEnd, previousWordEnd, snapToGraphemes, type TextRange, wordStart } from '../../shared/anchoring/graphemes';
import { sentencesOf } from '../../shared/anchoring/sentences';
import type { TextVersion } from '../../shared/domain/text-version';

/**
 * The reading cursor: reading and marking without a mouse. It stands on a passage, at first one
 * sentence (or word), the pivot, from which the passage grows and to which it shrinks back. All
 * offsets are UTF-16 code units of the version's text.
 */
export type ReadingCursor = TextRange & { readonly pivot: TextRange };

export type CursorStep =
  | 'next-sentence'
  | 'previous-sentence'
  | 'next-paragraph'
  | 'previous-paragraph'
  | 'next-word'
  | 'previous-word'
  | 'extend-sentence'
  | 'shrink-sentence'
  | 'extend-word'
  | 'shrink-word';

type Text = Pick<TextVersion, 'text' | 'blocks'>;

/** The cursor after `step`; unchanged at the text's ends. `null` is "nowhere yet": any step starts at the first sentence. */
export function stepCursor(version: Text, cursor: ReadingCursor | null, step: CursorStep): ReadingCursor | null {
  if (cursor === null) return at(sentenceFrom(version, 0));
  const { text } = version;
  switch (step) {
    case 'next-sentence':
      return at(sentenceFrom(version, cursor.end)) ?? cursor;
    case 'previous-sentence':
      return at(sentenceBefore(version, cursor.start)) ?? cursor;
    case 'next-paragraph':
      return at(sentenceFrom(version, blockAround(version, cursor.end - 1)?.end ?? text.length)) ?? cursor;
    case 'previous-paragraph':
      return at(firstSentenceBefore(version, cursor.start)) ?? cursor;
    case 'next-word': {
      const within = cursor.start === cursor.pivot.start && isOneWord(text, cursor) ? cursor.end : cursor.start;
      return at(wordAfter(text, within)) ?? cursor;
    }
    case 'previous-word':
      return at(wordBefore(text, cursor.start)) ?? cursor;
    case 'extend-sentence':
      return extended(version, cursor, 'down');
    case 'shrink-sentence':
      return extended(version, cursor, 'up');
    case 'extend-word':
      return withEnd(text, cursor, nextWordEnd(text, cursor.end));
    case 'shrink-word':
      return withEnd(text, cursor, previousWordEnd(text, cursor.end));
  }
}

/** The cursor on the sentence that `offset` lies in: where a click or a focused annotation leaves it. */
export function cursorAt(version: Text, offset: number): ReadingCursor | null {
  const block = blockAround(version, offset);
  if (block === undefined) return null;
  const sentence = sentencesOf(version.text, block).find((candidate) => candidate.end > offset);
  return at(sentence === undefined ? null : snapToGraphemes(version.text, sentence.start, sentence.end));
}

function at(range: TextRange | null): ReadingCursor | null {
  return range === null ? null : { ...range, pivot: range };
}

/** Grows the passage by sentences in one direction, or shrinks it when it had grown in the other. */
function extended(version: Text, cursor: ReadingCursor, direction: 'up' | 'down'): ReadingCursor {
  const { pivot } = cursor;
  if (direction === 'down') {
    if (cursor.start < pivot.start) {
      const next = sentenceFrom(version, (cursorAt(version, cursor.start) ?? cursor).end);
      return { ...cursor, start: Math.min(pivot.start, next?.start ?? pivot.start) };
    }
    return { ...cursor, end: restOfSentence(version, cursor.end)?.end ?? cursor.end };
  }
  if (cursor.end > pivot.end) {
    const last = cursorAt(version, cursor.end - 1);
    const before = last === null ? null : sentenceBefore(version, last.start);
    return { ...cursor, end: Math.max(pivot.end, before?.end ?? pivot.end) };
  }
  return { ...cursor, start: sentenceBefore(version, cursor.start)?.start ?? cursor.start };
}

function withEnd(text: string, cursor: ReadingCursor, end: number): ReadingCursor {
  const range = end > cursor.start ? snapToGraphemes(text, cursor.start, end) : null;
  if (range === null) return cursor;
  return { ...range, pivot: { start: cursor.pivot.start, end: Math.min(cursor.pivot.end, range.end) } };
}

/** The first sentence with words that begins at `offset` or after it. */
function sentenceFrom(version: Text, offset: number): TextRange | null {
  return restFrom(version, offset, (sentence) => sentence.start >= offset);
}

/** What is left of the sentence that `offset` is in; the next one when nothing is left. */
function restOfSentence(version: Text, offset: number): TextRange | null {
  return restFrom(version, offset, (sentence) => sentence.end > offset);
}

function restFrom(version: Text, offset: number, counts: (sentence: TextRange) => boolean): TextRange | null {
  for (let index = blockIndexAt(version, offset); index < version.blocks.length; index += 1) {
    const block = version.blocks[index];
    if (block === undefined) break;
    for (const sentence of sentencesOf(version.text, block)) {
      const range = counts(sentence) ? snapToGraphemes(version.text, Math.max(sentence.start, offset), sentence.end) : null;
      if (range !== null) return range;
    }
  }
  return null;
}

/** The last sentence with words that ends at `offset` or before it; a sentence that `offset` cuts is given up to there from its start. */
function sentenceBefore(version: Text, offset: number): TextRange | null {
  for (let index = blockIndexAt(version, offset); index >= 0; index -= 1) {
    const block = version.blocks[index];
    if (block === undefined) continue;
    const before = sentencesOf(version.text, block).filter((sentence) => sentence.start < offset);
    for (const sentence of before.reverse()) {
      const range = snapToGraphemes(version.text, sentence.start, Math.min(sentence.end, offset));
      if (range !== null) return snapToGraphemes(version.text, sentence.start, sentence.end);
    }
  }
  return null;
}

/** The first sentence of this paragraph when the cursor is further in, else of the paragraph before. */
function firstSentenceBefore(version: Text, offset: number): TextRange | null {
  for (let index = blockIndexAt(version, offset); index >= 0; index -= 1) {
    const block = version.blocks[index];
    if (block === undefined) continue;
    const first = sentenceFrom(version, block.start);
    if (first !== null && first.start < offset) return first;
  }
  return null;
}

function wordAfter(text: string, offset: number): TextRange | null {
  const end = nextWordEnd(text, offset);
  const start = wordStart(text, end);
  return start >= offset && start < end ? { start, end } : null;
}

function wordBefore(text: string, offset: number): TextRange | null {
  // One letter further on, so that the word that ends right at `offset` is the one that is found.
  const end = previousWordEnd(text, Math.min(text.length, nextWordEnd(text, offset)));
  const start = wordStart(text, end);
  return end > 0 && start < end ? { start, end } : null;
}

function isOneWord(text: string, range: TextRange): boolean {
  return wordStart(text, range.end) <= range.start;
}

function blockAround(version: Text, offset: number): { readonly start: number; readonly end: number } | undefined {
  return version.blocks[blockIndexAt(version, offset)];
}

/** The index of the last block that begins at `offset` or before; 0 for an offset before all. Binary search: texts have thousands. */
export function blockIndexAt(version: Pick<TextVersion, 'blocks'>, offset: number): number {
  let low = 0;
  let high = version.blocks.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((version.blocks[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

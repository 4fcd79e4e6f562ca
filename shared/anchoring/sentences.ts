import type { TextBlock } from '../domain/text-version';
import { abbreviations, abbreviationsBeforeNumber, sentenceOpeners } from './abbreviations';
import type { TextRange } from './graphemes';

/**
 * Sentences, the steps of reading and marking by keyboard. Unicode's rules (UAX 29, section 5, here
 * through Intl.Segmenter) end a sentence at every full stop before a capital; what they cannot know
 * is mended here: "Mr. Putin", "the U.S. Government", "V. V. Putin", "No. 5" go on, and so does
 * anything that continues in lower case after a quotation's own question mark.
 */
const segmenter = new Intl.Segmenter('und', { granularity: 'sentence' });

/** A capital (in any script that has them) with a full stop, alone: an initial. */
const initial = /^\p{Lu}$/u;

/** Letters with full stops between them: "U.S", "a.m", "z.B" (the last stop is cut off before this is asked). */
const dotted = /^(\p{L}\.\s?)+\p{L}$/u;

/**
 * The sentences of a block, in UTF-16 code units of the text that the block belongs to. They cover
 * the block exactly, white space after a sentence included; an empty block has none.
 */
export function sentencesOf(text: string, block: Pick<TextBlock, 'start' | 'end'>): readonly TextRange[] {
  const words = text.slice(block.start, block.end);
  const sentences: { start: number; end: number }[] = [];
  for (const { segment, index } of segmenter.segment(words)) {
    const end = block.start + index + segment.length;
    const last = sentences.at(-1);
    if (last !== undefined && goesOn(text.slice(last.start, last.end), segment)) last.end = end;
    else sentences.push({ start: block.start + index, end });
  }
  return sentences;
}

/** Whether `next` belongs to the same sentence as `previous`, although Unicode's rules part them. */
function goesOn(previous: string, next: string): boolean {
  if (next.trim() === '' || previous.trim() === '') return true;
  if (/[\n\r\u2028\u2029]\s*$/u.test(previous)) return false;
  if (/^\p{Ll}/u.test(next)) return true;
  const beforeStop = /(\S+)\.\s*$/u.exec(previous)?.[1];
  if (beforeStop === undefined) return false;
  const word = beforeStop.replace(/^[^\p{L}]+/u, '');
  const key = word.toLowerCase();
  if (abbreviationsBeforeNumber.has(key) && /^\p{N}/u.test(next)) return true;
  if (abbreviations.has(key)) return true;
  const lastPart = word.split(/[-‐.]/u).at(-1) ?? '';
  const mayGoOn = initial.test(word) || dotted.test(word) || initial.test(lastPart);
  return mayGoOn && !sentenceOpeners.has(openingWord(next));
}

function openingWord(sentence: string): string {
  return (/^\P{L}*(\p{L}+)/u.exec(sentence)?.[1] ?? '').toLowerCase();
}

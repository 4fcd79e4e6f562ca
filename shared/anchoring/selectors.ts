import type { Target } from '../domain/annotation';
import type { TextVersion } from '../domain/text-version';
import { boundaryAtOrAfter, boundaryAtOrBefore } from './graphemes';

/**
 * Context on each side, in UTF-16 code units: 32, as clients of the W3C Web Annotation model commonly
 * take. Words that stand more than once in their text get more, which also tells later readers that
 * these words need their context. It doubles while words and context together stand more than once,
 * up to 512; a text that repeats itself for longer cannot be told apart by words at all.
 */
const contextUnits = 32;
const longestContext = 512;

/**
 * Describes a passage so that it is found again: its exact words with what stands before and after
 * (TextQuoteSelector), and its place (TextPositionSelector) in UTF-16 code units of this version's
 * text. `start`..`end` must be a range of the text that is not empty; anything else is a bug.
 */
export function describePassage(version: Pick<TextVersion, 'id' | 'text'>, start: number, end: number): Target {
  const { id, text } = version;
  if (start < 0 || end > text.length || start >= end) throw new RangeError(`no passage at ${start}..${end} of ${text.length}`);
  const exact = text.slice(start, end);
  let units = isOnce(text, exact) ? contextUnits : 2 * contextUnits;
  let prefix = prefixOf(text, start, units);
  let suffix = suffixOf(text, end, units);
  while (units < longestContext && !isOnce(text, prefix + exact + suffix)) {
    units *= 2;
    prefix = prefixOf(text, start, units);
    suffix = suffixOf(text, end, units);
  }
  return {
    textVersion: id,
    quote: { type: 'TextQuoteSelector', exact, prefix, suffix },
    position: { type: 'TextPositionSelector', start, end },
  };
}

/** Whether the words stood more than once in the text they were marked in, so that they must not be found without context. */
export function wereRepeated(quote: Target['quote']): boolean {
  return quote.prefix.length > contextUnits || quote.suffix.length > contextUnits;
}

function prefixOf(text: string, start: number, units: number): string {
  return text.slice(Math.min(start, boundaryAtOrAfter(text, start - units)), start);
}

function suffixOf(text: string, end: number, units: number): string {
  return text.slice(end, Math.max(end, boundaryAtOrBefore(text, end + units)));
}

function isOnce(text: string, words: string): boolean {
  const first = text.indexOf(words);
  return text.indexOf(words, first + 1) === -1;
}

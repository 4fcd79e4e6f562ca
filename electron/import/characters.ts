import type { CharacterReport } from '../../shared/domain/import-preview';

/**
 * The first step of every import: one kind of line end, no control characters, no broken UTF-16.
 * What is invisible but legal (direction overrides, zero-width characters) stays, because it may be
 * part of the evidence, and is counted so that the person is warned.
 *
 * No-break spaces, joiners and combining marks are words' business and stay as they are; there is no
 * Unicode normalisation, for a quotation must stay what the source wrote.
 */
export type CleanText = { readonly text: string; readonly report: CharacterReport };

/** Mandatory breaks of UAX #14 (Unicode line breaking) that plain text files and clipboards bring, beside the line feed. */
const lineEnds = /\r\n|[\r\u000B\u000C\u0085\u2028]/g;
const paragraphSeparators = /\u2029/g;

/** C0 controls but tab and line feed, DEL, and the C1 controls. They have no meaning in text and print as nothing or as boxes. */
const controls = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g;

/** In Unicode mode a surrogate matches only where its other half is missing. The noncharacters may not be interchanged either. */
const broken = /[\p{Cs}\uFDD0-\uFDEF\uFFFE\uFFFF]/gu;

/** Embeddings, overrides and isolates (UAX #9); they can make text read differently from what it says. */
const directional = /[\u202A-\u202E\u2066-\u2069]/g;

/** Letters of scripts that are written from right to left, in which embeddings and isolates are ordinary. */
const rightToLeft = /[\p{scx=Arab}\p{scx=Hebr}\p{scx=Syrc}\p{scx=Thaa}\p{scx=Nkoo}\p{scx=Adlm}]/u;

/** Characters without width. Zero-width space is how Thai, Lao, Khmer and Burmese mark words: beside those letters it is ordinary. */
const invisible =
  /[\u2060-\u2064\u180E\uFEFF]|(?<![\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}])\u200B(?![\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}])/gu;

/** Joiners between letters of scripts that never join: a way to hide a difference, not to write a word. */
const idleJoiners = /(?<=[\p{sc=Latn}\p{sc=Cyrl}\p{sc=Grek}])[\u200C\u200D](?=[\p{sc=Latn}\p{sc=Cyrl}\p{sc=Grek}])/gu;

/** Makes text fit to be read and kept. A byte order mark at the start is not part of the text. */
export function cleanCharacters(raw: string): CleanText {
  let controlCount = 0;
  let brokenCount = 0;
  const text = raw
    .replace(/^\uFEFF/, '')
    .replace(lineEnds, '\n')
    .replace(paragraphSeparators, '\n\n')
    .replace(controls, () => {
      controlCount += 1;
      return '';
    })
    .replace(broken, () => {
      brokenCount += 1;
      return '\uFFFD';
    });
  return {
    text,
    report: {
      controls: controlCount,
      broken: brokenCount,
      directional: count(text, directional),
      zeroWidth: count(text, invisible) + count(text, idleJoiners),
    },
  };
}

/** Whether a text has signs of direction that nothing in it needs: overrides anywhere, others where all letters run from left to right. */
export function mayReadOtherwise(text: string): boolean {
  return /[\u202D\u202E]/.test(text) || (!rightToLeft.test(text) && /[\u202A\u202B\u2066-\u2068]/.test(text));
}

function count(text: string, expression: RegExp): number {
  let found = 0;
  for (const _match of text.matchAll(expression)) found += 1;
  return found;
}

import { isSpaceless } from '../line-shape';
import type { PageText } from './page-tree';

/** Words that are being gathered into one block, with white space as a page shows it (CSS Text 3, section 4.1). */
export type Words = {
  readonly parts: string[];
  /** White space that counts only when a word follows. `wrap`: a line of the source ended there, which a page shows as a space. */
  space: '' | ' ' | 'wrap' | '\n';
  /** Letters of the block, and those of them that lie in links, or in what was found to be the article. Spaces do not count. */
  letters: number;
  linked: number;
  found: number;
};

export function noWords(): Words {
  return { parts: [], space: '', letters: 0, linked: 0, found: 0 };
}

export type TextPlace = { readonly preformatted: boolean; readonly linked: boolean; readonly found: boolean };

/** Adds the text of a node. */
export function addText(words: Words, { value }: Pick<PageText, 'value'>, place: TextPlace): void {
  const letters = value.replace(/\s+/gu, '').length;
  words.letters += letters;
  if (place.linked) words.linked += letters;
  if (place.found) words.found += letters;
  if (place.preformatted) addPreformatted(words, value);
  else addCollapsed(words, value);
}

function addPreformatted(words: Words, value: string): void {
  if (value === '') return;
  takeSpace(words, value);
  words.parts.push(value);
}

function addCollapsed(words: Words, value: string): void {
  for (const piece of value.match(/[ \t\n\f\r]+|[^ \t\n\f\r]+/g) ?? []) {
    if (/^[ \t\n\f\r]/.test(piece)) addGap(words, /[\n\r]/.test(piece) ? 'wrap' : ' ');
    else {
      takeSpace(words, piece);
      words.parts.push(piece);
    }
  }
}

function takeSpace(words: Words, following: string): void {
  const last = words.parts.at(-1);
  if (last !== undefined && words.space !== '') {
    // Lines of Han and Kana are broken in the source where no space is meant.
    const joined = words.space === 'wrap' && isSpaceless(last.at(-1) ?? '') && isSpaceless(following.at(0) ?? '');
    if (!joined) words.parts.push(words.space === 'wrap' ? ' ' : words.space);
  }
  words.space = '';
}

/** A line ends. Answers whether one had ended there already: two ends of lines in a row end a paragraph. */
export function addLineBreak(words: Words): boolean {
  if (words.parts.length === 0) return false;
  const again = words.space === '\n';
  words.space = '\n';
  return again;
}

/** White space, or the edge of a box: words that touch it are parted. */
export function addGap(words: Words, space: ' ' | 'wrap' = ' '): void {
  if (words.space === '') words.space = space;
}

export function wordsText(words: Words): string {
  return words.parts.join('').replace(/^(?:[ \t]*\n)+|[\s]+$/g, '');
}

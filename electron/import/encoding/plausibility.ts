import { type Language, letterValues } from './alphabets';

/**
 * How well a decoded text reads: the mean value of its characters beyond ASCII, from below 0 (rubbish) to 1. Letters
 * count when they belong to the language; what no writer does, counts nothing or worse.
 */

/** Signs of punctuation and of measure that stand in any text. They speak for an encoding, but less than letters do. */
const ordinarySigns = new Set('“”‘’„‚–—…«»‹›•·°§©®™€£¥№\u00A0×½¼¾²³');
const ordinary = 0.7;
/** Characters that texts hardly have: accents without a letter, fractions of boxes, half-width Kana. */
const odd = 0;
const broken = -2;

/** Nearly every word of Greek has an accent; Hebrew read as Greek has none. */
const missingAccent = 0.2;
const fewestForAccent = 12;

const outside = /[^\u0000-\u007F]/gu;
const lower = /\p{Ll}/u;
const upper = /\p{Lu}/u;
const letter = /[\p{L}\p{M}]/u;
/** Letters that stand at the end of a word only. */
const finals = /[ςךםןףץ]/u;
const latin = /\p{sc=Latn}/u;
/** No language of Latin letters writes three of them in a row that all are beyond ASCII; letters of other scripts read as Latin are. */
const accented = /[^\P{sc=Latn}\u0000-\u007F]/u;
const wide = /[\p{sc=Han}\p{sc=Hang}\p{sc=Hira}\p{sc=Kana}]/u;

/** Reads `text` as one language's. 0 when it has nothing beyond ASCII. */
export function plausibility(text: string, language: Language): number {
  const values = letterValues(language);
  let sum = 0;
  let count = 0;
  for (const { 0: character, index } of text.matchAll(outside)) {
    count += 1;
    sum += characterValue(text, character, index, values, unlisted(language));
  }
  const unaccented = language === 'el' && count >= fewestForAccent && !/[άέήίόύώΆΈΉΊΌΎΏ]/u.test(text);
  return count === 0 ? 0 : sum / count - (unaccented ? missingAccent : 0);
}

function characterValue(
  text: string,
  character: string,
  index: number,
  values: ReadonlyMap<string, number>,
  others: (character: string) => number,
): number {
  if (/[\uFFFD\u0080-\u009F\p{Co}\p{Cn}]/u.test(character)) return broken;
  const before = text[index - 1] ?? ' ';
  const after = text[index + character.length] ?? ' ';
  const value = values.get(character);
  if (value === undefined) return ordinarySigns.has(character) && !insideWord(character, before, after) ? ordinary : others(character);
  if (wide.test(character)) return lower.test(before) && lower.test(after) && latin.test(before) && latin.test(after) ? odd : value;
  if (upper.test(character) && lower.test(before)) return odd;
  if (!letter.test(character)) return value;
  if (finals.test(character) && letter.test(after)) return odd;
  if (accented.test(character) && accented.test(before) && accented.test(after)) return odd;
  return mixed(character, before) || mixed(character, after) ? odd : value;
}

/** What letters count that the language's list does not have: of Hangul and Han, only the common ones are listed. */
function unlisted(language: Language): (character: string) => number {
  const shares: readonly (readonly [RegExp, number])[] =
    language === 'ko'
      ? [
          [/\p{sc=Hang}/u, 0.65],
          [/\p{sc=Han}/u, 0.1],
        ]
      : language === 'ja'
        ? [[/\p{sc=Han}/u, 0.6]]
        : language === 'zh' || language === 'zh-hant'
          ? [[/\p{sc=Han}/u, 0.45]]
          : [];
  return (character) => shares.find(([script]) => script.test(character))?.[1] ?? odd;
}

/** A sign between two letters is no punctuation; an apostrophe and a middle dot are. */
function insideWord(sign: string, before: string, after: string): boolean {
  return sign !== '’' && sign !== '·' && lower.test(before) && lower.test(after);
}

/** Two letters side by side of which one is Latin and the other is not. */
function mixed(character: string, neighbour: string): boolean {
  return letter.test(neighbour) && !/\p{M}/u.test(character) && latin.test(character) !== latin.test(neighbour) && /\p{L}/u.test(neighbour);
}

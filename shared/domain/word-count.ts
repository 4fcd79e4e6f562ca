/**
 * How many words a text has, as a reader counts them. Where scripts put spaces between words, a word
 * is a run of letters and digits with the apostrophes and hyphens inside it ("Jong-un's" is one).
 * Han, Kana, Thai, Lao, Khmer and Burmese write without spaces: there the words are those that the
 * Unicode dictionaries of `Intl.Segmenter` find (UAX 29), which is slower and used for these runs only.
 */
const spacedWord = /[\p{L}\p{M}\p{N}]+(?:['’\u2010\u2011-][\p{L}\p{M}\p{N}]+)*/gu;
const unspacedRun =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー々]+/gu;

let segmenter: Intl.Segmenter | undefined;

export function countWords(text: string): number {
  let words = 0;
  const spaced = text.replace(unspacedRun, (run) => {
    segmenter ??= new Intl.Segmenter('und', { granularity: 'word' });
    for (const part of segmenter.segment(run)) if (part.isWordLike) words += 1;
    return ' ';
  });
  for (const _ of spaced.matchAll(spacedWord)) words += 1;
  return words;
}

/**
 * The words of one text, as evidence for its repairs: a text that writes "Russia" elsewhere makes it
 * likely that "Russiawhich" has lost a space.
 */
export type Vocabulary = {
  /** How often each word stands in the text, as written. */
  readonly counts: ReadonlyMap<string, number>;
  /** Words that have a capital in the middle of a sentence and never stand in small letters: names. */
  readonly names: ReadonlySet<string>;
};

/** A word: letters, with hyphens and apostrophes inside it. */
export const wordPattern = /\p{L}[\p{L}\p{M}]*(?:[-‐'’][\p{L}\p{M}]+)*/gu;

export function readVocabulary(texts: readonly string[]): Vocabulary {
  const counts = new Map<string, number>();
  const capitalised = new Set<string>();
  for (const text of texts) {
    for (const match of text.matchAll(wordPattern)) {
      const word = match[0].replace(/['’]s?$/u, '');
      counts.set(word, (counts.get(word) ?? 0) + 1);
      if (/^\p{Lu}\p{Ll}/u.test(word) && /[\p{Ll},]\s$/u.test(text.slice(Math.max(0, match.index - 2), match.index))) capitalised.add(word);
    }
  }
  return { counts, names: new Set([...capitalised].filter((word) => !counts.has(word.toLowerCase()))) };
}

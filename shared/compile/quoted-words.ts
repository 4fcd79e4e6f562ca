/** Double quotation marks of the languages whose sources we meet. */
const doubleMark = /[“”"«»„‟「」『』]/u;

/**
 * A passage's words as one line in quotation marks, on the screen and on paper alike. Words that are
 * wholly in marks of their own keep those; words that hold a quotation are set in single marks, as
 * English does, so that two opening marks never meet. The words themselves are never changed.
 */
export function quotedWords(words: string): string {
  const line = words.replace(/\s*\n\s*/g, ' ').trim();
  if (/^[“"«„「].*[”"»“」]$/u.test(line) && !doubleMark.test(line.slice(1, -1))) return line;
  return doubleMark.test(line) ? `‘${line}’` : `“${line}”`;
}

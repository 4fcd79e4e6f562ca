const accented: Readonly<Record<string, string>> = {
  a: 'á',
  e: 'é',
  i: 'í',
  o: 'ó',
  u: 'ú',
  A: 'Á',
  E: 'É',
  I: 'Í',
  O: 'Ó',
  U: 'Ú',
  c: 'ç',
  n: 'ñ',
  s: 'š',
  y: 'ý',
};

/**
 * A text as the test locale shows it: in brackets, accented, and a third longer, as translations
 * are. Placeholders `{{…}}`, nestings `$t(…)` and tags `<…>` stay as they are.
 */
export function pseudo(text: string): string {
  const changed = text
    .split(/(\{\{.*?\}\}|\$t\(.*?\)|<[^>]*>)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/[aeiouAEIOUcnsy]/g, (letter) => accented[letter] ?? letter)))
    .join('');
  // In groups, because longer texts are more words, not one endless one.
  const longer = '~'.repeat(Math.ceil(text.length / 3)).replace(/~{6}(?=~)/g, '$& ');
  return `⟦${changed}${longer}⟧`;
}

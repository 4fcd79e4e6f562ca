/** The languages whose numbers, dates and units are known. */
export type FactLanguage = 'en' | 'ko' | 'fr' | 'de' | 'es';

const known: readonly string[] = ['en', 'ko', 'fr', 'de', 'es'] satisfies readonly FactLanguage[];

/** The language that a text is read in, by its BCP 47 tag; one that is not known is read as English writes its figures. */
export function factLanguage(tag: string): FactLanguage {
  const primary = tag.toLowerCase().split('-', 1)[0] ?? '';
  return known.includes(primary) ? (primary as FactLanguage) : 'en';
}

/** Whether words (names, number words, relations) of a text with this tag may be read as English: it is, or nobody knows. */
export function readsAsEnglish(tag: string): boolean {
  return /^(?:en|und)(?:-|$)/i.test(tag);
}

/** A language's name in the interface's language; the empty string when it is unknown. */
export function languageName(tag: string, interfaceLanguage: string): string {
  if (tag === 'und') return '';
  return new Intl.DisplayNames(interfaceLanguage, { type: 'language', fallback: 'code' }).of(tag) ?? tag;
}

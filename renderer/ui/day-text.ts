/** The locale for dates: day before month in English, as the product's texts are British. */
const locales: Readonly<Record<string, string>> = { en: 'en-GB' };

/** A calendar day `YYYY-MM-DD` in words, e.g. `20 June 2024`; `short` for lists, e.g. `20 Jun 2024`. */
export function dayText(day: string, language: string, month: 'long' | 'short'): string {
  const locale = locales[language] ?? language;
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month, year: 'numeric', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

/** The day of an instant where the person is, in words. */
export function instantText(instant: string, language: string): string {
  const locale = locales[language] ?? language;
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' }).format(new Date(instant));
}

/** As `timeText`, to the second, e.g. `14:02:31`: to tell states apart that were saved in one minute. */
export function secondText(instant: string, language: string): string {
  const locale = locales[language] ?? language;
  return new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(new Date(instant));
}

/** The time of day of an instant where the person is, e.g. `14:02`. */
export function timeText(instant: string, language: string): string {
  const locale = locales[language] ?? language;
  return new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' }).format(new Date(instant));
}

/**
 * A calendar day as it is printed in a language: "21 June 2024". The empty day gives the empty
 * string. Plain `en` and an unknown language print as in Britain; a language that this build of
 * Intl does not know, too. A day is a day everywhere: it is read and printed in UTC.
 */
export function dayWords(day: string, language: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (match === null) return day;
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])];
  // Date.UTC takes years below 100 as 19xx: such a day is printed as it is written.
  if (year < 100) return day;
  return dayFormat(language).format(Date.UTC(year, month - 1, date));
}

function dayFormat(language: string): Intl.DateTimeFormat {
  const options = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  const printed = language === 'en' || language === 'und' ? 'en-GB' : language;
  try {
    return new Intl.DateTimeFormat([printed, 'en-GB'], options);
  } catch {
    // A tag of the right letters can still be no tag ("en-a"): Intl throws a RangeError.
    return new Intl.DateTimeFormat('en-GB', options);
  }
}

/**
 * Reads a calendar day out of a line that carries one ("20 June 2024", "June 20, 2024", "20. Juni
 * 2024", "2024-06-20", "2024년 6월 20일"). Only days that can be read in one way: `03/04/2024` is the
 * third of April in London and the fourth of March in New York, so it stays unknown.
 */

/** Languages whose month names are known. Han, Hangul and numeric forms need no names. */
const languages = ['en', 'fr', 'de', 'es', 'it', 'pt', 'nl', 'ru', 'tr'];

/** Month number by its name in lower case without a full stop, long and short, from the Unicode locale data that the runtime carries. */
const months: ReadonlyMap<string, number> = new Map(
  languages
    .flatMap((language) =>
      Array.from({ length: 12 }, (_, month) => month).flatMap((month) =>
        (['long', 'short'] as const).flatMap((width): readonly (readonly [string, number])[] => {
          const parts = new Intl.DateTimeFormat(language, { month: width, day: 'numeric', timeZone: 'UTC' }).formatToParts(
            Date.UTC(2024, month, 2),
          );
          const name =
            parts
              .find((part) => part.type === 'month')
              ?.value.toLowerCase()
              .replace(/\.$/, '') ?? '';
          return name === '' ? [] : [[name, month + 1]];
        }),
      ),
    )
    .concat([['sept', 9]]),
);

const dayMonthYear = /(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|\.|º)?\s+(?:de\s+|of\s+)?(\p{L}{3,12})\.?,?\s+(?:de\s+|del\s+)?(\d{4})(?!\d)/iu;
const monthDayYear = /(?<![\p{L}\d])(\p{L}{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/iu;
const yearMonthDay = /(?<!\d)(\d{4})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{1,2})(?!\d)/;
const eastAsian = /(?<!\d)(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]/;
const dayMonthYearInDigits = /(?<!\d)(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?!\d)/;

/** The day and the part of the line that says it, else `null`. */
export function readDay(line: string): { readonly day: string; readonly words: string } | null {
  const named = dayMonthYear.exec(line);
  const fromNamed = named && isoDay(named[3], months.get((named[2] ?? '').toLowerCase()), named[1]);
  if (named && fromNamed) return { day: fromNamed, words: named[0] };
  const american = monthDayYear.exec(line);
  const fromAmerican = american && isoDay(american[3], months.get((american[1] ?? '').toLowerCase()), american[2]);
  if (american && fromAmerican) return { day: fromAmerican, words: american[0] };
  const ordered = eastAsian.exec(line) ?? yearMonthDay.exec(line);
  const fromOrdered = ordered && isoDay(ordered[1], Number(ordered[2]), ordered[3]);
  if (ordered && fromOrdered) return { day: fromOrdered, words: ordered[0] };
  const digits = dayMonthYearInDigits.exec(line);
  // Only when one of the two cannot be a month, or both are the same, is there one way to read it.
  if (digits === null) return null;
  const [first, second] = [Number(digits[1]), Number(digits[2])];
  if (first <= 12 && second <= 12 && first !== second) return null;
  const fromDigits = first > 12 ? isoDay(digits[3], second, digits[1]) : isoDay(digits[3], first, digits[2]);
  return fromDigits === null ? null : { day: fromDigits, words: digits[0] };
}

/** `YYYY-MM-DD` when there is such a day, else `null`. */
function isoDay(year: string | undefined, month: number | undefined, day: string | undefined): string | null {
  if (year === undefined || month === undefined || day === undefined) return null;
  const [y, d] = [Number(year), Number(day)];
  if (y < 1400 || y > 2200 || month < 1 || month > 12 || d < 1 || d > daysIn(y, month)) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

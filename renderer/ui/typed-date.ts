/**
 * Dates as people type them. Understood are ISO (`2024-06-21`), day first with dots, strokes, dashes
 * or spaces (`21.6.2024`, `21/06/2024`), and English month names on either side of the day
 * (`21 June 2024`, `June 21, 2024`, `21 Jun 24`). Day before month, as in Britain.
 */
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The typed date as `YYYY-MM-DD`, the empty string for an empty one (unknown), `null` when it is no date. */
export function parseTypedDate(typed: string): string | null {
  const text = typed.trim().toLowerCase();
  if (text === '') return '';
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso !== null) return calendarDay(iso[1], iso[2], iso[3]);
  const numeric = /^(\d{1,2})[./\- ]+(\d{1,2})[./\- ]+(\d{4}|\d{2})$/.exec(text);
  if (numeric !== null) return calendarDay(numeric[3], numeric[2], numeric[1]);
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?[\s.-]+(?:of\s+)?([a-z]{3,9})\.?[\s,-]+(\d{4}|\d{2})$/.exec(text);
  if (dayFirst !== null) return calendarDay(dayFirst[3], monthNumber(dayFirst[2]), dayFirst[1]);
  const monthFirst = /^([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?[\s,]+(\d{4}|\d{2})$/.exec(text);
  if (monthFirst !== null) return calendarDay(monthFirst[3], monthNumber(monthFirst[1]), monthFirst[2]);
  return null;
}

/** 1 to 12, or nothing when the word is no English month or its beginning. */
function monthNumber(word: string | undefined): string | undefined {
  const names = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
  const index = months.indexOf((word ?? '').slice(0, 3));
  if (word === undefined || index < 0) return undefined;
  return names[index]?.startsWith(word) === true || word === 'sept' ? String(index + 1) : undefined;
}

function calendarDay(year: string | undefined, month: string | undefined, day: string | undefined): string | null {
  if (year === undefined || month === undefined || day === undefined) return null;
  // Two digits mean this century: a briefing is dated by its meeting.
  const full = year.length === 2 ? `20${year}` : year;
  const iso = `${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${iso}T00:00:00Z`);
  // Date.parse rolls 31 June over into July: a day that does not come back the same is none.
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== iso ? null : iso;
}

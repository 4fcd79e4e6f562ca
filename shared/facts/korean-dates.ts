import type { DateMention } from './date-mention';

/** Korean dates by our own rules, for chrono knows none: "2024년 3월 5일", "2024년 3월", "3월 5일", "2024년", "어제". */
const pattern =
  /(?<!\d)(?:(?<year>(?:19|20)\d\d)년(?:\s?(?<month>1[0-2]|0?[1-9])월(?:\s?(?<day>3[01]|[12]\d|0?[1-9])일)?)?|(?<dottedYear>(?:19|20)\d\d)\.\s?(?<dottedMonth>1[0-2]|0?[1-9])\.\s?(?<dottedDay>3[01]|[12]\d|0?[1-9])\.?(?!\d)|(?<bareMonth>1[0-2]|0?[1-9])월\s?(?<bareDay>3[01]|[12]\d|0?[1-9])일|(?<word>그저께|그제|어제|오늘|내일|모레))(?!\s?동안|간)/gu;
const shifts: Record<string, number> = { 그저께: -2, 그제: -2, 어제: -1, 오늘: 0, 내일: 1, 모레: 2 };

/** The dates of a Korean text, in order. A month and a day belong to the year of publication, if that is known. */
export function koreanDatesIn(text: string, publishedOn: string): readonly DateMention[] {
  return [...text.matchAll(pattern)].flatMap((match): readonly DateMention[] => {
    const groups = match.groups ?? {};
    const value = valueOfMatch(groups, publishedOn);
    return value === null ? [] : [{ start: match.index, end: match.index + match[0].length, value }];
  });
}

function valueOfMatch(groups: Record<string, string | undefined>, publishedOn: string): string | null {
  if (groups.word !== undefined) return publishedOn === '' ? null : shifted(publishedOn, shifts[groups.word] ?? 0);
  const year = groups.year ?? groups.dottedYear ?? (publishedOn === '' ? '-' : publishedOn.slice(0, 4));
  const parts = [groups.month ?? groups.dottedMonth ?? groups.bareMonth, groups.day ?? groups.dottedDay ?? groups.bareDay];
  return [year, ...parts.flatMap((part) => (part === undefined ? [] : [part.padStart(2, '0')]))].join('-');
}

function shifted(day: string, days: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

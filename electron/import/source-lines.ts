import { readDay } from './dates';

/**
 * Lines that say something of the source instead of telling the story: who wrote it, when it was
 * published, where it comes from. They stay in the text; what they say is proposed for the form.
 */

/** Two to five words that begin with capitals, with particles between them: a person's name. */
const name = String.raw`\p{Lu}[\p{L}\p{M}.'’-]*(?:\s+(?:(?:de|del|della|di|da|dos|van|der|den|von|zu|bin|al|el|la|le|ben)\s+){0,2}\p{Lu}[\p{L}\p{M}.'’-]*){1,4}`;
const names = String.raw`${name}(?:\s*(?:,|&|\s(?:and|et|und|y|e)\s)\s*${name}){0,4}`;
const role = String.raw`(?:\s*[,|–—-]\s*.{1,60}|\s+in\s+\p{Lu}.{1,40})?`;
// Case matters: what tells a name from other words is its capital.
const announced = `(?:[Bb]y|BY|(?:[Ww]ritten|[Rr]eported) by|[Aa]ut(?:h?or|eur)|[Pp]ar|[Vv]on|[Pp]or|[Dd]i)`;
const signed = new RegExp(String.raw`^${announced}[:\s]\s*(${names})${role}$`, 'u');
const korean = /^(?:(\p{sc=Hang}{2,4})\s?(?:기자|특파원))(?:\s.{0,40})?$|^글\s?[:=]\s?(\p{sc=Hang}{2,4})$/u;
/** Longer lines are sentences that happen to begin like a byline. */
const longestLine = 140;

/** The author that a byline names, else the empty string. */
export function bylineAuthor(line: string): string {
  if (line.length > longestLine) return '';
  const written = signed.exec(line)?.[1];
  if (written !== undefined) return written;
  const reporter = korean.exec(line);
  return reporter?.[1] ?? reporter?.[2] ?? '';
}

export function isByline(line: string): boolean {
  return bylineAuthor(line) !== '';
}

/** The day that a line of publication names, else the empty string. Such a line holds little but its date. */
export function publicationDay(line: string): string {
  if (line.length > longestLine) return '';
  const found = readDay(line);
  if (found === null) return '';
  const rest = line
    .replace(found.words, ' ')
    .replace(announcement, ' ')
    .replace(/\d{1,2}[:.h]\d{2}|[\d\s|,;:·•()/–—-]|\b(?:[ap]\.?m\.?|utc|gmt|[a-z]{3,4}t)\b/giu, '');
  return rest.length <= longestRest ? found.day : '';
}

/** What may stand before or after the date of such a line, so that it is no sentence. */
const announcement =
  /\b(?:published|updated|posted|first published|last (?:updated|modified)|issued|released|date|on|at|publié|mis à jour|veröffentlicht|aktualisiert|stand|publicado|actualizado|publicada|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun|le|am|el|min read|minutes?)\b|입력|수정|기사입력|등록|오전|오후/giu;
/** A place or an agency beside the date is at most this long. */
const longestRest = 24;

export function isDateLine(line: string): boolean {
  return publicationDay(line) !== '';
}

/** The agency in a dateline, "SEOUL, June 20 (Yonhap) -- ...", or behind "Source:", else the empty string. */
export function namedSource(line: string): string {
  const opening = line.slice(0, 200);
  const dateline =
    /^\p{Lu}[\p{L}\p{M} .'’-]{1,40}(?:,\s[\p{L}.\s\d,]{1,40})?\s?\(([\p{Lu}][\p{L}\p{M} .&'’-]{1,39})\)\s*(?:--|[-–—=:])/u.exec(opening);
  if (dateline?.[1] !== undefined) return dateline[1];
  const korean = /^\((?:[\p{sc=Hang}]{2,6})=([\p{sc=Hang}]{2,10})\)/u.exec(opening);
  if (korean?.[1] !== undefined) return korean[1];
  if (line.length > longestLine) return '';
  const told = /^(?:source|quelle|fuente|출처)\s?:\s*(\S.{1,79})$/iu.exec(line)?.[1] ?? '';
  return /^https?:/i.test(told) ? '' : told.replace(/[.\s]+$/u, '');
}

/** The holder in a copyright line, "© 2024 EFE. All rights reserved.", else the empty string. */
export function copyrightHolder(line: string): string {
  if (line.length > longestLine) return '';
  const holder =
    /^(?:copyright\s*)?(?:©|\(c\)|copyright)\s*(?:\d{4}(?:\s?[-–]\s?\d{4})?)?,?\s*(\p{L}[^.,|©]{1,59})/iu.exec(line)?.[1] ?? '';
  return /rights|reserved|copyright/iu.test(holder) ? '' : holder.trim();
}

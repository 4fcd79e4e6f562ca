import type { ParsedComponents, ParsedResult, ParsingReference } from 'chrono-node';
import * as de from 'chrono-node/de';
import * as en from 'chrono-node/en';
import * as es from 'chrono-node/es';
import * as fr from 'chrono-node/fr';
import type { DateMention } from './date-mention';
import type { FactLanguage } from './fact-language';
import { koreanDatesIn } from './korean-dates';
import type { Place } from './place';

const parsers = { en: en.casual, fr: fr.casual, de: de.casual, es: es.casual };

/** Words that read like a date and are mostly something else, or name the moment of writing. */
const noDate =
  /^(?:now|may|march|mar|sun|sat|sec|second|dec|this|tonight|at the moment|maintenant|jetzt|ahora|(?:this|in the|at) (?:morning|afternoon|evening|night)|morning|afternoon|evening|noon|midnight|midi|minuit|mittag|mitternacht|mañana|mediodía|ce matin|ce soir)$/i;
/** "in 24 years", "for three days": a length of time. What says "ago" is a date. */
const aLength =
  /^(?:within|in|for|over|the|past|last|next|during|dans|pendant|en|nächsten?|letzten?|vergangenen|próximos|últimos)\b.*\b(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|decades?|ans?|années?|mois|semaines?|jours?|heures?|jahren?|monaten?|wochen?|tagen?|stunden?|años?|meses|semanas?|días?|horas?)$/i;
const singular = /^(?:last|next|this|past) (?:year|month|week)$/i;
const year =
  /(?<=\b(?:in|since|by|until|till|before|after|from|of|during|early|late|mid|en|depuis|avant|après|im Jahre?|seit|vor|nach|desde|hasta|de)[\s-])(?:1[5-9]|20)\d\d(?![\p{L}\p{N}]|[.,]\d|\s\p{Ll}+s\b)/gu;

/**
 * The dates of a text, in order, without overlaps. What is told relative to a day ("last Monday", "5 March") is worked
 * out from `publishedOn`, the day of publication (`YYYY-MM-DD`, empty when unknown), and never from today; without
 * it, words like "yesterday" are no dates.
 */
export function datesIn(text: string, language: FactLanguage, publishedOn: string): readonly DateMention[] {
  const found = language === 'ko' ? koreanDatesIn(text, publishedOn) : chronoDates(text, language, publishedOn);
  const years = [...text.matchAll(year)]
    .map((match): DateMention => ({ start: match.index, end: match.index + 4, value: match[0] }))
    .filter((one) => !found.some((other) => one.start < other.end && one.end > other.start));
  return [...found, ...(language === 'ko' ? [] : years)].toSorted((one, other) => one.start - other.start);
}

function chronoDates(text: string, language: Exclude<FactLanguage, 'ko'>, publishedOn: string): readonly DateMention[] {
  const known = publishedOn !== '';
  // Noon, so that no time zone moves the day. An unknown day needs some reference; nothing of it is kept.
  const reference: ParsingReference = { instant: new Date(`${known ? publishedOn : '2001-01-01'}T12:00:00Z`), timezone: 0 };
  return parsers[language].parse(text, reference).flatMap((result) => {
    const place = trimmed(result);
    const words = text.slice(place.start, place.end);
    if (words === '' || noDate.test(words) || (aLength.test(words) && !singular.test(words))) return [];
    const start = iso(result.start, known);
    const end = result.end == null ? null : iso(result.end, known);
    if (start === null) return [];
    return [{ ...place, value: end === null || end === start ? start : `${start}/${end}` }];
  });
}

/** Without a preposition in front and signs behind. */
function trimmed({ index, text }: ParsedResult): Place {
  const lead = /^(?:on|am|le|el|at|the|du|des|den|dem|del)\s+/i.exec(text)?.[0].length ?? 0;
  // "gestern 12 Prozent" is yesterday, and not at noon.
  const tail =
    (/(?<=^(?:gestern|heute|morgen|hier|demain|ayer|hoy|yesterday|today|tomorrow))\s+\d{1,2}$/i.exec(text) ?? /[\s,;:.]+$/.exec(text))?.[0]
      .length ?? 0;
  return { start: index + lead, end: index + Math.max(lead, text.length - tail) };
}

function iso(parts: ParsedComponents, known: boolean): string | null {
  const two = (part: 'month' | 'day'): string => String(parts.get(part) ?? 0).padStart(2, '0');
  const [hasYear, hasMonth, hasDay] = [parts.isCertain('year'), parts.isCertain('month'), parts.isCertain('day')];
  const relative = parts.isCertain('weekday') && !hasDay;
  if (relative) return known ? `${parts.get('year')}-${two('month')}-${two('day')}` : null;
  if (hasDay && hasMonth && hasYear) return known || !looksRelative(parts) ? `${parts.get('year')}-${two('month')}-${two('day')}` : null;
  if (hasDay && hasMonth) return known ? `${parts.get('year')}-${two('month')}-${two('day')}` : `--${two('month')}-${two('day')}`;
  if (hasMonth && hasYear) return `${parts.get('year')}-${two('month')}`;
  if (hasMonth) return known ? `${parts.get('year')}-${two('month')}` : null;
  return hasYear ? String(parts.get('year')) : null;
}

/** chrono tags what it worked out from the reference day. */
function looksRelative(parts: ParsedComponents): boolean {
  return [...parts.tags()].some((tag) => /relative|casual/i.test(tag));
}

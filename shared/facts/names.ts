import nlp from 'compromise';
import { type FactLanguage, readsAsEnglish } from './fact-language';
import { knownNamesIn } from './gazetteer';
import { personNames } from './person-names';
import type { Place } from './place';

/** A person, an organisation or a place where the text names it; `name` is the same for all its mentions. */
export type Mention = Place & { readonly kind: 'person' | 'organisation' | 'place'; readonly name: string };

const body =
  'Ministry|Committee|Council|Commission|Agency|Authority|Party|Bank|University|Institute|Corporation|Company|Group|Forces|Army|Navy|Parliament|Assembly|Court|Union|Organi[sz]ation|Foundation|Association|Department|Bureau|Federation|Administration|Fund|Guard|Brigade|Front|Movement';
const lead = "(?:\\p{Lu}\\.|\\p{Lu}[\\p{L}\\p{M}’'-]*)";
const bodies = new RegExp(
  `(?<![\\p{L}])(?:(?:${lead} ){1,4}(?:${body})(?![\\p{L}])(?: (?:of|for)(?: the)?(?: ${lead}){1,3})?|(?:Ministry|Department|Bank|Institute|University|Court|Bureau|Office|Council|Committee)(?: of| for)(?: the)?(?: ${lead})(?:(?: and| of)? ${lead}){0,3})`,
  'gu',
);
const leadingWords =
  /^(?:The|A|An|On|In|At|For|From|And|But|When|While|After|Before|If|As|Its|His|Her|Their|Our|This|That|By|To|With|Of)\s+/u;
/** Initials behind the full name: "United Nations Security Council (UNSC)". */
const initials = /^ \((\p{Lu}[\p{Lu}&]{1,7})\)/u;

/** The names of a text, in order, without overlaps. People and unknown organisations are found in English only. */
export function mentionsIn(text: string, language: FactLanguage, tag: string): readonly Mention[] {
  const known = knownNamesIn(text, language);
  if (!readsAsEnglish(tag)) return known;
  const document = nlp(text);
  const people = personNames(text, textsOf(document.people().json({ offset: true })), known);
  const organisations = [...text.matchAll(bodies)].map((match) => trimmed(match[0], match.index)).filter(({ name }) => name.includes(' '));
  const mentions = withoutOverlaps([
    // A longer name holds a shorter one: "Bank of Korea" is no place.
    ...organisations
      .filter((one) => !people.some((person) => overlaps(person, one)))
      .map(
        (one): Mention => ({
          ...one,
          kind: 'organisation',
          name: known.find(({ start, end }) => start === one.start && end === one.end)?.name ?? one.name,
        }),
      ),
    ...known,
    ...people,
  ]);
  return [...mentions, ...initialsOf(text, mentions)].toSorted((one, other) => one.start - other.start);
}

function textsOf(json: unknown): readonly Place[] {
  if (!Array.isArray(json)) return [];
  return (json as readonly { offset?: { start?: number; length?: number } }[]).flatMap(({ offset }) =>
    offset?.start === undefined || offset.length === undefined ? [] : [{ start: offset.start, end: offset.start + offset.length }],
  );
}

function trimmed(words: string, start: number): Place & { readonly name: string } {
  const opening = leadingWords.exec(words)?.[0].length ?? 0;
  const name = words.slice(opening).replace(/[’']s$|[.,’']+$/u, '');
  return { start: start + opening, end: start + opening + name.length, name };
}

function overlaps(one: Place, other: Place): boolean {
  return one.start < other.end && one.end > other.start;
}

/** Of two that overlap the longer one stays, of two of one length the first. */
function withoutOverlaps(mentions: readonly Mention[]): readonly Mention[] {
  const kept: Mention[] = [];
  for (const mention of mentions.toSorted((one, other) => other.end - other.start - (one.end - one.start))) {
    if (kept.every((other) => !overlaps(other, mention))) kept.push(mention);
  }
  return kept;
}

/** Initials that the text itself explains mean the same organisation wherever they stand. */
function initialsOf(text: string, mentions: readonly Mention[]): readonly Mention[] {
  return mentions
    .filter(({ kind }) => kind === 'organisation')
    .flatMap((mention) => {
      const short = initials.exec(text.slice(mention.end, mention.end + 14))?.[1];
      if (short === undefined) return [];
      return [...text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])${short}(?![\\p{L}\\p{N}])`, 'gu'))]
        .map((match): Mention => ({ start: match.index, end: match.index + short.length, kind: 'organisation', name: mention.name }))
        .filter((one) => !mentions.some((other) => overlaps(one, other)));
    });
}

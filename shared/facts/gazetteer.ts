import cities from './data/cities.json';
import countries from './data/countries.json';
import organisations from './data/organisations.json';
import type { FactLanguage } from './fact-language';
import type { Place } from './place';

/** A known name in a text, and the name that all its other names stand for. */
export type KnownName = Place & { readonly kind: 'place' | 'organisation'; readonly name: string };

type Entry = { readonly alias: string; readonly kind: KnownName['kind']; readonly name: string };

const languages: readonly FactLanguage[] = ['en', 'ko', 'fr', 'de', 'es'];
const hangul = /^\p{Script=Hangul}/u;
/** Words that name a country, but are more often something else in the other languages. */
const ambiguous = new Set(['Reunion', 'Man', 'Chad', 'Jordan', 'Georgia', '기타', 'Tonga']);

const books = new Map<FactLanguage, ReadonlyMap<string, readonly Entry[]>>();

/** Names by how they begin: the first word, or the first two signs in Hangul, where particles are glued to the end. */
function bookOf(language: FactLanguage): ReadonlyMap<string, readonly Entry[]> {
  const there = books.get(language);
  if (there !== undefined) return there;
  const book = new Map<string, Entry[]>();
  for (const entry of [...countryEntries(language), ...cityEntries(language), ...organisationEntries()]) {
    const key = keyOf(entry.alias);
    book.set(key, [...(book.get(key) ?? []), entry]);
  }
  for (const entries of book.values()) entries.sort((one, other) => other.alias.length - one.alias.length);
  books.set(language, book);
  return book;
}

function keyOf(alias: string): string {
  return hangul.test(alias) ? alias.slice(0, 2) : (/^[\p{L}\p{M}\p{N}]+/u.exec(alias)?.[0] ?? alias);
}

/** The countries of the Unicode locale data, named in the language of the text. */
function countryEntries(language: FactLanguage): readonly Entry[] {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const codes = letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => !/^(?:EU|EZ|UN|X.|Q.|ZZ|A[AC]|O[QRSTUVWXYZO])$/.test(code));
  const own = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
  const names = new Map(codes.flatMap((code) => (own.of(code) === undefined ? [] : [[code, own.of(code) ?? ''] as const])));
  const others: readonly (readonly [string, readonly string[]])[] = Object.entries(countries.aliases);
  return [
    ...[...names.values()]
      .filter((name) => !ambiguous.has(name) || language !== 'en')
      .map((name): Entry => ({ alias: name, kind: 'place', name })),
    ...others.flatMap(([code, aliases]) => aliases.map((alias): Entry => ({ alias, kind: 'place', name: names.get(code) ?? alias }))),
  ];
}

function cityEntries(language: FactLanguage): readonly Entry[] {
  const column = languages.indexOf(language);
  return cities.cities.flatMap((row): readonly Entry[] => {
    const names = row.split('|');
    const name = names[column] === undefined || names[column] === '' ? (names[0] ?? '') : names[column];
    return name === '' ? [] : [{ alias: name, kind: 'place', name }];
  });
}

function organisationEntries(): readonly Entry[] {
  return organisations.organisations.flatMap((row) => {
    const [name = '', ...aliases] = row.split('|');
    return [name, ...aliases].map((alias): Entry => ({ alias, kind: 'organisation', name }));
  });
}

/** All known places and organisations of a text, in order, without overlaps; the longest name that fits wins. Upper and lower case count. */
export function knownNamesIn(text: string, language: FactLanguage): readonly KnownName[] {
  const book = bookOf(language);
  const found: KnownName[] = [];
  for (const match of text.matchAll(/\p{Script=Hangul}+|[\p{L}\p{M}\p{N}]+/gu)) {
    const start = match.index;
    if (start < (found.at(-1)?.end ?? 0) || (start > 0 && /[\p{L}\p{N}]/u.test(text[start - 1] ?? ''))) continue;
    const entry = book
      .get(keyOf(match[0]))
      ?.find(({ alias }) => text.startsWith(alias, start) && endsWell(text, start + alias.length, alias));
    if (entry !== undefined) found.push({ start, end: start + entry.alias.length, kind: entry.kind, name: entry.name });
  }
  return asWritten(text, found);
}

/** An organisation is shown as the text itself calls it, by the longest of its names there. */
function asWritten(text: string, found: readonly KnownName[]): readonly KnownName[] {
  const longest = new Map<string, string>();
  for (const { kind, name, start, end } of found) {
    const words = text.slice(start, end);
    if (kind === 'organisation' && words.length > (longest.get(name)?.length ?? 0)) longest.set(name, words);
  }
  return found.map((known) => ({ ...known, name: (known.kind === 'organisation' ? longest.get(known.name) : undefined) ?? known.name }));
}

function endsWell(text: string, end: number, alias: string): boolean {
  if (hangul.test(alias)) return true;
  return !/[\p{Script=Latin}\p{M}\p{N}]/u.test(text[end] ?? '');
}

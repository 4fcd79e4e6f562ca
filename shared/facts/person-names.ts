import type { Place } from './place';

/** People in an English text: what compromise finds, mended, and every mention under the full name. */
type Person = Place & { readonly kind: 'person'; readonly name: string };

const titles =
  /^(?:(?:(?:Vice|Deputy|Prime|Foreign|Defen[cs]e|Acting|Former|General|Chief|Supreme)\s+)*(?:President|Minister|Premier|Chancellor|Secretary|Senator|Ambassador|Governor|Chairman|Chairwoman|Chair|Leader|Professor|Prof|Doctor|Dr|Mr|Mrs|Ms|Miss|Sir|Lord|Lady|King|Queen|Prince|Princess|Pope|General|Gen|Colonel|Col|Captain|Capt|Admiral|Adm|Lieutenant|Lt|Major|Sergeant|Judge|Justice|Representative|Rep|Sen|Gov|Spokesman|Spokeswoman|Spokesperson|Mayor|Commander|Director|Adviser|Advisor|Speaker|Marshal|Comrade)\.?\s+)+/u;
/** Family names that stand first: Korean, Chinese, Vietnamese. */
const firstFamilyNames =
  'Kim|Lee|Park|Choi|Jung|Jeong|Chung|Kang|Cho|Yoon|Yun|Jang|Chang|Lim|Han|Shin|Seo|Kwon|Hwang|Ahn|Song|Moon|Ryu|Yoo|Xi|Wang|Li|Zhang|Liu|Chen|Yang|Zhao|Wu|Zhou|Nguyen|Tran|Pham';
const eastern = new RegExp(`(?<![\\p{L}-])(?:${firstFamilyNames}) \\p{Lu}\\p{Ll}+(?:-\\p{L}\\p{Ll}+| \\p{Lu}\\p{Ll}+)?(?![\\p{L}-])`, 'gu');
/** A title and capitalised words behind it. */
const titled =
  /(?<![\p{L}])(?:President|Prime Minister|Minister|Secretary(?: of State| of Defen[cs]e|-General)?|Chancellor|Premier|Ambassador|Senator|General|Gen\.|Sen\.|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|spokesman|spokeswoman|spokesperson|leader|adviser|advisor|chairman|director) (?<name>\p{Lu}[\p{Ll}’'-][\p{L}’'-]*(?: (?:(?:al|bin|van|von|de|del|da|di|el|ben|der)[ -])?\p{Lu}[\p{L}’'-]+){1,2})(?![\p{L}-])/gu;
const noName = new Set(
  'The A An I He She It They We You Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December Government Parliament President Minister Premier Chancellor Secretary Church God Lord West East North South Western Eastern English Korean Russian Chinese American'.split(
    ' ',
  ),
);

/** `found`: where compromise sees people. `known`: places and organisations, which are none. Places are UTF-16 code units. */
export function personNames(text: string, found: readonly Place[], known: readonly Place[]): readonly Person[] {
  const candidates = [
    ...found.map((place) => mended(text, place)),
    ...[...text.matchAll(titled)].map((match) =>
      mended(text, { start: match.index + match[0].length - (match.groups?.name?.length ?? 0), end: match.index + match[0].length }),
    ),
    ...[...text.matchAll(eastern)].map((match) => placeOf(text, match.index, match.index + match[0].length)),
  ]
    .filter((one): one is Person => one !== null)
    .filter((one) => !known.some((other) => one.start < other.end && one.end > other.start));
  const distinct = candidates.filter((one, index) =>
    candidates.every((other, at) => at === index || !holds(other, one) || (sameplace(other, one) && at > index)),
  );
  const full = fullNames(distinct.map(({ name }) => name));
  const whole = distinct.flatMap((one): readonly Person[] => {
    if (one.name.includes(' ')) return [{ ...one, name: full.get(one.name) ?? one.name }];
    const name = full.get(one.name);
    // A family name alone counts within a sentence; the first word of one may be anything.
    if (name === undefined) return /[\p{Ll},] $/u.test(text.slice(Math.max(0, one.start - 2), one.start)) ? [one] : [];
    return [{ ...one, name }];
  });
  return [...whole, ...laterMentions(text, full, [...whole, ...known])];
}

function placeOf(text: string, start: number, end: number): Person | null {
  const name = text.slice(start, end);
  const words = name.split(/\s+/);
  if (!/^\p{Lu}/u.test(name) || name.length < 3 || words.some((word) => noName.has(word)) || /^\p{Lu}+$/u.test(name) || words.length > 5)
    return null;
  return { start, end, kind: 'person', name: name.replace(/\s+/g, ' ') };
}

/** Without titles, possessives and signs, and with the rest of a name that was cut at a hyphen or before its last word. */
function mended(text: string, { start, end }: Place): Person | null {
  const words = text.slice(start, end);
  const opening = titles.exec(words)?.[0].length ?? 0;
  const from = start + opening;
  // A comma or a full stop ends the name, but not the one behind an initial.
  const stop = /(?<!\b\p{Lu})[,.;:!?”"()]/u.exec(text.slice(from, end));
  let to = stop === null ? end : from + stop.index;
  to -= /\s*$/u.exec(text.slice(from, to))?.[0].length ?? 0;
  if (stop === null)
    to += /^(?:[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*)?(?: \p{Lu}\p{Ll}+(?:-\p{L}\p{Ll}+)+)?/u.exec(text.slice(to))?.[0].length ?? 0;
  const possessive = /[’']s?$/u.exec(text.slice(from, to))?.[0].length ?? 0;
  return placeOf(text, from, to - possessive);
}

function holds(outer: Place, inner: Place): boolean {
  return outer.start <= inner.start && outer.end >= inner.end;
}

function sameplace(one: Place, other: Place): boolean {
  return one.start === other.start && one.end === other.end;
}

/**
 * The full name of each name: itself, or the one longer name that it is the first or last word of. A single word that
 * belongs to no longer name, or to several, is left out.
 */
export function fullNames(names: readonly string[]): ReadonlyMap<string, string> {
  const long = [...new Set(names.filter((name) => name.includes(' ')))];
  const full = new Map(long.map((name) => [name, name]));
  for (const name of long) {
    // "Volodymyr Zelensky" and "President Volodymyr O. Zelensky" are one when first and last word agree.
    const twin = long.find(
      (other) => other !== name && other.length > name.length && firstWord(other) === firstWord(name) && lastWord(other) === lastWord(name),
    );
    if (twin !== undefined) full.set(name, twin);
  }
  const targets = new Set(full.values());
  for (const name of targets) {
    for (const word of [familyName(name), lastWord(name)]) {
      const owners = [...targets].filter((other) => familyName(other) === word || lastWord(other) === word);
      if (owners.length === 1 && !full.has(word) && word.length > 2) full.set(word, name);
    }
  }
  return full;
}

/** Where only the family name stands, and compromise did not see it. */
function laterMentions(text: string, full: ReadonlyMap<string, string>, taken: readonly Place[]): readonly Person[] {
  return [...full].flatMap(([short, name]) => {
    if (short.includes(' ') || familyName(name) !== short) return [];
    return [...text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}-])${short.replace(/[.*+?^$()|[\]{}\\]/g, '\\$&')}(?![\\p{L}\\p{N}-])`, 'gu'))]
      .map((match): Person => ({ start: match.index, end: match.index + short.length, kind: 'person', name }))
      .filter((one) => !taken.some((other) => one.start < other.end && one.end > other.start));
  });
}

function familyName(name: string): string {
  return new RegExp(`^(?:${firstFamilyNames}) `, 'u').test(name) ? firstWord(name) : lastWord(name);
}

function firstWord(name: string): string {
  return name.split(' ')[0] ?? name;
}

function lastWord(name: string): string {
  return name.split(' ').at(-1) ?? name;
}

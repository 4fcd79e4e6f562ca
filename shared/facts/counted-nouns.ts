import type { FactLanguage } from './fact-language';

/** What a bare number counts: "243 new items" counts items. The words right behind the number decide; none is a legal answer. */
const irregular = new Set(
  'people men women children police troops personnel staff aircraft spacecraft cattle media data criteria crew dead wounded injured missing percent'.split(
    ' ',
  ),
);
const notNouns = new Set(
  'is was has this its his as us yes less across perhaps always towards afterwards besides news was does thus plus minus versus'.split(' '),
);
const closers = new Set(
  'of in on at to from by for with and or but the a an that which who whose when while as than were was are is be been had have has will would could into over under after before during since until against between among through per each this these those its their his her not it they he she we'.split(
    ' ',
  ),
);

const koreanCounter = /^\s?(명|개국|개사|개|척|건|대|곳|발|차례|가구|사람|나라|마리|배럴|권|채)/u;

/** The noun and where it ends, in the text behind a number that ends at `at`. */
export function countedNoun(text: string, at: number, language: FactLanguage): { readonly noun: string; readonly end: number } | null {
  const behind = text.slice(at, at + 80);
  if (language === 'ko') {
    const counter = koreanCounter.exec(behind);
    return counter === null ? null : { noun: counter[1] ?? '', end: at + counter[0].length };
  }
  const words = /^(?:[\s\u00a0-]+[\p{L}][\p{L}\p{M}’'-]*){1,4}/u.exec(behind)?.[0] ?? '';
  const list = [...words.matchAll(/[\p{L}][\p{L}\p{M}’'-]*/gu)].map((match) => ({
    word: match[0],
    end: at + match.index + match[0].length,
  }));
  const found = language === 'en' ? englishNoun(list) : plainNoun(list, language);
  return found === undefined ? null : { noun: found.word, end: found.end };
}

type Word = { readonly word: string; readonly end: number };

/** The first plural among the next words, before any word that ends the phrase. */
function englishNoun(words: readonly Word[]): Word | undefined {
  for (const candidate of words) {
    const lower = candidate.word.toLowerCase();
    if (closers.has(lower)) return undefined;
    if (irregular.has(lower)) return candidate;
    if (/s$/.test(lower) && !/(?:ss|us|is|ous)$/.test(lower) && !notNouns.has(lower)) return candidate;
  }
  return undefined;
}

/** German nouns begin with a capital; in French and Spanish the word right behind a number is the noun. */
function plainNoun(words: readonly Word[], language: FactLanguage): Word | undefined {
  if (language === 'de') return words.slice(0, 3).find(({ word }) => /^\p{Lu}\p{Ll}/u.test(word));
  const [first, second] = words;
  if (
    first === undefined ||
    !/[sx]$/u.test(first.word) ||
    /^(?:dans|depuis|puis|mais|pas|plus|mas|más|pues|tras|los|las|des|les|ans)$/iu.test(first.word)
  )
    return undefined;
  const adjective = /^(?:nouveaux|nouvelles|autres|grands|grandes|nuevos|nuevas|otros|otras|grandes)$/iu.test(first.word);
  return adjective && second !== undefined ? second : first;
}

import { functionWords, gluedAfterName, gluedAfterPlace, gluedAfterWord, gluedPairs } from './function-words';
import { placeNames } from './place-names';
import type { Vocabulary } from './vocabulary';

/**
 * Decides whether a word is two that lost the space between them, as happens when a page's links and
 * spans are copied without the space around them: "Russiawhich", "Kim Jong-unin Pyongyang".
 *
 * Precision comes before recall: an analyst who is asked ten times about good words stops looking.
 * A word is split only where its end is one of few listed small words *and* its beginning is known:
 * a place, or a word that stands elsewhere in the same text. A word that the text writes more than
 * once is taken for a word.
 */

/** The length of the first of the two words, or `null` when the word is one. `after` is what follows it in the text. */
export function joinAt(word: string, after: string, vocabulary: Vocabulary): number | null {
  if (functionWords.has(word.toLowerCase()) || innocents.has(word.toLowerCase()) || placeNames.has(word)) return null;
  const pair = gluedPairs.get(word);
  if (pair !== undefined) return pair;
  if ((vocabulary.counts.get(word) ?? 0) > 1) return null;
  if (/^\p{Lu}/u.test(word)) return afterKoreanName(word, after) ?? afterName(word, after, vocabulary);
  return afterWord(word, vocabulary);
}

/** Words and names that end like two glued ones and whose beginnings are words or names as well. */
const innocents: ReadonlySet<string> = new Set(
  `goodwill freewill beckwith herewith therewith wherewith forthwith elsewhere somewhere everywhere anywhere nowhere meanwhile worthwhile erstwhile
  hereafter thereafter whereafter thereby hereby whereby therefrom wherefrom wherefore therefore heretofore hereinafter hereinbefore insofar inasmuch
  constantin augustin konstantin valentin quentin martin austin justin franklin thereto hereto whereto thereof hereof whereof therein herein wherein
  thereupon whereupon hereupon notwithstanding normand helmand rosalind holland poland roland copeland portland ferdinand armand durand berthe marthe dorothe`.split(
    /\s+/,
  ),
);

/** The fewest letters of a beginning; shorter ones begin too many words. */
const fewestLetters = 4;

function afterName(word: string, after: string, vocabulary: Vocabulary): number | null {
  for (let cut = fewestLetters; cut <= word.length - 2; cut += 1) {
    const name = word.slice(0, cut);
    const rest = word.slice(cut);
    // "Cleveland", "Maryland": a land, not a conjunction.
    if (rest === 'and' && name.endsWith('l')) continue;
    const place = placeNames.has(lastPart(name));
    if (gluedAfterName.has(rest) && (place || vocabulary.names.has(name))) return cut;
    if (gluedAfterPlace.has(rest) && place && goesOnAfterPreposition(after)) return cut;
  }
  return null;
}

function afterWord(word: string, vocabulary: Vocabulary): number | null {
  for (let cut = fewestLetters; cut <= word.length - 4; cut += 1) {
    if (gluedAfterWord.has(word.slice(cut)) && vocabulary.counts.has(word.slice(0, cut)) && !functionWords.has(word.slice(0, cut)))
      return cut;
  }
  return null;
}

/** What stands behind a preposition: a name, a number, or an article. */
function goesOnAfterPreposition(after: string): boolean {
  return /^\s+(?:["“‘]?[\p{Lu}\d]|(?:the|a|an|this|that|its|their|his|her|early|late|recent|response|order|particular)\b)/u.test(after);
}

function lastPart(name: string): string {
  return name.split(/[-‐'’]/u).at(-1) ?? name;
}

/**
 * Syllables that end romanised Korean given names ("Jong-un", "Dae-jung"). A given name's second part
 * is one syllable and written small, so "unin" can only be "un" and "in", while "jin" is a syllable.
 */
const koreanSyllables: ReadonlySet<string> = new Set(
  `un eun il in jin min hun hoon hyun hyeon sun soon seon ho ha hee hui hye ja jae jung jeong joon jun joo ju kyu gyu ki gi kwan gwan kwon gwon kyung gyeong
  kyun gyun man mi moon mun myung myeong nam oh ok pil rae ryong ryul sang seo seok sik sook suk soo su sup seop tae taek uk wook won woo u yeol yeon yong yoo young
  yul yun yup chan chang cheol chul chun dae dal deok dong do duk geun keun guk kuk bae beom bin bok bong bum byung hak han hong hwa hwan ik im kil gil koo goo kook ku ran rim rok
  ryeol sam se sin shik shin si taeg wan wha yang ye yi yop an a ah ae cho choon deuk eok gab hwi hwang ill jik jin jo jong ju kap lee mo muk nak no pyo pyung rang ri ro ryang sil so song sung`.split(
    /\s+/,
  ),
);
const afterGivenName: ReadonlySet<string> = new Set([...gluedAfterName, 'in', 'on', 'at', 'to', 'of', 'by', 'is', 'as', 'with']);

function afterKoreanName(word: string, after: string): number | null {
  const parts = /^(\p{Lu}\p{Ll}{1,5})-(\p{Ll}{3,12})$/u.exec(word);
  const [, first, second] = parts ?? [];
  if (first === undefined || second === undefined || koreanSyllables.has(second) || !koreanSyllables.has(first.toLowerCase())) return null;
  for (let cut = second.length - 2; cut >= 1; cut -= 1) {
    if (!koreanSyllables.has(second.slice(0, cut)) || !afterGivenName.has(second.slice(cut))) continue;
    const preposition = second.length - cut === 2;
    return preposition && !goesOnAfterPreposition(after) ? null : first.length + 1 + cut;
  }
  return null;
}

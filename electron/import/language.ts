import { franc } from 'franc-min';

/**
 * The language of a text as a BCP 47 tag, or `und` when the text is too short to tell. Trigram
 * statistics (franc) tell languages of one script apart; a script that one language alone writes
 * needs no statistics.
 */

/** Statistics are worthless below this many letters: half of the sentences of that length come out wrong. */
const fewestLetters = 60;
/** Enough for certainty; more only costs time. In UTF-16 code units. */
const sample = 8000;

const scripts: readonly (readonly [RegExp, string])[] = [
  [/\p{sc=Hang}/gu, 'ko'],
  [/[\p{sc=Hira}\p{sc=Kana}]/gu, 'ja'],
  [/\p{sc=Thai}/gu, 'th'],
  [/\p{sc=Grek}/gu, 'el'],
  [/\p{sc=Hebr}/gu, 'he'],
  [/\p{sc=Armn}/gu, 'hy'],
  [/\p{sc=Geor}/gu, 'ka'],
  [/\p{sc=Laoo}/gu, 'lo'],
  [/\p{sc=Khmr}/gu, 'km'],
  [/\p{sc=Mymr}/gu, 'my'],
];
const fewestOfScript = 8;

/** Languages that are hardly ever written in the press and that short texts of greater ones are mistaken for. */
const ignored = ['fuv', 'qug', 'mad', 'zyb', 'hms', 'hnj', 'koi', 'mag', 'bho', 'mai', 'run', 'nya', 'sun', 'ilo', 'skr', 'jav', 'ceb'];

/** Standard Malay: the locale data gives its three-letter code no two-letter one. */
const exceptions: Readonly<Record<string, string>> = { zlm: 'ms' };

/** Guesses the language of `text`. */
export function guessLanguage(text: string): string {
  const opening = text.slice(0, sample);
  const letters = opening.match(/\p{L}/gu)?.length ?? 0;
  for (const [script, language] of scripts) {
    const found = opening.match(script)?.length ?? 0;
    // Japanese mixes Kana with Han, so a tenth of Kana is enough to tell it from Chinese.
    if (found >= fewestOfScript && found > letters * (language === 'ja' ? 0.1 : 0.5)) return language;
  }
  const han = opening.match(/\p{sc=Han}/gu)?.length ?? 0;
  if (han >= fewestOfScript && han > letters * 0.6) return 'zh';
  if (letters < fewestLetters) return 'und';
  const code = franc(opening, { ignore: ignored });
  return exceptions[code] ?? Intl.getCanonicalLocales(code)[0] ?? 'und';
}

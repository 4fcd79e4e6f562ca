import type { FactLanguage } from './fact-language';
import type { Numeral } from './numerals';

/** Numbers in words. English is read up to the billions; the other languages as far as such words are commonly printed. */
const english: Record<string, number> = {};
'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
  .split(' ')
  .forEach((word, index) => {
    english[word] = index + 1;
  });
'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').forEach((word, index) => {
  english[word] = (index + 2) * 10;
});

const few: Record<Exclude<FactLanguage, 'en'>, readonly string[]> = {
  // "un", "ein", "uno" and "하나" are articles and pronouns more often than numbers.
  fr: ['deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix', 'onze', 'douze', 'treize', 'quatorze', 'quinze', 'seize'],
  de: ['zwei', 'drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht', 'neun', 'zehn', 'elf', 'zwölf', 'dreizehn', 'vierzehn', 'fünfzehn'],
  es: ['dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve', 'diez', 'once', 'doce', 'trece', 'catorce', 'quince'],
  ko: ['두', '세', '네', '다섯', '여섯', '일곱', '여덟', '아홉', '열'],
};

const big: Record<string, number> = { thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 };

const unit = Object.keys(english)
  .filter((word) => (english[word] ?? 0) < 10)
  .join('|');
const teen = Object.keys(english)
  .filter((word) => (english[word] ?? 0) >= 10 && (english[word] ?? 0) < 20)
  .join('|');
const ten = Object.keys(english)
  .filter((word) => (english[word] ?? 0) >= 20)
  .join('|');
const belowHundred = `(?:(?:${ten})(?:[\\s‐-](?:${unit}))?|${teen}|${unit})`;
const belowThousand = `(?:(?:(?:${unit}|a)\\s+hundred)(?:\\s+(?:and\\s+)?${belowHundred})?|${belowHundred})`;
const englishPattern = new RegExp(
  `(?<![\\p{L}\\p{N}-])(?:half\\s+a\\s+million|${belowThousand}(?:\\s+thousand(?:\\s+(?:and\\s+)?${belowThousand})?)?)(?![\\p{L}\\p{N}]|-(?!year|strong|storey|member|man|day|month|week))`,
  'giu',
);

/** After these, "one" is no number: it stands for somebody or something. */
const afterPronoun =
  /^\s*(?:$|[^\p{L}\s]|(?:of|another|who|that|which|is|was|can|could|may|might|must|should|would|will|has|had|day|thing|side|hand|and|or|in|to|more|time|by|for|on|at|as|with|the|from)\b)/iu;

/** Numbers in words, in order. A pronoun "one" is none. */
export function numberWordsIn(text: string, language: FactLanguage): readonly Numeral[] {
  if (language !== 'en') return fewWordsIn(text, language);
  return [...text.matchAll(englishPattern)].flatMap((match): readonly Numeral[] => {
    const end = match.index + match[0].length;
    if (
      /^one$/i.test(match[0]) &&
      (afterPronoun.test(text.slice(end, end + 40)) ||
        /\b(?:no|this|that|every|any|each|the|some|such)\s*$/i.test(text.slice(Math.max(0, match.index - 10), match.index)))
    )
      return [];
    return [{ start: match.index, end, value: englishValue(match[0]), step: /^half/i.test(match[0]) ? 100_000 : 1 }];
  });
}

function englishValue(words: string): number {
  let total = 0;
  let part = 0;
  for (const word of words.toLowerCase().split(/[\s‐-]+/u)) {
    if (word === 'half') return 500_000;
    if (word === 'hundred') part = Math.max(part, 1) * 100;
    else if (big[word] !== undefined) {
      total += part * big[word];
      part = 0;
    } else part += word === 'a' ? 1 : (english[word] ?? 0);
  }
  return total + part;
}

function fewWordsIn(text: string, language: Exclude<FactLanguage, 'en'>): readonly Numeral[] {
  const words = few[language];
  // In Korean the counter may be glued to the number; a bare "세" is a syllable of many words.
  const after = language === 'ko' ? '(?=\\s?(?:명|개국|개|척|건|대|곳|차례|사람|나라|배|달|가지))' : '(?![\\p{L}\\p{N}])';
  const found = text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}-])(?:${words.join('|')})${after}`, 'giu'));
  return [...found].map((match) => {
    const value = words.indexOf(match[0].toLowerCase()) + 2;
    return { start: match.index, end: match.index + match[0].length, value, step: 1 };
  });
}

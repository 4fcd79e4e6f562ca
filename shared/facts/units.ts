import type { FactLanguage } from './fact-language';

/** What a quantity counts in: things, hundredths of a whole, percentage points, money, or a measure. */
export type UnitKind = 'count' | 'percent' | 'points' | 'money' | 'measure';

/** A unit as everybody writes it ("percent" is `%`, money by its ISO 4217 code, measures by their symbol), and where its words end. */
export type UnitFound = { readonly kind: UnitKind; readonly unit: string; readonly end: number };

/** Words that multiply the number before them. */
const scales: Record<FactLanguage, readonly (readonly [string, number])[]> = {
  en: [
    ['thousand|k(?![\\p{L}])', 1e3],
    ['million|mn|m(?=\\s|[.,;)]|$)(?<=\\d\\s?m)', 1e6],
    ['billion|bn|b(?=\\s|[.,;)]|$)(?<=\\d\\s?b)', 1e9],
    ['trillion|tn', 1e12],
  ],
  fr: [
    ['mille', 1e3],
    ['millions?', 1e6],
    ['milliards?|Mds?', 1e9],
    ['billions?', 1e12],
  ],
  de: [
    ['Tausend|Tsd\\.', 1e3],
    ['Millionen|Million|Mio\\.?', 1e6],
    ['Milliarden|Milliarde|Mrd\\.?', 1e9],
    ['Billionen|Billion|Bio\\.', 1e12],
  ],
  es: [
    ['mil\\s+millones(?:\\s+de)?', 1e9],
    ['mil', 1e3],
    ['millones(?:\\s+de)?|millón(?:\\s+de)?', 1e6],
    ['billones(?:\\s+de)?|billón(?:\\s+de)?', 1e12],
  ],
  ko: [
    ['천', 1e3],
    ['만', 1e4],
    ['억', 1e8],
    ['조', 1e12],
  ],
};

/** Money before the number, by its signs; the longer ones first. */
const signsBefore: readonly (readonly [string, string])[] = [
  ['US\\$|USD', 'USD'],
  ['A\\$|AUD', 'AUD'],
  ['C\\$|CAD', 'CAD'],
  ['HK\\$', 'HKD'],
  ['\\$|＄', 'USD'],
  ['€|EUR', 'EUR'],
  ['£|GBP', 'GBP'],
  ['¥|￥|JPY', 'JPY'],
  ['₩|￦|KRW', 'KRW'],
  ['₽|RUB', 'RUB'],
  ['₴|UAH', 'UAH'],
  ['₹|INR', 'INR'],
  ['CNY|RMB', 'CNY'],
  ['CHF', 'CHF'],
];

/** Money after the number, in words or signs. */
const moneyAfter: readonly (readonly [string, string])[] = [
  ['(?:U\\.?S\\.?\\s+)?dollars?|US-Dollars?|USD|dólares(?:\\s+estadounidenses)?|dólar|달러|US\\$|\\$', 'USD'],
  ['[Ee]uros?|EUR|€|유로', 'EUR'],
  ['pounds?\\s+sterling|GBP|£|파운드', 'GBP'],
  ['yen|JPY|엔(?![\\p{L}])', 'JPY'],
  [
    '(?:South\\s+Korean\\s+)?won(?=\\s*(?:[.,;:)]|\\$|$|in\\b|for\\b|to\\b|from\\b|and\\b|\\())|KRW|원(?!\\p{L}|전)|원(?=[을를이가은는의에으로과와도만어])|wons?(?=\\s+sud)',
    'KRW',
  ],
  ['yuan|renminbi|RMB|CNY|위안', 'CNY'],
  ['rubles?|roubles?|Rubel|rublos?|RUB|루블', 'RUB'],
  ['hryvnias?|UAH', 'UAH'],
  ['rupees?|INR', 'INR'],
  ['Swiss\\s+francs?|Franken|CHF', 'CHF'],
];

const measures: readonly (readonly [string, string])[] = [
  [
    'square\\s+kilomet(?:er|re)s?|square\\s+km|sq\\.?\\s+km|km²|Quadratkilometern?|kilomètres\\s+carrés|kilómetros\\s+cuadrados|제곱킬로미터|㎢',
    'km²',
  ],
  ['square\\s+miles?', 'sq mi'],
  ['square\\s+met(?:er|re)s?|m²|㎡|제곱미터', 'm²'],
  ['hectares?|ha|Hektar|hectáreas?|헥타르', 'ha'],
  ['acres?', 'acre'],
  ['kilomet(?:er|re)s?|kilomètres?|Kilometern?|kilómetros?|km|킬로미터|㎞', 'km'],
  ['miles?(?!\\s+(?:stone|an\\s+hour|per\\s+hour))', 'mi'],
  ['nautical\\s+miles?', 'nmi'],
  ['met(?:er|re)s?|mètres?|Metern?|metros?|m|미터', 'm'],
  ['centimet(?:er|re)s?|cm', 'cm'],
  ['feet|ft', 'ft'],
  ['metric\\s+tons?|tonnes?|tons?|Tonnen?|toneladas?|톤', 't'],
  ['kilograms?|kilogrammes?|Kilogramm|kilogramos?|kilos?|kg|킬로그램', 'kg'],
  ['grams?|g(?=\\s|[.,;)]|$)', 'g'],
  ['barrels?(?:\\s+of\\s+oil)?|배럴', 'bbl'],
  ['lit(?:er|re)s?|Litern?|litros?|리터', 'l'],
  ['megawatts?|MW|메가와트', 'MW'],
  ['gigawatts?|GW|기가와트', 'GW'],
  ['kilowatts?|kW', 'kW'],
  ['megatons?|Mt', 'Mt'],
  ['kilotons?|kt', 'kt'],
  ['degrees?(?:\\s+Celsius)?|°\\s?C|Grad(?:\\s+Celsius)?|도(?=[\\s.,의를로])', '°C'],
  ['years?(?:[-\\s]old)?|ans|années?|Jahren?|años?|년간|년(?=\\s?동안)|살|세(?=[\\s.,의인])', 'year'],
  ['months?|mois|Monaten?|Monate|mes(?:es)?|개월', 'month'],
  ['weeks?|semaines?|Wochen?|semanas?|주(?=\\s?(?:간|동안))|주간', 'week'],
  ['days?|jours?|Tagen?|Tage|días?|일간|일(?=\\s?동안)', 'day'],
  ['hours?|heures?|Stunden?|horas?|시간', 'hour'],
  ['minutes?|Minuten?|minutos?|분(?=[\\s간])', 'minute'],
];

const percents: readonly (readonly [string, UnitKind, string])[] = [
  ['percentage\\s+points?|pp|points?\\s+de\\s+pourcentage|Prozentpunkten?|puntos\\s+porcentuales|퍼센트포인트|%포인트|%p', 'points', 'pp'],
  ['%|％|٪|percent|per\\s+cent|pct|pour\\s?cent|Prozent|por\\s+ciento|퍼센트|프로(?=[\\s.,])', 'percent', '%'],
];

function alone(pattern: string): RegExp {
  return new RegExp(`[\\s\\u00a0\\u202f-]{0,2}(?:d[e’'][\\s]?)?(?:${pattern})(?![\\p{Script=Latin}\\p{Script=Cyrillic}])`, 'uy');
}

const scalePatterns = Object.fromEntries(
  Object.entries(scales).map(([language, list]) => [
    language,
    list.map(([words, factor]) => [language === 'ko' ? new RegExp(`\\s?(?:${words})`, 'uy') : alone(words), factor] as const),
  ]),
) as Readonly<Record<string, readonly (readonly [RegExp, number])[]>>;

const unitPatterns: readonly (readonly [RegExp, UnitKind, string])[] = [
  ...percents.map(([words, kind, unit]) => [alone(words), kind, unit] as const),
  ...moneyAfter.map(([words, unit]) => [alone(words), 'money' as const, unit] as const),
  ...measures.map(([words, unit]) => [alone(words), 'measure' as const, unit] as const),
];
const before = signsBefore.map(([signs, unit]) => [new RegExp(`(?<![\\p{L}])(?:${signs})[\\s\\u00a0]?$`, 'u'), unit] as const);

function endAt(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : null;
}

/** The scale word right behind a number ("million", "Mrd.", "억") and where it ends. */
export function scaleAfter(text: string, at: number, language: FactLanguage): { readonly factor: number; readonly end: number } | null {
  for (const [pattern, factor] of scalePatterns[language] ?? []) {
    const end = endAt(pattern, text, at);
    if (end !== null) return { factor, end };
  }
  return null;
}

/** The unit right behind a number, in whatever of the known languages; `null` when there is none. */
export function unitAfter(text: string, at: number): UnitFound | null {
  for (const [pattern, kind, unit] of unitPatterns) {
    const end = endAt(pattern, text, at);
    if (end !== null) return { kind, unit, end };
  }
  return null;
}

/** A sign of money right before a number, and where it begins. */
export function moneyBefore(text: string, at: number): { readonly unit: string; readonly start: number } | null {
  const words = text.slice(Math.max(0, at - 6), at);
  for (const [pattern, unit] of before) {
    const found = pattern.exec(words);
    if (found !== null) return { unit, start: at - (words.length - found.index) };
  }
  return null;
}

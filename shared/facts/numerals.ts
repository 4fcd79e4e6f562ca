import type { FactLanguage } from './fact-language';

/**
 * A number as it is written, `start`..`end` in UTF-16 code units. `step` is what one more in the last digit given would
 * add: 1 for "1,139", 0.1 for "3.2"; 0 for a fraction, which is exact.
 */
export type Numeral = { readonly start: number; readonly end: number; readonly value: number; readonly step: number };

/** Code point of the zero of the decimal digits that texts use beside ASCII's: Arabic, Persian, Devanagari, Bengali, Thai, full width. */
const zeros = [0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xff10];
const digit = '[0-9٠-٩۰-۹०-९০-৯๐-๙０-９]';
const thinSpace = '\\u00a0\\u2009\\u202f';

/** Signs that part groups of three digits, and the sign before decimals, as each language prints them. */
const signs: Record<FactLanguage, { readonly group: string; readonly decimal: string }> = {
  en: { group: `,${thinSpace}٬，`, decimal: '.٫．' },
  ko: { group: `,${thinSpace}，`, decimal: '.．' },
  fr: { group: `.${thinSpace} `, decimal: ',' },
  de: { group: `.${thinSpace} '’`, decimal: ',' },
  es: { group: `.${thinSpace} `, decimal: ',' },
};

/** Vulgar fractions of Unicode ("½", "2¾"); their compatibility form has a fraction slash between the digits. */
const fraction = '[¼-¾⅐-⅞]';

const patterns = new Map<FactLanguage, RegExp>();

function patternOf(language: FactLanguage): RegExp {
  const there = patterns.get(language);
  if (there !== undefined) return there;
  const { group, decimal } = signs[language];
  const grouped = `${digit}{1,3}(?:([${group}])${digit}{3}(?:\\1${digit}{3})*)(?!${digit})`;
  const whole = `(?<whole>${grouped}|${digit}+)`;
  const made = new RegExp(
    `(?<![\\p{L}\\p{N}_#§/])(?<!\\p{L}[-‐–])(?<!${digit}[.,:/])(?:${whole}(?<decimals>[${decimal}]${digit}+)?(?<part>${fraction})?|(?<only>${fraction}))(?![.,:/]?${digit}|[\\p{Nl}])`,
    'gu',
  );
  patterns.set(language, made);
  return made;
}

/** Numbers in digits. What is glued to letters ("F-16", "G7"), times ("14:30"), versions and fractions of dates are none. */
export function numeralsIn(text: string, language: FactLanguage): readonly Numeral[] {
  return [...text.matchAll(patternOf(language))].map((match) => {
    const { whole = '', decimals = '', part, only } = match.groups ?? {};
    const start = match.index;
    const end = start + match[0].length;
    const fractionSign = part ?? only;
    const digits = asciiDigits(whole);
    const places = asciiDigits(decimals);
    const value =
      Number(`${digits === '' ? '0' : digits}.${places === '' ? '0' : places}`) +
      (fractionSign === undefined ? 0 : fractionValue(fractionSign));
    return { start, end, value, step: fractionSign === undefined ? Number(`1e-${places.length}`) : 0 };
  });
}

function fractionValue(sign: string): number {
  const [above = '0', below = '1'] = sign.normalize('NFKC').split('\u2044');
  return Number(above) / Number(below);
}

/** The decimal digits of the text as ASCII, without the signs between them. */
function asciiDigits(written: string): string {
  return [...written]
    .map((sign) => {
      const code = sign.codePointAt(0) ?? 0;
      const zero = zeros.find((first) => code >= first && code <= first + 9);
      return zero === undefined ? '' : String(code - zero);
    })
    .join('');
}

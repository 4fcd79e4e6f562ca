import type { Language } from './alphabets';

/** An encoding that a text without any statement may have, and the languages that were written in it. */
export type Candidate = {
  /** Its name in `decode-as.ts`. */
  readonly name: string;
  readonly languages: readonly Language[];
  /** What chardet calls it, or its nearest kin there. */
  readonly chardet: string;
  /** How much rarer it is than its kin, as a loss of score: decides between readings that are equally good. */
  readonly rarity: number;
};

const western = ['fr', 'de', 'es', 'pt', 'it', 'ca', 'nl', 'nordic', 'is', 'sq'] as const;
const central = ['pl', 'cs', 'sk', 'hu', 'ro', 'hr', 'sq', 'de'] as const;
const baltic = ['lt', 'lv', 'et'] as const;

/** Windows first, for the encodings of ISO and of older machines are rarer, and mostly parts of those of Windows. */
export const candidates: readonly Candidate[] = [
  { name: 'windows-1252', languages: western, chardet: 'ISO-8859-1', rarity: 0 },
  { name: 'windows-1251', languages: ['ru', 'uk', 'bg', 'be', 'sr', 'mk'], chardet: 'windows-1251', rarity: 0 },
  { name: 'EUC-KR', languages: ['ko'], chardet: 'EUC-KR', rarity: 0 },
  { name: 'Shift_JIS', languages: ['ja'], chardet: 'Shift_JIS', rarity: 0 },
  { name: 'GB18030', languages: ['zh'], chardet: 'GB18030', rarity: 0 },
  { name: 'Big5', languages: ['zh-hant'], chardet: 'Big5', rarity: 0 },
  { name: 'EUC-JP', languages: ['ja'], chardet: 'EUC-JP', rarity: 0 },
  { name: 'KOI8-R', languages: ['ru'], chardet: 'KOI8-R', rarity: 0 },
  { name: 'KOI8-U', languages: ['uk'], chardet: 'KOI8-R', rarity: 0.01 },
  { name: 'windows-1250', languages: central, chardet: 'windows-1250', rarity: 0.01 },
  { name: 'ISO-8859-2', languages: central, chardet: 'ISO-8859-2', rarity: 0.02 },
  { name: 'windows-1254', languages: ['tr'], chardet: 'windows-1254', rarity: 0.01 },
  { name: 'windows-1253', languages: ['el'], chardet: 'windows-1253', rarity: 0 },
  { name: 'ISO-8859-7', languages: ['el'], chardet: 'ISO-8859-7', rarity: 0.01 },
  { name: 'windows-1255', languages: ['he'], chardet: 'windows-1255', rarity: 0 },
  { name: 'windows-1256', languages: ['ar', 'fa'], chardet: 'windows-1256', rarity: 0 },
  { name: 'ISO-8859-6', languages: ['ar'], chardet: 'ISO-8859-6', rarity: 0.01 },
  { name: 'windows-1257', languages: baltic, chardet: 'windows-1257', rarity: 0.01 },
  { name: 'ISO-8859-4', languages: baltic, chardet: 'ISO-8859-4', rarity: 0.02 },
  { name: 'ISO-8859-13', languages: baltic, chardet: 'windows-1257', rarity: 0.02 },
  { name: 'windows-874', languages: ['th'], chardet: 'windows-874', rarity: 0 },
  { name: 'windows-1258', languages: ['vi'], chardet: 'windows-1258', rarity: 0.02 },
  { name: 'ISO-8859-5', languages: ['ru', 'bg', 'sr', 'mk', 'be', 'uk'], chardet: 'ISO-8859-5', rarity: 0.02 },
  { name: 'IBM866', languages: ['ru'], chardet: 'IBM866', rarity: 0.02 },
  { name: 'x-mac-cyrillic', languages: ['ru', 'uk'], chardet: 'x-mac-cyrillic', rarity: 0.03 },
  { name: 'ISO-8859-15', languages: ['fr', 'et', 'nordic', 'de', 'es', 'pt'], chardet: 'ISO-8859-1', rarity: 0.02 },
  { name: 'ISO-8859-3', languages: ['eo', 'mt'], chardet: 'ISO-8859-3', rarity: 0.03 },
  { name: 'ISO-8859-14', languages: ['cy'], chardet: 'ISO-8859-14', rarity: 0.03 },
  { name: 'ISO-8859-16', languages: ['ro'], chardet: 'ISO-8859-16', rarity: 0.03 },
  { name: 'macintosh', languages: western, chardet: 'macintosh', rarity: 0.05 },
  { name: 'IBM850', languages: western, chardet: 'IBM850', rarity: 0.05 },
];

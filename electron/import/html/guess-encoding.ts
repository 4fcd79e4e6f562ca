import { decodeAs } from '../decode-as';

/**
 * Guesses the encoding of a page that states none, or a wrong one, and is not UTF-8. Encodings of several bytes a letter are
 * hardly ever satisfied by chance; those of one byte are told apart by the letters that they make of the bytes.
 */
const severalBytes: readonly { readonly encoding: string; readonly languages: readonly string[]; readonly own: RegExp }[] = [
  { encoding: 'cp949', languages: ['ko'], own: /\p{sc=Hang}/gu },
  { encoding: 'shift_jis', languages: ['ja'], own: /[\p{sc=Hira}\p{sc=Kana}]/gu },
  { encoding: 'euc-jp', languages: ['ja'], own: /[\p{sc=Hira}\p{sc=Kana}]/gu },
  { encoding: 'gb18030', languages: ['zh'], own: /\p{sc=Han}/gu },
  { encoding: 'big5', languages: ['zh'], own: /\p{sc=Han}/gu },
];

const oneByte: Readonly<Record<string, string>> = {
  ru: 'windows-1251',
  uk: 'windows-1251',
  be: 'windows-1251',
  bg: 'windows-1251',
  sr: 'windows-1251',
  mk: 'windows-1251',
  ar: 'windows-1256',
  fa: 'windows-1256',
  ur: 'windows-1256',
  he: 'windows-1255',
  el: 'windows-1253',
  tr: 'windows-1254',
  th: 'windows-874',
  pl: 'windows-1250',
  cs: 'windows-1250',
  sk: 'windows-1250',
  hu: 'windows-1250',
  hr: 'windows-1250',
  sl: 'windows-1250',
  ro: 'windows-1250',
  et: 'windows-1257',
  lv: 'windows-1257',
  lt: 'windows-1257',
  vi: 'windows-1258',
};

/** Enough to tell. */
const sampleSize = 200_000;

/** `language`: the primary tag that the page states, or the empty string. */
export function guessEncoding(bytes: Uint8Array, language: string): string {
  const sample = bytes.subarray(0, sampleSize);
  const candidates = severalBytes
    .map((one) => ({ ...one, score: scoreOf(sample, one.encoding, one.own) + (one.languages.includes(language) ? 0.3 : 0) }))
    .sort((a, b) => b.score - a.score);
  const best = candidates[0];
  if (best !== undefined && best.score > fewestOwn) return best.encoding;
  const named = oneByte[language];
  if (named !== undefined) return named;
  return cyrillicShare(sample) > 0.5 ? 'windows-1251' : 'windows-1252';
}

/** The share of a language's own letters among those beyond ASCII, from which an encoding is believed. */
const fewestOwn = 0.45;

function scoreOf(sample: Uint8Array, encoding: string, own: RegExp): number {
  // The sample may end within a letter.
  const text = decodeAs(sample, encoding) ?? '';
  const beyond = text.match(/[^\u0000-\u007F]/gu) ?? [];
  if (beyond.length === 0) return 0;
  const broken = text.match(/\uFFFD/g)?.length ?? 0;
  if (broken > 1 + beyond.length * 0.02) return 0;
  // Rare signs and half-width letters are what other encodings look like.
  const strange = text.match(/[\uFF61-\uFF9F\p{Co}]/gu)?.length ?? 0;
  return ((text.match(own)?.length ?? 0) - strange * 2) / beyond.length;
}

/** In Russian most letters are small ones, and words are all of such letters. */
function cyrillicShare(sample: Uint8Array): number {
  const text = decodeAs(sample, 'windows-1251') ?? '';
  const beyond = text.match(/[^\u0000-\u007F]/g)?.length ?? 0;
  const words = text.match(/\p{sc=Cyrl}{3,}/gu)?.join('').length ?? 0;
  return beyond === 0 ? 0 : words / beyond;
}

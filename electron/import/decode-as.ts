import iconv from 'iconv-lite';
import { eightBitOf, type SevenBit, toEightBit } from './seven-bit';

/**
 * Decoding by a declared charset. iconv-lite does it and not the runtime's TextDecoder, whose tables differ from one
 * version to the next: Node up to 22 reads windows-1252 as ISO 8859-1 and knows a quarter of the Hangul of cp949 only.
 */

/**
 * Labels that mean more than they say (WHATWG Encoding Standard, section 4.2): what calls itself Latin 1 is
 * windows-1252, and so on. Beside them, names that mails use and no table has.
 */
const meant: Readonly<Record<string, string>> = {
  'us-ascii': 'windows-1252',
  ascii: 'windows-1252',
  'iso-8859-1': 'windows-1252',
  'iso8859-1': 'windows-1252',
  'iso_8859-1': 'windows-1252',
  'iso_8859-1:1987': 'windows-1252',
  latin1: 'windows-1252',
  'latin-1': 'windows-1252',
  l1: 'windows-1252',
  'iso-8859-9': 'windows-1254',
  'iso8859-9': 'windows-1254',
  latin5: 'windows-1254',
  'iso-8859-11': 'windows-874',
  'tis-620': 'windows-874',
  'dos-874': 'windows-874',
  'iso-8859-8-i': 'windows-1255',
  'iso-8859-8-e': 'windows-1255',
  gb2312: 'gb18030',
  gbk: 'gb18030',
  cp936: 'gb18030',
  'x-gbk': 'gb18030',
  'euc-cn': 'gb18030',
  'x-windows-949': 'cp949',
  'ks_c_5601-1987': 'cp949',
  'euc-kr': 'cp949',
  'windows-949': 'cp949',
  uhc: 'cp949',
  'x-sjis': 'shift_jis',
  ms_kanji: 'shift_jis',
  cp932: 'shift_jis',
  'windows-31j': 'shift_jis',
  'x-euc-jp': 'euc-jp',
  cseucpkdfmtjapanese: 'euc-jp',
  'x-mac-roman': 'macintosh',
  'x-mac-cyrillic': 'maccyrillic',
  'unicode-1-1-utf-8': 'utf-8',
  'unicode-1-1-utf-7': 'utf-7',
  utf8: 'utf-8',
  cp65001: 'utf-8',
  csiso2022jp: 'iso-2022-jp',
  csiso2022kr: 'iso-2022-kr',
  'iso-2022-jp-2': 'iso-2022-jp',
  'iso-2022-jp-ms': 'iso-2022-jp',
  hz: 'hz-gb-2312',
};

const byteOrderMarks: readonly (readonly [readonly number[], string])[] = [
  [[0xff, 0xfe, 0, 0], 'utf-32le'],
  [[0, 0, 0xfe, 0xff], 'utf-32be'],
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/** The encoding that a byte order mark at the start states, else `null`. */
export function markedEncoding(bytes: Uint8Array): string | null {
  return byteOrderMarks.find(([mark]) => mark.every((byte, index) => bytes[index] === byte))?.[1] ?? null;
}

/** The one name of the encoding that `label` means, in small letters; `null` when there is none that can be read. */
export function encodingName(label: string): string | null {
  const plain = label
    .trim()
    .replace(/^["']|["']$/g, '')
    .toLowerCase();
  const name = meant[plain] ?? plain;
  return isSevenBit(name) || (name !== '' && iconv.encodingExists(name)) ? name : null;
}

/**
 * The text that `bytes` hold when they are what `label` says (a charset of a mail, a page or an RTF, in any spelling);
 * `null` when the label is unknown. A byte order mark outdoes the label. Bytes without a meaning become U+FFFD.
 */
export function decodeAs(bytes: Uint8Array, label: string): string | null {
  const name = markedEncoding(bytes) ?? encodingName(label);
  if (name === null) return null;
  const eightBit = isSevenBit(name) ? toEightBit(bytes, name) : bytes;
  return iconv.decode(asBuffer(eightBit), isSevenBit(name) ? eightBitOf[name] : name);
}

function isSevenBit(name: string): name is SevenBit {
  return Object.hasOwn(eightBitOf, name);
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

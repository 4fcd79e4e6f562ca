import { describe, expect, it } from 'vitest';
import { decodeAs, encodingName } from '../../../../electron/import/decode-as';

const hex = (digits: string): Uint8Array => Uint8Array.from(Buffer.from(digits.replaceAll(' ', ''), 'hex'));
const ascii = (letters: string): Uint8Array => Uint8Array.from(Buffer.from(letters, 'latin1'));

describe('decodeAs reads bytes by the charset that they are said to have', () => {
  it.each([
    ['UTF-8', new TextEncoder().encode('Grüße, 한국어 😀'), 'Grüße, 한국어 😀'],
    ['us-ascii', ascii('“Müller”'.normalize('NFC').replace('“', '\x93').replace('”', '\x94')), '“Müller”'],
    ['ISO-8859-1', hex('93 4d fc 94 80'), '“Mü”€'],
    ['"windows-1251"', hex('cc ee f1 ea e2 e0'), 'Москва'],
    ['koi8-r', hex('ed cf d3 cb d7 c1'), 'Москва'],
    ['KOI8-U', hex('eb c9 a7 d7'), 'Київ'],
    ['iso-8859-4', hex('b1 e8 ea ec e7 b9 f9 fe be'), 'ąčęėįšųūž'],
    ['windows-1257', hex('e0 e8 e6 eb e1 f0 f8 fb fe'), 'ąčęėįšųūž'],
    ['iso-8859-9', hex('dd fe fd f0'), 'İşığ'],
    ['windows-1256', hex('c7 e1 dd'), 'الف'],
    ['iso-8859-8-i', hex('f9 ec e5 ed'), 'שלום'],
    ['tis-620', hex('e4 b7 c2'), 'ไทย'],
    ['EUC-KR', hex('b4 eb c7 d1 b9 ce b1 b9'), '대한민국'],
    ['ks_c_5601-1987', hex('8c 63 b0 a1'), '똠가'],
    ['Shift_JIS', hex('93 fa 96 7b 87 40 81 60'), '日本①～'],
    ['euc-jp', hex('c6 fc cb dc b8 ec'), '日本語'],
    ['gb2312', hex('d6 d0 b9 fa 81 30 81 30'), '中国\u0080'],
    ['Big5', hex('a4 a4 b0 ea'), '中國'],
    ['utf-16', hex('ff fe 2d 4e'), '中'],
    ['utf-16be', hex('4e 2d'), '中'],
    ['utf-32le', hex('2d 4e 00 00'), '中'],
    ['utf-7', ascii('Gr+APwA3w-e'), 'Grüße'],
    ['iso-2022-jp', ascii('\x1b$BF|K\\8l\x1b(B mail'), '日本語 mail'],
    ['ISO-2022-KR', ascii('\x1b$)C\n\x0e4kGQ\x0f mail'), '\n대한 mail'],
    ['hz-gb-2312', ascii('~{VP9z~} ~~'), '中国 ~'],
  ])('%s', (label, bytes, text) => expect(decodeAs(bytes, label)).toBe(text));

  it('reads half-width katakana and an escape that it does not know', () => {
    expect(decodeAs(ascii('\x1b(I1\x1b(B\x1b%x'), 'iso-2022-jp')).toBe('ｱ\x1b%x');
  });

  it('believes a byte order mark more than the label', () => {
    expect(decodeAs(hex('ef bb bf e4 b8 ad'), 'windows-1252')).toBe('中');
    expect(decodeAs(hex('ff fe 00 00 2d 4e 00 00'), 'utf-16')).toBe('中');
  });

  it('does not know a charset that nobody reads', () => {
    expect(decodeAs(ascii('words'), 'x-unknown')).toBeNull();
    expect(decodeAs(ascii('words'), '')).toBeNull();
    expect(encodingName(' Latin1 ')).toBe('windows-1252');
  });
});

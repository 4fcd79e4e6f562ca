import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../../electron/import/decode';
import { originalBytesOfPaste } from '../../../../electron/import/original-bytes';

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(2 + text.length * 2));
  view.setUint16(0, 0xfeff, littleEndian);
  for (let index = 0; index < text.length; index += 1) view.setUint16(2 + index * 2, text.charCodeAt(index), littleEndian);
  return new Uint8Array(view.buffer);
}

const words = 'Grüße, 한국어, العربية, ไทย, 😀';

describe('decodeText', () => {
  it.each([
    ['UTF-8', new TextEncoder().encode(words)],
    ['UTF-8 with a byte order mark', new TextEncoder().encode(`\uFEFF${words}`)],
    ['UTF-16 little endian', utf16(words, true)],
    ['UTF-16 big endian', utf16(words, false)],
  ])('reads %s', (_name, bytes) => expect(decodeText(bytes)).toMatchObject({ text: words, certain: true }));

  it('falls back to windows-1252', () => {
    expect(decodeText(Uint8Array.of(0x93, 0x4d, 0xfc, 0x6c, 0x6c, 0x65, 0x72, 0x94, 0x20, 0x80)).text).toBe('“Müller” €');
  });

  it('replaces a last character that the end of the file cut', () => {
    expect(decodeText(new TextEncoder().encode('Москва').subarray(0, -1)).text).toBe('Москв\uFFFD');
  });

  it('takes a stray NUL in a text for what it is', () => {
    expect(decodeText(new TextEncoder().encode('a word\u0000 and another')).text).toBe('a word\u0000 and another');
  });

  it('reads an empty file as empty text', () => expect(decodeText(new Uint8Array()).text).toBe(''));
});

describe('originalBytesOfPaste', () => {
  it('is the UTF-8 of well-formed text, byte order mark and line ends included', () => {
    const text = `\uFEFF${words}\r\n\u0000`;
    expect(new TextDecoder('utf-8', { ignoreBOM: true, fatal: true }).decode(originalBytesOfPaste(text))).toBe(text);
  });

  it('keeps every code unit of text with half a surrogate pair', () => {
    const text = 'a\uD83Db\uDE00';
    const bytes = originalBytesOfPaste(text);
    const view = new DataView(bytes.buffer);
    expect(view.getUint16(0, true)).toBe(0xfeff);
    expect(Array.from({ length: 4 }, (_, index) => view.getUint16(2 + index * 2, true))).toEqual([0x61, 0xd83d, 0x62, 0xde00]);
  });
});

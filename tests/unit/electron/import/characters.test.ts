import { describe, expect, it } from 'vitest';
import { cleanCharacters } from '../../../../electron/import/characters';

describe('cleanCharacters', () => {
  it('takes out NUL and other controls, keeps tab and line feed, and counts', () => {
    expect(cleanCharacters('wo\u0000rd\ttab\u0007\u001B\u007F\u0090\nend')).toEqual({
      text: 'word\ttab\nend',
      report: { controls: 5, broken: 0, directional: 0, zeroWidth: 0 },
    });
  });

  it.each([
    ['CRLF', 'a\r\nb'],
    ['CR', 'a\rb'],
    ['line separator', 'a\u2028b'],
    ['next line', 'a\u0085b'],
    ['vertical tab', 'a\u000Bb'],
    ['form feed', 'a\u000Cb'],
  ])('makes a line feed of %s', (_name, raw) => {
    expect(cleanCharacters(raw)).toEqual({ text: 'a\nb', report: { controls: 0, broken: 0, directional: 0, zeroWidth: 0 } });
  });

  it('makes an empty line of a paragraph separator', () => expect(cleanCharacters('a\u2029b').text).toBe('a\n\nb'));

  it('replaces lone surrogates and noncharacters, and leaves whole pairs alone', () => {
    const cleaned = cleanCharacters('a\uD83Db\uDE00c😀d\uFFFEe\uFDD0');
    expect(cleaned.text).toBe('a\uFFFDb\uFFFDc😀d\uFFFDe\uFFFD');
    expect(cleaned.report.broken).toBe(4);
  });

  it('keeps and counts direction overrides and isolates, but not plain direction marks', () => {
    const text = '\u202Eabc\u202C \u2066x\u2069 \u200Fא\u200E';
    expect(cleanCharacters(text)).toEqual({ text, report: { controls: 0, broken: 0, directional: 4, zeroWidth: 0 } });
  });

  it('keeps and counts zero-width characters where no script needs them', () => {
    const text = 'pa\u200Bss\u200Dwo\u2060rd\uFEFF';
    expect(cleanCharacters(text)).toEqual({ text, report: { controls: 0, broken: 0, directional: 0, zeroWidth: 4 } });
  });

  it.each([
    ['Thai word breaks', 'สวัสดี\u200Bครับ'],
    ['Persian joiners', 'می\u200Cخواهم'],
    ['Devanagari joiners', 'क्\u200Dष'],
    ['emoji sequences', '👩\u200D🔬'],
    ['no-break spaces', 'n\u00A0b\u202Fc'],
  ])('does not warn of %s', (_name, text) => {
    expect(cleanCharacters(text)).toEqual({ text, report: { controls: 0, broken: 0, directional: 0, zeroWidth: 0 } });
  });

  it('drops a byte order mark at the start without a warning', () => {
    expect(cleanCharacters('\uFEFFtext')).toEqual({ text: 'text', report: { controls: 0, broken: 0, directional: 0, zeroWidth: 0 } });
  });

  it('does not normalise: a quotation stays what the source wrote', () => expect(cleanCharacters('e\u0301 é ﬁ').text).toBe('e\u0301 é ﬁ'));
});

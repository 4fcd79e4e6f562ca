import { describe, expect, it } from 'vitest';
import { foldText, sortKey } from '../../../../electron/search/fold-text';

describe('foldText', () => {
  it.each([
    ['Ukraine', 'ukraine'],
    ['ＵＫＲＡＩＮＥ', 'ukraine'],
    ['Straße', 'STRASSE'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['ﬁle', 'FILE'],
    ['ｶﾞ', 'ガ'],
    ['e\u0301', 'é'],
    ['가', '\u1100\u1161'],
  ])('makes no difference between %j and %j', (one, other) => {
    expect(foldText(one)).toBe(foldText(other));
  });

  it('keeps different words apart', () => {
    expect(foldText('Zürich')).not.toBe(foldText('Zurich'));
    expect(foldText('100%')).not.toBe(foldText('1000'));
  });

  it('turns what SQLite cannot hold into spaces, and keeps surrogate pairs', () => {
    expect(foldText('a\u0000b\ud800c\udc00😀')).toBe('a b c 😀');
  });
});

describe('sortKey', () => {
  it('puts accents, case and opening quotation marks aside', () => {
    const titles = ['Zebra', '“Élan vital”', 'apple', '(Banana)', 'eland'];
    expect(titles.sort((one, other) => (sortKey(one) < sortKey(other) ? -1 : 1))).toEqual([
      'apple',
      '(Banana)',
      '“Élan vital”',
      'eland',
      'Zebra',
    ]);
  });
});

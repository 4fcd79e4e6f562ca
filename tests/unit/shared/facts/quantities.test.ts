import { describe, expect, it } from 'vitest';
import type { FactLanguage } from '../../../../shared/facts/fact-language';
import { quantitiesIn } from '../../../../shared/facts/quantities';

/** Words, value and unit of each quantity. */
function read(text: string, language: FactLanguage = 'en'): readonly (readonly [string, number, string])[] {
  return quantitiesIn(text, language).map(({ start, end, value, unit }) => [text.slice(start, end), value, unit] as const);
}

describe('quantitiesIn', () => {
  it.each<[FactLanguage, string, readonly (readonly [string, number, string])[]]>([
    ['en', 'exports of 1,139 items', [['1,139 items', 1139, 'items']]],
    [
      'en',
      'about $1.3 billion (US$ 20m)',
      [
        ['$1.3 billion', 1_300_000_000, 'USD'],
        ['US$ 20m', 20_000_000, 'USD'],
      ],
    ],
    [
      'en',
      '15 percent, 3.5 percentage points',
      [
        ['15 percent', 15, '%'],
        ['3.5 percentage points', 3.5, 'pp'],
      ],
    ],
    [
      'en',
      'four Russian ships, one soldier',
      [
        ['four Russian ships', 4, 'ships'],
        ['one', 1, ''],
      ],
    ],
    ['en', 'one hundred and twenty-five people', [['one hundred and twenty-five people', 125, 'people']]],
    ['en', 'half a million', [['half a million', 500_000, '']]],
    [
      'en',
      '2½ miles and ¾',
      [
        ['2½ miles', 2.5, 'mi'],
        ['¾', 0.75, ''],
      ],
    ],
    [
      'en',
      '٣٤٥ men, ３５ km',
      [
        ['٣٤٥ men', 345, 'men'],
        ['３５ km', 35, 'km'],
      ],
    ],
    [
      'ko',
      '1조 3,000억 원과 3만 5천명',
      [
        ['1조 3,000억 원', 1_300_000_000_000, 'KRW'],
        ['3만 5천명', 35_000, '명'],
      ],
    ],
    [
      'ko',
      '243개 품목, 25.5%, 두 척',
      [
        ['243개', 243, '개'],
        ['25.5%', 25.5, '%'],
        ['두 척', 2, '척'],
      ],
    ],
    [
      'fr',
      '1 139 millions d’euros, 12,5 %',
      [
        ['1 139 millions d’euros', 1_139_000_000, 'EUR'],
        ['12,5 %', 12.5, '%'],
      ],
    ],
    [
      'fr',
      '1\u202f402 articles, deux navires',
      [
        ['1\u202f402 articles', 1402, 'articles'],
        ['deux navires', 2, 'navires'],
      ],
    ],
    [
      'de',
      '1.139 Güter für 3,2 Milliarden Euro',
      [
        ['1.139 Güter', 1139, 'Güter'],
        ['3,2 Milliarden Euro', 3_200_000_000, 'EUR'],
      ],
    ],
    [
      'es',
      '3,2 mil millones de euros, un 12 por ciento',
      [
        ['3,2 mil millones de euros', 3_200_000_000, 'EUR'],
        ['12 por ciento', 12, '%'],
      ],
    ],
  ])('reads in %s: %s', (language, text, expected) => {
    expect(read(text, language)).toEqual(expected);
  });

  it.each([
    'F-16 and G7',
    'Article 5',
    'Resolution 1718',
    'in 2023',
    'between 2019 and 2023',
    'the 12th',
    'at 14:30 or 9 a.m.',
    'version 1.2.3',
    'August 18',
    'one of them',
    'no one knows',
    '#12',
  ])('takes "%s" for no quantity', (text) => {
    expect(read(text)).toEqual([]);
  });

  it('knows how round a figure is, whether it is hedged, and what is a span', () => {
    const [round, hedged, ...span] = quantitiesIn('1.4 million, nearly 300 and 5-10 percent', 'en');
    expect(round).toMatchObject({ step: 100_000, scale: 1_000_000, approximate: false });
    expect(hedged).toMatchObject({ step: 1, approximate: true });
    expect(span.map(({ spanned }) => spanned)).toEqual([true, true]);
  });

  it('leaves out what lies in a place that is taken', () => {
    expect(quantitiesIn('12 men on 12 March', 'en', [{ start: 10, end: 18 }])).toHaveLength(1);
  });
});

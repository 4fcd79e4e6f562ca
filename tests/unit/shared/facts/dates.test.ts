import { describe, expect, it } from 'vitest';
import { datesIn } from '../../../../shared/facts/dates';
import type { FactLanguage } from '../../../../shared/facts/fact-language';

function read(text: string, language: FactLanguage, publishedOn = '2024-06-20'): readonly (readonly [string, string])[] {
  return datesIn(text, language, publishedOn).map(({ start, end, value }) => [text.slice(start, end), value] as const);
}

describe('datesIn', () => {
  it.each<[FactLanguage, string, readonly (readonly [string, string])[]]>([
    [
      'en',
      'On 12 March 2023 and June 21, 2024,',
      [
        ['12 March 2023', '2023-03-12'],
        ['June 21, 2024', '2024-06-21'],
      ],
    ],
    [
      'en',
      'in March 2022 and in 2021',
      [
        ['March 2022', '2022-03'],
        ['2021', '2021'],
      ],
    ],
    ['en', 'November 15-17', [['November 15-17', '2024-11-15/2024-11-17']]],
    [
      'en',
      'last Monday, and yesterday',
      [
        ['last Monday', '2024-06-17'],
        ['yesterday', '2024-06-19'],
      ],
    ],
    [
      'ko',
      '2024년 3월 5일, 2023년 6월, 3월 7일, 어제',
      [
        ['2024년 3월 5일', '2024-03-05'],
        ['2023년 6월', '2023-06'],
        ['3월 7일', '2024-03-07'],
        ['어제', '2024-06-19'],
      ],
    ],
    [
      'fr',
      'Le 5 mars 2024, hier et en 2023',
      [
        ['5 mars 2024', '2024-03-05'],
        ['hier', '2024-06-19'],
        ['2023', '2023'],
      ],
    ],
    [
      'de',
      'Am 5. März 2024 und gestern 12 Prozent',
      [
        ['5. März 2024', '2024-03-05'],
        ['gestern', '2024-06-19'],
      ],
    ],
    [
      'es',
      'El 5 de marzo de 2024 y ayer',
      [
        ['5 de marzo de 2024', '2024-03-05'],
        ['ayer', '2024-06-19'],
      ],
    ],
  ])('reads in %s: %s', (language, text, expected) => {
    expect(read(text, language)).toEqual(expected);
  });

  it('never goes by today: without a day of publication, what is relative is no date', () => {
    expect(read('Yesterday, last Monday, 3 days ago and 어제', 'en', '')).toEqual([]);
    expect(read('어제 2024년 3월 5일', 'ko', '')).toEqual([['2024년 3월 5일', '2024-03-05']]);
    expect(read('on 5 March, as on 6 March 2024', 'en', '')).toEqual([
      ['5 March', '--03-05'],
      ['6 March 2024', '2024-03-06'],
    ]);
    expect(read('3월 5일', 'ko', '')).toEqual([['3월 5일', '--03-05']]);
  });

  it.each(['It may be so, now or never.', 'for the first time in 24 years', 'within two weeks', 'in the past three days', 'at 9 a.m.'])(
    'takes "%s" for no date',
    (text) => {
      expect(read(text, 'en')).toEqual([]);
    },
  );
});

import { describe, expect, it } from 'vitest';
import type { FactLanguage } from '../../../../shared/facts/fact-language';
import { mentionsIn } from '../../../../shared/facts/names';
import { fullNames } from '../../../../shared/facts/person-names';

function read(text: string, language: FactLanguage = 'en'): readonly string[] {
  return mentionsIn(text, language, language).map(({ start, end, kind, name }) => `${kind} ${name}: ${text.slice(start, end)}`);
}

describe('mentionsIn', () => {
  it('puts all mentions of a person under the full name, without titles', () => {
    const text = 'President Yoon Suk Yeol met U.S. Secretary of State Antony Blinken. Yoon thanked him, and Blinken’s visit ended.';
    expect(read(text)).toEqual([
      'person Yoon Suk Yeol: Yoon Suk Yeol',
      'place United States: U.S.',
      'person Antony Blinken: Antony Blinken',
      'person Yoon Suk Yeol: Yoon',
      'person Antony Blinken: Blinken',
    ]);
  });

  it('keeps a family name apart that two people have', () => {
    expect(fullNames(['Kim Jong-un', 'Kim Yo-jong', 'Vladimir Putin', 'Kim', 'Putin'])).toEqual(
      new Map([
        ['Kim Jong-un', 'Kim Jong-un'],
        ['Kim Yo-jong', 'Kim Yo-jong'],
        ['Vladimir Putin', 'Vladimir Putin'],
        ['Jong-un', 'Kim Jong-un'],
        ['Yo-jong', 'Kim Yo-jong'],
        ['Putin', 'Vladimir Putin'],
      ]),
    );
  });

  it('finds organisations, known and unknown, and their initials', () => {
    const text =
      'The United Nations Security Council (UNSC) and the Ministry of Defence of Poland wrote to the International Crisis Group; the UNSC agreed.';
    expect(read(text)).toEqual([
      'organisation United Nations Security Council: United Nations Security Council',
      'organisation United Nations Security Council: UNSC',
      'organisation Ministry of Defence of Poland: Ministry of Defence of Poland',
      'organisation International Crisis Group: International Crisis Group',
      'organisation United Nations Security Council: UNSC',
    ]);
  });

  it.each<[FactLanguage, string, readonly string[]]>([
    [
      'en',
      'North Korea’s capital Pyongyang, the US and the USA',
      ['place North Korea: North Korea', 'place Pyongyang: Pyongyang', 'place United States: US', 'place United States: USA'],
    ],
    [
      'ko',
      '서울에서 북한과 러시아의 조약을 국방부가',
      ['place 서울: 서울', 'place 북한: 북한', 'place 러시아: 러시아', 'organisation 국방부: 국방부'],
    ],
    ['fr', 'à Pékin, l’ONU et la Corée du Sud', ['place Pékin: Pékin', 'organisation ONU: ONU', 'place Corée du Sud: Corée du Sud']],
    [
      'de',
      'in Moskau, Russland und die Vereinten Nationen',
      ['place Moskau: Moskau', 'place Russland: Russland', 'organisation Vereinten Nationen: Vereinten Nationen'],
    ],
    ['es', 'en Pekín, la OTAN y Ucrania', ['place Pekín: Pekín', 'organisation OTAN: OTAN', 'place Ucrania: Ucrania']],
  ])('knows places and organisations in %s: %s', (language, text, expected) => {
    expect(read(text, language)).toEqual(expected);
  });

  it('sees no country within a longer word', () => {
    expect(read('Malian and Omani traders')).toEqual([]);
  });
});

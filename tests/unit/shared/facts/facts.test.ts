import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { articleId } from '../../../../shared/core/ids';
import { emptyFactNotes, withFactChange } from '../../../../shared/domain/fact';
import { layOutBlocks } from '../../../../shared/domain/text-version';
import { correctFacts } from '../../../../shared/facts/correct-facts';
import { findFacts } from '../../../../shared/facts/facts';

const sample = readFileSync('assets/sample/article-01.txt', 'utf8');
const laidOut = layOutBlocks(sample.split(/\n+/).map((text) => ({ kind: 'paragraph', level: 1, text })));
const found = findFacts({ ...laidOut, language: 'en', publishedOn: '2024-06-20' });
const notes = emptyFactNotes(articleId.parse('01ARZ3NDEKTSV4RRFFQ69G5FAV'));

describe('findFacts', () => {
  it('finds in the sample article who, what and where, each at its places', () => {
    const names = (kind: string): readonly string[] =>
      found.facts.filter((fact) => fact.kind === kind).map(({ name, places }) => `${name} ${places.length}`);
    expect(names('person')).toEqual(['Chang Ho-jin 5', 'Vladimir Putin 1', 'Kim Jong-unin 1']);
    expect(names('organisation')).toEqual(['State Affairs Committee 1', 'United Nations Security Council 2']);
    expect(names('place')).toEqual([
      'Ukraine 5',
      'North Korea 6',
      'Russia 5',
      'South Korea 8',
      'Pyongyang 1',
      'Seoul 1',
      'United States 3',
      'Japan 1',
    ]);
    expect(names('quantity')).toEqual([
      'four Russian ships 1',
      'five organizations 1',
      'eight individuals 1',
      '1,139 items 1',
      '243 new items 1',
      '1,402 1',
      'two countries 1',
    ]);
  });

  it('says what contradicts, with both figures', () => {
    expect(
      found.contradictions.map(({ operands, stated, computed }) => [operands.map(({ words }) => words), stated.words, computed]),
    ).toEqual([[['1,139', '243'], '1,402', 1382]]);
  });

  it('gives places that lie in the text and never two facts one key', () => {
    expect(new Set(found.facts.map(({ key }) => key)).size).toBe(found.facts.length);
    for (const { places } of found.facts) for (const { start, end } of places) expect(laidOut.text.slice(start, end).trim()).not.toBe('');
  });

  it('finds nothing in nothing', () => {
    expect(findFacts({ text: '', blocks: [], language: 'und', publishedOn: '' })).toEqual({ facts: [], contradictions: [] });
  });
});

describe('correctFacts', () => {
  const corrected = (changes: Parameters<typeof withFactChange>[1][]): ReturnType<typeof correctFacts> =>
    correctFacts(found, changes.reduce(withFactChange, notes));

  it('takes out what is no fact, and brings it back', () => {
    expect(corrected([{ change: 'remove', key: 'place:Japan' }]).facts).toHaveLength(found.facts.length - 1);
    expect(
      corrected([
        { change: 'remove', key: 'place:Japan' },
        { change: 'restore', key: 'place:Japan' },
      ]).facts,
    ).toEqual(found.facts);
  });

  it('renames a fact and changes its kind, and joins it to the one of that name', () => {
    const renamed = corrected([{ change: 'name', key: 'person:Kim Jong-unin', kind: 'person', name: 'Kim Jong-un' }]);
    expect(renamed.facts.filter(({ kind }) => kind === 'person').map(({ name }) => name)).toEqual([
      'Chang Ho-jin',
      'Vladimir Putin',
      'Kim Jong-un',
    ]);
    const joined = corrected([{ change: 'name', key: 'place:Seoul', kind: 'place', name: 'South Korea' }]);
    expect(joined.facts.find(({ name }) => name === 'South Korea')?.places).toHaveLength(9);
    expect(joined.facts.some(({ name }) => name === 'Seoul')).toBe(false);
  });

  it('remembers a contradiction that was looked at by its words', () => {
    const quote = found.contradictions[0]?.quote ?? '';
    expect(corrected([{ change: 'looked-at', quote, lookedAt: true }]).contradictions.map(({ lookedAt }) => lookedAt)).toEqual([true]);
    expect(
      corrected([
        { change: 'looked-at', quote, lookedAt: true },
        { change: 'looked-at', quote, lookedAt: false },
      ]).contradictions,
    ).toEqual(found.contradictions);
  });
});

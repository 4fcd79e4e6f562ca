import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { layOutBlocks } from '../../../../shared/domain/text-version';
import { contradictionsIn, type FoundContradiction } from '../../../../shared/facts/arithmetic';
import { quantitiesIn } from '../../../../shared/facts/quantities';
import { innocentSentences } from './innocent-sentences';
import { wrongSentences } from './wrong-sentences';

function check(text: string, language = 'en'): readonly FoundContradiction[] {
  const version = layOutBlocks(text.split(/\n+/).map((line) => ({ kind: 'paragraph', level: 1, text: line })));
  return contradictionsIn(version, language, quantitiesIn(version.text, 'en'));
}

describe('contradictionsIn', () => {
  const found = wrongSentences.filter(([text, computed]) => check(text).some((told) => Math.abs(told.computed - computed) < 1e-6));
  const alarms = innocentSentences.filter((text) => check(text).length > 0);
  const missed = wrongSentences.filter((row) => !found.includes(row));

  it('finds all but at most 4 of at least 40 wrong sentences', () => {
    console.log(
      `arithmetic: ${wrongSentences.length} wrong sentences, ${missed.length} missed; ${innocentSentences.length} innocent ones, ${alarms.length} false alarms`,
    );
    for (const [text] of missed)
      console.log(
        'missed:',
        text,
        check(text).map(({ relation, computed }) => [relation, computed]),
      );
    for (const text of alarms)
      console.log(
        'alarm:',
        text,
        check(text).map(({ relation, computed }) => [relation, computed]),
      );
    expect(wrongSentences.length).toBeGreaterThanOrEqual(40);
    expect(missed.length).toBeLessThanOrEqual(4);
  });

  it('raises at most 1 false alarm over at least 40 innocent sentences', () => {
    expect(innocentSentences.length).toBeGreaterThanOrEqual(40);
    expect(alarms.length).toBeLessThanOrEqual(1);
  });

  it('reports of the sample article exactly that 1,139 and 243 are not 1,402', () => {
    const text = readFileSync('assets/sample/article-01.txt', 'utf8').replace(/\n+/g, '\n');
    const told = check(text).map(({ relation, operands, stated, computed, sentence }) => ({
      relation,
      operands: operands.map(({ figure }) => text.slice(figure.start, figure.end)),
      stated: text.slice(stated.figure.start, stated.figure.end),
      computed,
      sentence: text.slice(sentence.start, sentence.end).slice(0, 29),
    }));
    expect(told).toEqual([
      { relation: 'sum', operands: ['1,139', '243'], stated: '1,402', computed: 1382, sentence: 'Following the war in Ukraine,' },
    ]);
  });

  it('does not read English relations into other languages', () => {
    expect(check('The sum of 40 and 25 is 75.', 'de')).toEqual([]);
    expect(check('The sum of 40 and 25 is 75.', 'und')).toHaveLength(1);
  });
});

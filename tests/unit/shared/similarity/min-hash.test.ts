import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fewestShingles,
  nearestOf,
  nearResemblance,
  resemblance,
  signatureLength,
  signatureOf,
} from '../../../../shared/similarity/min-hash';
import { shinglesOf } from '../../../../shared/similarity/shingles';

const seed = Number(process.env.SEED ?? 20261128);

function estimated(one: string, other: string): number {
  const [first, second] = [signatureOf(one), signatureOf(other)];
  return first === null || second === null ? 0 : resemblance(first, second);
}

/** The resemblance itself, counted. */
function counted(one: string, other: string): number {
  const [first, second] = [shinglesOf(one), shinglesOf(other)];
  const shared = [...first].filter((shingle) => second.has(shingle)).length;
  return shared / (first.size + second.size - shared);
}

const wordArbitrary = fc.integer({ min: 0, max: 5000 }).map((number) => `word${number}`);
const textArbitrary = fc.array(wordArbitrary, { minLength: 200, maxLength: 400 });

describe('signatureOf', () => {
  it(`tells the resemblance within five standard errors (seed ${seed})`, () => {
    fc.assert(
      fc.property(textArbitrary, fc.integer({ min: 2, max: 60 }), (words, every) => {
        const one = words.join(' ');
        const other = words.map((word, index) => (index % every === 0 ? 'other' : word)).join(' ');
        expect(Math.abs(estimated(one, other) - counted(one, other))).toBeLessThan(0.22);
        expect(estimated(other, one)).toBe(estimated(one, other));
      }),
      { seed, numRuns: 60 },
    );
  });

  it(`is the same for the same words, whatever stands between them (seed ${seed})`, () => {
    fc.assert(
      fc.property(textArbitrary, (words) => {
        expect(estimated(words.join(' '), words.join(',\n').toUpperCase())).toBe(1);
      }),
      { seed, numRuns: 20 },
    );
  });

  it.each(['', 'One.', 'The same few words as in every such notice.', '속보'])('has nothing to say of %j', (text) => {
    expect(signatureOf(text)).toBeNull();
  });

  it('needs twenty different shingles, however long the text is', () => {
    const words = Array.from({ length: fewestShingles + 3 }, (_, index) => `word${index}`);
    expect(signatureOf(words.join(' '))).not.toBeNull();
    expect(signatureOf(words.slice(1).join(' '))).toBeNull();
    expect(signatureOf('all work and no play '.repeat(500))).toBeNull();
  });

  it('finds an edited Korean and an edited Japanese text near the first one', () => {
    const korean = Array.from({ length: 80 }, (_, index) => `정부는${index} 어제${index} 발표했다`).join(' ');
    expect(estimated(korean, korean.replace('어제7 ', '오늘 '))).toBeGreaterThan(nearResemblance);
    const japanese = Array.from({ length: 40 }, (_, index) => `政府は昨日、${index}件目の計画を発表した。`).join('');
    expect(estimated(japanese, japanese.replace('昨日、7件目', '今日、7件目'))).toBeGreaterThan(nearResemblance);
  });
});

describe('nearResemblance', () => {
  const folder = 'assets/sample';
  const samples = readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  const speech = readFileSync('tests/fixtures/state-of-the-union.txt', 'utf8');
  const parts = Array.from({ length: 8 }, (_, index) => speech.slice(index * 4000, (index + 1) * 4000));

  it('is not reached by any two different texts', () => {
    const texts = [...samples, ...parts];
    const pairs = texts.flatMap((one, index) => texts.slice(index + 1).map((other) => estimated(one, other)));
    expect(Math.max(...pairs)).toBeLessThan(0.1);
  });

  it('is reached by an article whose heading and some words were changed by another outlet', () => {
    const [text = ''] = samples;
    const edited = `Another outlet's headline\n${text.replaceAll('Ukraine', 'Kyiv').replaceAll('Putin', 'the president')}`;
    expect(edited).not.toBe(text);
    expect(estimated(text, edited)).toBeGreaterThan(nearResemblance);
  });
});

describe('nearestOf', () => {
  const asked = new Uint32Array(signatureLength).fill(7);
  /** A signature of which `same` numbers are those that are asked for. */
  const alike = (same: number) => ({ item: same, signature: Uint32Array.from(asked, (number, at) => (at < same ? number : 0)) });

  it('is the text with most in common', () => {
    expect(nearestOf(asked, [alike(70), alike(120), alike(90)])).toEqual({ item: 120, resemblance: 120 / signatureLength });
  });

  it('is the first among equals', () => {
    expect(nearestOf(asked, [alike(70), { ...alike(70), item: 1 }])?.item).toBe(70);
  });

  it('is none where none is near', () => {
    expect(nearestOf(asked, [])).toBeNull();
    expect(nearestOf(asked, [alike(nearResemblance * signatureLength - 1)])).toBeNull();
    expect(nearestOf(asked, [alike(nearResemblance * signatureLength)])?.resemblance).toBe(nearResemblance);
  });
});

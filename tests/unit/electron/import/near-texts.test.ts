import { describe, expect, it } from 'vitest';
import { createNearTexts } from '../../../../electron/import/near-texts';
import type { ArticleId } from '../../../../shared/core/ids';
import { signatureOf } from '../../../../shared/similarity/min-hash';
import { numberedId } from '../../../helpers/briefing-arbitrary';

const named = (number: number, title: string) => ({ id: numberedId<ArticleId>(number), title, source: 'EFE', publishedOn: '2024-06-20' });
const words = Array.from({ length: 80 }, (_, index) => `word${index}`);

describe('createNearTexts', () => {
  it('names the article that has most in common with a text', () => {
    const texts = createNearTexts();
    texts.add(named(1, 'Shorter'), signatureOf(words.slice(0, 60).join(' ')));
    texts.add(named(2, 'Whole'), signatureOf(words.join(' ')));
    expect(texts.nearest(signatureOf(words.with(40, 'other').join(' ')))).toEqual({ ...named(2, 'Whole'), percent: expect.any(Number) });
    expect(texts.nearest(signatureOf(words.join(' ')))?.percent).toBe(100);
  });

  it('names the one that was added first among equals', () => {
    const texts = createNearTexts();
    for (const number of [1, 2]) texts.add(named(number, `Copy ${number}`), signatureOf(words.join(' ')));
    expect(texts.nearest(signatureOf(words.join(' ')))?.title).toBe('Copy 1');
  });

  it('names none for other words, for few words, and where nothing is known', () => {
    const texts = createNearTexts();
    expect(texts.nearest(signatureOf(words.join(' ')))).toBeNull();
    texts.add(named(1, 'Few'), signatureOf('Too few words.'));
    expect(texts.nearest(signatureOf(words.join(' ')))).toBeNull();
    texts.add(named(2, 'Others'), signatureOf(words.toReversed().join(' ')));
    expect(texts.nearest(signatureOf(words.join(' ')))).toBeNull();
    expect(texts.nearest(signatureOf('Too few words.'))).toBeNull();
  });
});

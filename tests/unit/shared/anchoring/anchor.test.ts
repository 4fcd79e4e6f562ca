import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anchorAll, anchorTarget } from '../../../../shared/anchoring/anchor';
import { snapToGraphemes } from '../../../../shared/anchoring/graphemes';
import { describePassage } from '../../../../shared/anchoring/selectors';
import { type Annotation, annotation } from '../../../../shared/domain/annotation';
import { anyText, seed } from './generated-text';

const article =
  'The Government has announced that it will reconsider its position.\nChang condemned the treaty, and the treaty was signed in Pyongyang.\nFollowing the war, 1,139 items are subject to controls.';

function targetOf(text: string, words: string, from = 0) {
  const start = text.indexOf(words, from);
  return describePassage({ id: 'v1', text }, start, start + words.length);
}

function annotationOf(id: string, text: string, words: string): Annotation {
  return annotation.parse({
    id,
    articleId: '01J00000000000000000000000',
    kind: 'quote',
    comment: '',
    tags: [],
    target: targetOf(text, words),
    createdAt: '2026-06-21T14:02:00.000Z',
    updatedAt: '2026-06-21T14:02:00.000Z',
  });
}

describe('anchorTarget', () => {
  it('finds a passage at its place in the version it was marked in', () => {
    expect(anchorTarget({ id: 'v1', text: article }, targetOf(article, 'the treaty'))).toEqual({ state: 'exact', start: 83, end: 93 });
  });

  it('keeps the second of two equal words apart from the first', () => {
    const second = article.indexOf('the treaty', 84);
    const moved = `A new opening.\n${article}`;
    expect(anchorTarget({ id: 'v2', text: moved }, targetOf(article, 'the treaty', 84))).toEqual({
      state: 'moved',
      start: second + 15,
      end: second + 25,
    });
  });

  it('finds words again whose line breaks changed, with the place in the new text', () => {
    const target = targetOf(article, 'announced that it will reconsider its position');
    const text = article.replace('that it will', 'that\n  it will');
    const anchor = anchorTarget({ id: 'v2', text }, target);
    expect(text.slice(anchor.start, anchor.end)).toBe('announced that\n  it will reconsider its position');
    expect(anchor.state).toBe('moved');
  });

  it('does not take a look-alike when a short passage was cut out', () => {
    const target = targetOf(article, 'items');
    expect(anchorTarget({ id: 'v2', text: article.replace('1,139 items', '1,139 goods').concat('\nOther items.') }, target).state).toBe(
      'lost',
    );
  });

  it('does not take the other copy when a repeated long passage was cut out', () => {
    const sentence = 'The Council condemned the treaty in the strongest terms.';
    const text = `${sentence}\nSeoul answered at once and called for calm in the region.\n${sentence}\nThe end of the report, with some more words.`;
    const target = describePassage({ id: 'v1', text }, 0, sentence.length);
    expect(
      anchorTarget(
        { id: 'v2', text: text.slice(sentence.length + 1).replace('at once and called for calm in the region', 'later') },
        target,
      ).state,
    ).toBe('lost');
  });

  it('is lost when two places are equally good', () => {
    const text = 'Same words.\nSame words.';
    expect(anchorTarget({ id: 'v2', text: `${text}\n${text}` }, describePassage({ id: 'v1', text }, 0, 4)).state).toBe('lost');
  });

  it('is lost when the words are gone', () => {
    expect(anchorTarget({ id: 'v2', text: 'Nothing of it is left.' }, targetOf(article, 'signed in Pyongyang'))).toEqual({
      state: 'lost',
      start: 0,
      end: 0,
    });
  });

  it('does not trust a position whose words do not agree, even in the named version', () => {
    const target = targetOf(article, 'Following the war');
    const wrong = { ...target, position: { ...target.position, start: 3, end: 20 } };
    expect(anchorTarget({ id: 'v1', text: article }, wrong)).toEqual({
      state: 'moved',
      start: article.indexOf('Following'),
      end: article.indexOf('Following') + 17,
    });
  });
});

describe('anchorAll', () => {
  it('keeps every annotation, lost ones first, the others in the order of their passages', () => {
    const later = annotationOf('01J00000000000000000000001', article, '1,139 items');
    const earlier = annotationOf('01J00000000000000000000002', article, 'The Government');
    const gone = annotationOf('01J00000000000000000000003', `${article} gone`, 'controls. gone');
    const anchored = anchorAll({ id: 'v1', text: article }, [later, gone, earlier]);
    expect(anchored.map((item) => [item.annotation.id, item.state])).toEqual([
      [gone.id, 'lost'],
      [earlier.id, 'exact'],
      [later.id, 'exact'],
    ]);
  });
});

const hasLoneSurrogate = (text: string): boolean => /\p{Surrogate}/u.test(text);

const selection = fc
  .tuple(anyText, fc.nat(), fc.nat())
  .map(([text, one, other]) => ({ text, range: snapToGraphemes(text, one % (text.length + 1), other % (text.length + 1)) }));

describe('any selection of any text', () => {
  it('anchors back to itself', () => {
    fc.assert(
      fc.property(selection, ({ text, range }) => {
        if (range === null) return;
        const version = { id: 'v1', text };
        expect(anchorTarget(version, describePassage(version, range.start, range.end))).toEqual({ state: 'exact', ...range });
      }),
      { seed, numRuns: 500 },
    );
  });

  it('is found at the right place, or not at all, after blocks are added before and after', () => {
    let found = 0;
    let all = 0;
    fc.assert(
      fc.property(selection, anyText, anyText, ({ text, range }, before, after) => {
        if (range === null) return;
        const target = describePassage({ id: 'v1', text }, range.start, range.end);
        const longer = `${before}\n${text}\n${after}`;
        const shift = before.length + 1;
        const anchor = anchorTarget({ id: 'v2', text: longer }, target);
        all += 1;
        if (anchor.state === 'lost') {
          // Only words that stand more than once with the same surroundings may be given up.
          const words = target.quote.prefix + target.quote.exact + target.quote.suffix;
          const first = longer.indexOf(words);
          expect(longer.indexOf(words, first + 1)).not.toBe(-1);
          return;
        }
        found += 1;
        expect(anchor).toEqual({ state: 'moved', start: range.start + shift, end: range.end + shift });
      }),
      { seed, numRuns: 500 },
    );
    expect(found / all).toBeGreaterThan(0.9);
  });

  it('is lost when its words are nowhere in the new text', () => {
    fc.assert(
      fc.property(selection, ({ text, range }) => {
        if (range === null) return;
        const target = describePassage({ id: 'v1', text }, range.start, range.end);
        const fold = (value: string) => value.replace(/\s+/g, ' ');
        const without = text.slice(0, range.start) + text.slice(range.end);
        if (fold(without).includes(fold(target.quote.exact))) return;
        expect(anchorTarget({ id: 'v2', text: without }, target)).toEqual({ state: 'lost', start: 0, end: 0 });
      }),
      { seed, numRuns: 500 },
    );
  });

  it('has context that cuts no surrogate pair', () => {
    fc.assert(
      fc.property(selection, ({ text, range }) => {
        if (range === null || hasLoneSurrogate(text)) return;
        const { quote } = describePassage({ id: 'v1', text }, range.start, range.end);
        expect([quote.prefix, quote.exact, quote.suffix].filter(hasLoneSurrogate)).toEqual([]);
      }),
      { seed },
    );
  });
});

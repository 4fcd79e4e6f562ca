import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Annotation, annotation } from '../../../../shared/domain/annotation';
import { layOutBlocks } from '../../../../shared/domain/text-version';
import {
  annotationDifference,
  isSameAnnotation,
  unitedAnnotations,
  withEarlierAnnotations,
} from '../../../../shared/history/annotation-difference';
import { articleLines } from '../../../../shared/history/document-lines';
import { lineDifference } from '../../../../shared/history/line-difference';
import { summarizeAnnotations, summarizeText } from '../../../../shared/history/summary';
import { numberedId } from '../../../helpers/briefing-arbitrary';

const seed = 20_261_124;
const made = '2026-06-21T14:02:00.000Z';

function noted(number: number, change: Partial<Annotation> = {}): Annotation {
  return annotation.parse({
    id: numberedId(number),
    articleId: numberedId(1),
    kind: 'risk',
    comment: '',
    tags: [],
    target: {
      textVersion: 'v1',
      quote: { type: 'TextQuoteSelector', exact: 'words', prefix: '', suffix: '' },
      position: { type: 'TextPositionSelector', start: number * 10, end: number * 10 + 5 },
    },
    createdAt: made,
    updatedAt: made,
    ...change,
  });
}

const ids = (annotations: readonly Annotation[]): readonly string[] => annotations.map(({ id }) => id);

describe('annotationDifference', () => {
  it('tells what was added, removed and changed, in the order of the passages', () => {
    const before = [noted(3), noted(1), noted(2)];
    const after = [noted(3, { comment: 'Now with a comment' }), noted(2), noted(4)];
    const rows = annotationDifference(before, after);
    expect(rows.map(({ change, before: was, after: is }) => [change, was?.id ?? is?.id])).toEqual([
      ['removed', numberedId(1)],
      ['same', numberedId(2)],
      ['changed', numberedId(3)],
      ['added', numberedId(4)],
    ]);
    expect(summarizeAnnotations(rows)).toEqual({ added: 1, removed: 1, changed: 1 });
  });

  it.each([
    ['kind', { kind: 'quote' }],
    ['comment', { comment: 'c' }],
    ['tags', { tags: ['a'] }],
    ['text version', { target: { ...noted(1).target, textVersion: 'v2' } }],
    ['words', { target: { ...noted(1).target, quote: { ...noted(1).target.quote, exact: 'w' } } }],
    ['start', { target: { ...noted(1).target, position: { ...noted(1).target.position, start: 1 } } }],
    ['end', { target: { ...noted(1).target, position: { ...noted(1).target.position, end: 99 } } }],
  ] as const)('counts another %s as a change', (_name, change) => {
    expect(isSameAnnotation(noted(1), noted(1, change))).toBe(false);
  });

  it('counts the time of the last change as none', () => {
    expect(isSameAnnotation(noted(1), noted(1, { updatedAt: '2027-01-01T00:00:00.000Z' }))).toBe(true);
  });
});

describe('withEarlierAnnotations', () => {
  it('brings back what went and what was before a change, and keeps what was made since', () => {
    const earlier = [noted(1), noted(2, { comment: 'before' })];
    const present = [noted(2, { comment: 'since' }), noted(3)];
    expect(withEarlierAnnotations(present, earlier)).toEqual([...earlier, noted(3)]);
  });
});

describe('unitedAnnotations', () => {
  it('has each once, ours first, and the picked state of one that differs', () => {
    const present = [noted(2, { comment: 'present' }), noted(1), noted(4, { comment: 'present' })];
    const copy = [noted(4, { comment: 'copy' }), noted(2, { comment: 'copy' }), noted(3)];
    expect(unitedAnnotations(present, copy, new Set([numberedId<string>(2), numberedId<string>(1)]))).toEqual([
      noted(2, { comment: 'copy' }),
      noted(1),
      noted(4, { comment: 'present' }),
      noted(3),
    ]);
  });

  it(`loses no annotation of either side (seed ${seed})`, () => {
    const state = fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { maxLength: 9 });
    fc.assert(
      fc.property(state, state, fc.uniqueArray(fc.integer({ min: 1, max: 9 })), (one, other, picked) => {
        const present = one.map((number) => noted(number, { comment: 'present' }));
        const copy = other.map((number) => noted(number, { comment: 'copy' }));
        const fromCopy = new Set(picked.map((number) => numberedId<string>(number)));
        const united = unitedAnnotations(present, copy, fromCopy);
        expect(new Set(ids(united))).toEqual(new Set([...ids(present), ...ids(copy)]));
        expect(united).toHaveLength(new Set(ids(united)).size);
        for (const { id, comment } of united) {
          const both = ids(present).includes(id) && ids(copy).includes(id);
          if (both) expect(comment).toBe(fromCopy.has(id) ? 'copy' : 'present');
        }
      }),
      { seed, numRuns: 200 },
    );
  });
});

describe('summarizeText', () => {
  const text = (...texts: string[]) => articleLines(layOutBlocks(texts.map((words) => ({ kind: 'paragraph', level: 1, text: words }))));
  const citation = { kind: 'citation', annotationId: numberedId<Annotation['id']>(1) } as const;
  const nothing = { words: 0, citationsAdded: 0, citationsRemoved: 0, fields: [], format: false };

  it('counts a word in the place of another once, and whole lines by their words', () => {
    const before = text('Two states signed a treaty.', 'Gone for ever.');
    const after = text('Two states signed the treaty.', 'Stays.', 'Three more words.');
    expect(summarizeText(lineDifference(before, after))).toEqual({ ...nothing, words: 1 + 3 + 1 + 3 });
    expect(summarizeText(lineDifference(text('a b c'), text('a x y z b c')))).toEqual({ ...nothing, words: 3 });
    expect(summarizeText(lineDifference(text('a long line of many words'), text('a short line of many words, and more')))).toMatchObject({
      words: 3,
    });
  });

  it('counts citations for themselves', () => {
    const [line] = text('Words');
    if (line === undefined) throw new Error('none');
    const cited = { ...line, parts: [...line.parts, citation] };
    expect(summarizeText(lineDifference([line], [cited]))).toEqual({ ...nothing, citationsAdded: 1 });
    expect(summarizeText(lineDifference([cited], [line]))).toEqual({ ...nothing, citationsRemoved: 1 });
  });

  it('names the fields of the head, whose words are not counted', () => {
    const field = (value: string) =>
      ({ ...text(value)[0], kind: 'field', field: 'title', level: 1, number: null, parts: text(value)[0]?.parts ?? [] }) as const;
    expect(summarizeText(lineDifference([field('One')], [field('Two')]))).toEqual({ ...nothing, fields: ['title'] });
    expect(summarizeText(lineDifference([field('One')], []))).toEqual({ ...nothing, fields: ['title'] });
  });

  it('says when only the look changed, and nothing of equal texts', () => {
    const [line] = text('Words');
    if (line === undefined) throw new Error('none');
    expect(summarizeText(lineDifference([line], [{ ...line, kind: 'heading' }]))).toEqual({ ...nothing, format: true });
    expect(summarizeText(lineDifference([line], [line]))).toEqual(nothing);
  });
});

import fc from 'fast-check';
import type { AnnotationId, ArticleId } from '../../shared/core/ids';
import type { BlockNode, BriefingBody, InlineNode } from '../../shared/domain/briefing-body';
import type { EvidenceItem } from '../../shared/domain/evidence';

/** Generated briefings: every node the editor can make, text of all scripts, and evidence that may be lost or gone. */

const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A well-formed id that ends in the given number. */
export function numberedId<T extends string>(number: number): T {
  const tail = [...String(number)].map((digit) => digits[Number(digit)]).join('');
  return `01J0${tail.padStart(22, '0')}` as T;
}

/** Words as people write and paste them: all scripts, surrogate pairs, combining marks, signs that mean something to a typesetter. */
export const wordsArbitrary: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
  fc.constantFrom(
    '#let x = sys',
    '*_$<@\\',
    ']',
    '한국 정부',
    'السلام عليكم',
    'ภาษาไทย',
    'שלום',
    '\u202etxet',
    'a\u200bb',
    'e\u0301',
    '😀',
    '$1 {{number}}',
  ),
);

const marks = fc.option(fc.uniqueArray(fc.constantFrom({ type: 'bold' as const }, { type: 'italic' as const }), { maxLength: 2 }), {
  nil: undefined,
});

const inline: fc.Arbitrary<InlineNode> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ type: fc.constant('text' as const), text: wordsArbitrary, marks }) },
  { weight: 1, arbitrary: fc.constant({ type: 'hardBreak' as const }) },
  {
    weight: 2,
    arbitrary: fc
      .integer({ min: 1, max: 9 })
      .map((number) => ({ type: 'citation' as const, attrs: { annotationId: numberedId<AnnotationId>(number) } })),
  },
);
const inlines = fc.array(inline, { maxLength: 5 });
const paragraph = inlines.map((content): Extract<BlockNode, { type: 'paragraph' }> => ({ type: 'paragraph', content }));
const heading = fc
  .tuple(fc.integer({ min: 1, max: 3 }), inlines)
  .map(([level, content]): BlockNode => ({ type: 'heading', attrs: { level, role: null }, content }));

const { list } = fc.letrec<{ list: Extract<BlockNode, { type: 'bulletList' | 'orderedList' }> }>((tie) => ({
  list: fc
    .tuple(
      fc.boolean(),
      fc.array(fc.tuple(paragraph, fc.option(tie('list'), { depthSize: 'small', maxDepth: 3, nil: undefined })), {
        minLength: 1,
        maxLength: 3,
      }),
    )
    .map(([ordered, items]) => {
      const content = items.map(([first, nested]) => ({
        type: 'listItem' as const,
        content: nested === undefined ? [first] : [first, nested],
      }));
      return ordered ? { type: 'orderedList', attrs: { start: 3 }, content } : { type: 'bulletList', content };
    }),
}));

const cell = fc
  .tuple(fc.boolean(), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }), paragraph)
  .map(([header, colspan, rowspan, content]) => ({
    type: header ? ('tableHeader' as const) : ('tableCell' as const),
    attrs: { colspan, rowspan, colwidth: null },
    content: [content],
  }));
const table = fc
  .array(fc.array(cell, { maxLength: 4 }), { minLength: 1, maxLength: 5 })
  .map((rows): BlockNode => ({ type: 'table', content: rows.map((content) => ({ type: 'tableRow', content })) }));

export const bodyArbitrary: fc.Arbitrary<BriefingBody> = fc
  .array(fc.oneof({ weight: 3, arbitrary: paragraph }, heading, list, table), { minLength: 1, maxLength: 12 })
  .map((content) => ({ type: 'doc', content }));

/** Evidence with the given number, of the given article. */
export function evidenceItem(number: number, article: number, change: Partial<EvidenceItem> = {}): EvidenceItem {
  return {
    annotationId: numberedId<AnnotationId>(number),
    articleId: numberedId<ArticleId>(article),
    kind: 'key-fact',
    quote: `words of passage ${number}`,
    comment: '',
    tags: [],
    state: 'exact',
    locator: { from: number, to: number, heading: false },
    articleTitle: `Article ${article}`,
    source: 'EFE',
    author: '',
    publishedOn: '2024-06-20',
    grade: { reliability: 'B', credibility: '2' },
    marking: '',
    citedIn: [],
    ...change,
  };
}

/** What is behind the citations of a generated body: nine annotations of up to four articles, some lost, some gone. */
export const evidenceArbitrary: fc.Arbitrary<ReadonlyMap<AnnotationId, EvidenceItem>> = fc
  .tuple(
    ...Array.from({ length: 9 }, () =>
      fc.tuple(fc.integer({ min: 1, max: 4 }), fc.constantFrom('exact', 'exact', 'moved', 'lost', 'gone')),
    ),
  )
  .map((states) => {
    const known = new Map<AnnotationId, EvidenceItem>();
    for (const [index, [article, state]] of states.entries()) {
      if (state === 'gone') continue;
      const item = evidenceItem(index + 1, article, { state: state as EvidenceItem['state'] });
      known.set(item.annotationId, item);
    }
    return known;
  });

import { describe, expect, it } from 'vitest';
import { articleRecord, briefingRecord } from '../../../../electron/search/index-records';
import type { AnnotationId } from '../../../../shared/core/ids';
import { numberedId } from '../../../helpers/briefing-arbitrary';
import { bodyCiting, buildAnnotation, buildArticle, buildBriefing } from '../../../helpers/build-documents';

const article = buildArticle(1, {
  meta: {
    title: ' Ｓouth Korea ',
    source: 'The Daily',
    author: 'Kim',
    publishedOn: '2024-06-21',
    grade: { reliability: 'B', credibility: '2' },
  },
  lines: ['# Weapons', 'Seoul said so.', 'Moscow warned of it.'],
});

describe('articleRecord', () => {
  it('gives the row that the list shows and the keys it is found by', () => {
    const later = buildAnnotation(12, article, 23, 29, { kind: 'risk' });
    const earlier = buildAnnotation(11, article, 8, 22, { kind: 'key-fact', comment: 'note', tags: ['arms'] });
    const record = articleRecord(article, [later, earlier]);
    expect(record.row).toEqual({
      id: article.id,
      title: 'Ｓouth Korea',
      source: 'The Daily',
      author: 'Kim',
      publishedOn: '2024-06-21',
      language: 'en',
      marking: '',
      grade: { reliability: 'B', credibility: '2' },
      words: 8,
      excerpt: 'Seoul said so. Moscow warned of it.',
      annotations: 2,
      kinds: ['key-fact', 'risk'],
      importedAt: article.importedAt,
    });
    expect(record).toMatchObject({
      search: 'south korea\nthe daily\nkim',
      title: 'south korea',
      grade: 'B2',
      original: article.original.sha256,
    });
    expect(record.evidence).toEqual([
      {
        annotationId: earlier.annotation.id,
        kind: 'key-fact',
        quote: 'Seoul said so.',
        comment: 'note',
        tags: ['arms'],
        state: 'exact',
        locator: { from: 1, to: 1, heading: false },
      },
      {
        annotationId: later.annotation.id,
        kind: 'risk',
        quote: 'Moscow',
        comment: '',
        tags: [],
        state: 'exact',
        locator: { from: 2, to: 2, heading: false },
      },
    ]);
  });

  it('keeps the words and the paragraph of a lost passage as they were when it was marked', () => {
    const lost = { ...buildAnnotation(11, article, 23, 29), state: 'lost' as const, start: 0, end: 0 };
    expect(articleRecord(article, [lost]).evidence[0]).toMatchObject({
      quote: 'Moscow',
      state: 'lost',
      locator: { from: 2, to: 2, heading: false },
    });
  });

  it('shows the first words as the title of an article without one, and sorts by them', () => {
    const record = articleRecord(buildArticle(2, { meta: { title: '' }, lines: ['Éclair news.', 'More.'] }), []);
    expect(record.row.title).toBe('Éclair news.');
    expect(record.title).toBe('eclair news.');
  });

  it('cuts the excerpt between words, within 200 code units, never inside a character', () => {
    const words = articleRecord(buildArticle(3, { lines: ['word '.repeat(100).trim()] }), []).row.excerpt;
    expect(words).toMatch(/^(word )+word…$/);
    expect(words.length).toBeLessThanOrEqual(200);
    expect(articleRecord(buildArticle(4, { lines: [`x${'😀'.repeat(150)}`] }), []).row.excerpt).toBe(`x${'😀'.repeat(99)}…`);
    expect(articleRecord(buildArticle(5, { lines: ['# Only a heading'] }), []).row.excerpt).toBe('Only a heading');
    expect(articleRecord(buildArticle(6, { lines: [''] }), []).row).toMatchObject({ excerpt: '', words: 0 });
  });
});

describe('briefingRecord', () => {
  it('counts words per paragraph, citations per occurrence, and names each cited annotation once', () => {
    const cite = (number: number) => ({ type: 'citation' as const, attrs: { annotationId: numberedId<AnnotationId>(number) } });
    const text = (words: string) => ({ type: 'text' as const, text: words });
    const cell = { colspan: 1, rowspan: 1, colwidth: null };
    const briefing = buildBriefing(1, {
      header: { title: 'Note', to: 'Minister', date: '2024-06-22', marking: 'OFFICIAL' },
      body: {
        type: 'doc',
        content: [
          { type: 'heading', attrs: { level: 1, role: 'purpose' }, content: [text('Purpose')] },
          {
            type: 'paragraph',
            content: [text('A bo'), { ...text('ld'), marks: [{ type: 'bold' }] }, text(' claim'), cite(3), text('next')],
          },
          { type: 'bulletList', content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [text('two words'), cite(1)] }] }] },
          {
            type: 'table',
            content: [
              {
                type: 'tableRow',
                content: [{ type: 'tableCell', attrs: cell, content: [{ type: 'paragraph', content: [text('cell'), cite(3)] }] }],
              },
            ],
          },
        ],
      },
    });
    expect(briefingRecord(briefing)).toEqual({
      row: {
        id: briefing.id,
        title: 'Note',
        to: 'Minister',
        date: '2024-06-22',
        marking: 'OFFICIAL',
        words: 8,
        citations: 3,
        updatedAt: briefing.updatedAt,
      },
      cites: [numberedId(3), numberedId(1)],
    });
  });

  it('finds no citation in a body without one', () => {
    expect(briefingRecord(buildBriefing(2, { body: bodyCiting() })).cites).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import type { AnnotationId } from '../../../../shared/core/ids';
import type { BriefingBody } from '../../../../shared/domain/briefing-body';
import { layOutBlocks } from '../../../../shared/domain/text-version';
import { articleLines, bodyLines, briefingLines, metaLines } from '../../../../shared/history/document-lines';
import { joinParts, lineKey, partsText, plainParts } from '../../../../shared/history/line';
import { numberedId } from '../../../helpers/briefing-arbitrary';

const words = (text: string) => ({ kind: 'text', text, bold: false, italic: false }) as const;
const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] }) as const;
const empty = { title: '', to: '', from: '', date: '', reference: '', meeting: '', marking: '' } as const;

describe('briefingLines', () => {
  it('begins with the fields that hold something, in the order of the head', () => {
    const lines = briefingLines({ ...empty, marking: 'OFFICIAL', title: 'On treaties' }, { type: 'doc', content: [paragraph('Words.')] });
    expect(lines.map(({ kind, field, parts }) => [kind, field, partsText(parts)])).toEqual([
      ['field', 'title', 'On treaties'],
      ['field', 'marking', 'OFFICIAL'],
      ['paragraph', '', 'Words.'],
    ]);
  });
});

describe('bodyLines', () => {
  it('keeps bold and italic, line breaks and citations', () => {
    const cited = numberedId<AnnotationId>(7);
    const body: BriefingBody = {
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: 'a' },
            { type: 'text', text: 'b', marks: [{ type: 'bold' }, { type: 'italic' }] },
            { type: 'hardBreak' },
            { type: 'citation', attrs: { annotationId: cited } },
          ],
        },
      ],
    };
    expect(bodyLines(body)[0]?.parts).toEqual([
      words('a'),
      { kind: 'text', text: 'b', bold: true, italic: true },
      { kind: 'break' },
      { kind: 'citation', annotationId: cited },
    ]);
  });

  it('shows headings with their level, lists with their depth and numbers, and what else stands in an item', () => {
    const body: BriefingBody = {
      type: 'doc',
      content: [
        { type: 'heading', attrs: { level: 2, role: null }, content: [{ type: 'text', text: 'Head' }] },
        {
          type: 'orderedList',
          attrs: { start: 3 },
          content: [
            { type: 'listItem', content: [paragraph('one'), paragraph('more')] },
            {
              type: 'listItem',
              content: [paragraph('two'), { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('in')] }] }],
            },
          ],
        },
        { type: 'orderedList', content: [{ type: 'listItem', content: [paragraph('first')] }] },
      ],
    };
    expect(bodyLines(body).map(({ kind, level, number, parts }) => [kind, level, number, partsText(parts)])).toEqual([
      ['heading', 2, null, 'Head'],
      ['list-item', 1, 3, 'one'],
      ['list-more', 1, null, 'more'],
      ['list-item', 1, 4, 'two'],
      ['list-item', 2, null, 'in'],
      ['list-item', 1, 1, 'first'],
    ]);
  });

  it('makes one line of a table row, with its cells and what stands in them', () => {
    const attrs = { colspan: 1, rowspan: 1, colwidth: null };
    const list = { type: 'orderedList', content: [{ type: 'listItem', content: [paragraph('x')] }] } as const;
    const bullets = { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('y')] }] } as const;
    const body: BriefingBody = {
      type: 'doc',
      content: [
        {
          type: 'table',
          content: [
            {
              type: 'tableRow',
              content: [
                { type: 'tableHeader', attrs: { ...attrs, colspan: 2 }, content: [paragraph('Option')] },
                { type: 'tableCell', attrs, content: [paragraph('a'), list, bullets] },
              ],
            },
          ],
        },
      ],
    };
    expect(bodyLines(body)).toEqual([
      {
        kind: 'row',
        level: 1,
        field: '',
        number: null,
        parts: [
          { kind: 'cell', header: true, columns: 2, rows: 1 },
          words('Option'),
          { kind: 'cell', header: false, columns: 1, rows: 1 },
          words('a'),
          { kind: 'break' },
          words('1. x'),
          { kind: 'break' },
          words('• y'),
        ],
      },
    ]);
  });
});

describe('articleLines and metaLines', () => {
  it('show blocks as what they are, with the line feeds inside them', () => {
    const lines = articleLines(
      layOutBlocks([
        { kind: 'heading', level: 3, text: 'Head' },
        { kind: 'quote', level: 1, text: 'one\ntwo' },
      ]),
    );
    expect(lines.map(({ kind, level }) => [kind, level])).toEqual([
      ['heading', 3],
      ['quote', 1],
    ]);
    expect(lines[1]?.parts).toEqual([words('one'), { kind: 'break' }, words('two')]);
  });

  it('show a grade as its letter and digit, and no field that is unknown', () => {
    const meta = { title: 'T', source: '', author: '', publishedOn: '', address: '', language: 'en', marking: '', grade: null } as const;
    expect(metaLines(meta).map(({ field }) => field)).toEqual(['title', 'language']);
    const graded = metaLines({ ...meta, grade: { reliability: 'B', credibility: '2' } });
    expect(graded.at(-1)).toMatchObject({ field: 'grade', parts: [words('B2')] });
  });
});

describe('parts of a line', () => {
  it('are joined where they look the same, and empty ones are dropped', () => {
    expect(joinParts([words(''), words('a'), words('b'), { ...words('c'), bold: true }, { ...words('d'), italic: true }])).toEqual([
      words('ab'),
      { ...words('c'), bold: true },
      { ...words('d'), italic: true },
    ]);
    expect(plainParts('')).toEqual([]);
  });

  it('have one key for each look', () => {
    const line = (change: object) => lineKey({ kind: 'list-item', level: 1, field: '', number: null, parts: [words('a')], ...change });
    const looks = [
      {},
      { kind: 'list-more' },
      { level: 2 },
      { field: 'to' },
      { number: 1 },
      { parts: [words('b')] },
      { parts: [{ ...words('a'), bold: true }] },
      { parts: [{ ...words('a'), italic: true }] },
      { parts: [{ kind: 'break' }] },
      { parts: [{ kind: 'citation', annotationId: numberedId(1) }] },
      { parts: [{ kind: 'citation', annotationId: numberedId(2) }] },
      { parts: [{ kind: 'cell', header: true, columns: 1, rows: 1 }] },
      { parts: [{ kind: 'cell', header: false, columns: 1, rows: 1 }] },
      { parts: [{ kind: 'cell', header: false, columns: 2, rows: 1 }] },
      { parts: [{ kind: 'cell', header: false, columns: 1, rows: 2 }] },
    ];
    expect(new Set(looks.map(line)).size).toBe(looks.length);
    // A number follows from the place in the list: an item above would change every one below.
    expect(line({ number: 1 })).toBe(line({ number: 2 }));
  });
});

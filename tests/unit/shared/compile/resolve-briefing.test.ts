import { describe, expect, it } from 'vitest';
import paper from '../../../../assets/messages/en/paper.json';
import { dayWords } from '../../../../shared/compile/day-words';
import { fillLabel, locatorWords, type PaperLabels } from '../../../../shared/compile/paper-labels';
import { type BriefingContent, resolveBriefing } from '../../../../shared/compile/resolve-briefing';
import type { AnnotationId } from '../../../../shared/core/ids';
import type { BlockNode, InlineNode } from '../../../../shared/domain/briefing-body';
import type { EvidenceItem } from '../../../../shared/domain/evidence';
import { evidenceItem, numberedId } from '../../../helpers/briefing-arbitrary';

const labels: PaperLabels = paper;

function cite(number: number): InlineNode {
  return { type: 'citation', attrs: { annotationId: numberedId<AnnotationId>(number) } };
}
function paragraph(...content: InlineNode[]): BlockNode {
  return { type: 'paragraph', content };
}
function note(content: BlockNode[], header: Partial<BriefingContent['header']> = {}): BriefingContent {
  return {
    template: 'information-note',
    language: 'en',
    header: { title: 'Seoul reconsiders', to: '', from: '', date: '', reference: '', meeting: '', marking: '', ...header },
    body: { type: 'doc', content },
  };
}
function lookupIn(...items: EvidenceItem[]) {
  return (id: AnnotationId): EvidenceItem | null => items.find((item) => item.annotationId === id) ?? null;
}

describe('resolveBriefing', () => {
  it('prints the header fields that are filled in, the date in words, and leaves empty ones out', () => {
    const tree = resolveBriefing(
      note([paragraph()], { to: 'Head of Policy', from: '  ', date: '2024-06-21', marking: 'OFFICIAL-SENSITIVE' }),
      lookupIn(),
      labels,
    );
    expect(tree.fields).toEqual([
      { name: 'to', label: 'To', value: 'Head of Policy' },
      { name: 'date', label: 'Date', value: '21 June 2024' },
    ]);
    expect([tree.day, tree.marking, tree.markingTone]).toEqual(['2024-06-21', 'OFFICIAL-SENSITIVE', 'red']);
  });

  it('opens a section at each heading of level 1 and keeps words before the first one', () => {
    const tree = resolveBriefing(
      note([
        paragraph({ type: 'text', text: 'Before.' }),
        { type: 'heading', attrs: { level: 1, role: 'purpose' }, content: [{ type: 'text', text: 'Purpose' }] },
        paragraph(),
        { type: 'heading', attrs: { level: 2, role: null }, content: [{ type: 'text', text: 'Detail' }] },
      ]),
      lookupIn(),
      labels,
    );
    expect(tree.sections.map(({ role, empty, blocks }) => ({ role, empty, kinds: blocks.map((block) => block.kind) }))).toEqual([
      { role: null, empty: false, kinds: ['paragraph'] },
      { role: 'purpose', empty: false, kinds: ['paragraph', 'heading'] },
    ]);
  });

  it('calls a section with blank paragraphs alone empty', () => {
    const body: BlockNode[] = [
      { type: 'heading', attrs: { level: 1, role: 'purpose' } },
      paragraph({ type: 'text', text: ' \u00a0' }, { type: 'hardBreak' }),
    ];
    expect(resolveBriefing(note(body), lookupIn(), labels).sections.map((section) => section.empty)).toEqual([true]);
    expect(resolveBriefing(note([...body, paragraph(cite(1))]), lookupIn(), labels).sections.map((section) => section.empty)).toEqual([
      false,
    ]);
  });

  it('words footnotes: the place, a repeated citation, a lost passage, a deleted annotation', () => {
    const items = [
      evidenceItem(1, 1, { quote: 'will reconsider', locator: { from: 4, to: 5, heading: false } }),
      evidenceItem(2, 2, { state: 'lost', quote: 'words as first marked' }),
    ];
    const tree = resolveBriefing(note([paragraph(cite(1), cite(3), cite(2), cite(1))]), lookupIn(...items), labels);
    expect(
      tree.footnotes.map(({ number, state, sourceNumber, quote, repeats, reference }) => ({
        number,
        state,
        sourceNumber,
        quote,
        repeats,
        reference,
      })),
    ).toEqual([
      { number: 1, state: 'ok', sourceNumber: 1, quote: 'will reconsider', repeats: null, reference: 'Source 1, paras 4–5' },
      { number: 2, state: 'deleted', sourceNumber: null, quote: '', repeats: null, reference: '[evidence deleted]' },
      {
        number: 3,
        state: 'lost',
        sourceNumber: 2,
        quote: 'words as first marked',
        repeats: null,
        reference: 'Source 2, passage no longer found in the article',
      },
      { number: 4, state: 'ok', sourceNumber: 1, quote: 'will reconsider', repeats: 1, reference: 'As note 1: Source 1, paras 4–5' },
    ]);
    expect(tree.lostCitations).toEqual([numberedId(3), numberedId(2)]);
  });

  it('lists a source as it is printed, and explains only the grades in use', () => {
    const items = [
      evidenceItem(1, 1, { articleTitle: ' ', author: 'A. Writer' }),
      evidenceItem(2, 2, { grade: null, marking: 'TLP:AMBER' }),
    ];
    const tree = resolveBriefing(note([paragraph(cite(1), cite(2))]), lookupIn(...items), labels);
    expect(tree.sources.map(({ articleId: _, ...source }) => source)).toEqual([
      {
        number: 1,
        title: 'Untitled source',
        source: 'EFE',
        author: 'A. Writer',
        date: '20 June 2024',
        grade: 'B2',
        marking: '',
        markingTone: 'none',
      },
      {
        number: 2,
        title: 'Article 2',
        source: 'EFE',
        author: '',
        date: '20 June 2024',
        grade: '',
        marking: 'TLP:AMBER',
        markingTone: 'amber',
      },
    ]);
    expect(tree.gradeKey).toBe(
      'Grades (Admiralty code). Reliability of the source: B usually reliable. Credibility of the information: 2 probably true.',
    );
    expect(resolveBriefing(note([paragraph(cite(2))]), lookupIn(...items), labels).gradeKey).toBeNull();
  });

  it('repeats leading rows of header cells, but none from which a cell hangs into the body', () => {
    const cell = (type: 'tableHeader' | 'tableCell', rowspan = 1) => ({
      type,
      attrs: { colspan: 1, rowspan, colwidth: [120] },
      content: [{ type: 'paragraph' as const }],
    });
    const table = (rowspan: number): BlockNode => ({
      type: 'table',
      content: [
        { type: 'tableRow', content: [cell('tableHeader', rowspan), cell('tableHeader')] },
        { type: 'tableRow', content: [cell('tableCell'), cell('tableCell')] },
      ],
    });
    const resolved = (block: BlockNode) => resolveBriefing(note([block]), lookupIn(), labels).sections[0]?.blocks[0];
    expect(resolved(table(1))).toMatchObject({ columns: 2, headerRows: 1, widths: [120, 120] });
    expect(resolved(table(2))).toMatchObject({
      columns: 3,
      headerRows: 0,
      rows: [
        [{ column: 0 }, { column: 1 }],
        [{ column: 1 }, { column: 2 }],
      ],
    });
  });

  it('asks for a table of contents only when the note is long', () => {
    const sections = (length: number): BlockNode[] =>
      Array.from({ length: 3 }, () => [
        { type: 'heading', attrs: { level: 1, role: null } } as BlockNode,
        paragraph({ type: 'text', text: 'w'.repeat(length) }),
      ]).flat();
    expect(resolveBriefing(note(sections(7_999)), lookupIn(), labels).withContents).toBe(false);
    expect(resolveBriefing(note(sections(8_000)), lookupIn(), labels).withContents).toBe(true);
  });
});

describe('dayWords', () => {
  it.each([
    ['2024-06-21', 'en', '21 June 2024'],
    ['2024-06-21', 'en-US', 'June 21, 2024'],
    ['2024-06-21', 'de', '21. Juni 2024'],
    ['2024-06-21', 'ko', '2024년 6월 21일'],
    ['2024-06-21', 'und', '21 June 2024'],
    ['2024-06-21', 'en-a', '21 June 2024'],
    ['2024-06-21', 'zz', '21 June 2024'],
    ['0024-06-21', 'en', '0024-06-21'],
    ['', 'en', ''],
  ])('prints %s in %s as %s', (day, language, words) => {
    expect(dayWords(day, language)).toBe(words);
  });
});

describe('fillLabel', () => {
  it('takes words as they are and keeps names it has no words for', () => {
    expect(fillLabel('{{a}} and {{b}} {{toString}}', { a: '$& {{b}}', b: 2 })).toBe('$& {{b}} and 2 {{toString}}');
  });
});

describe('locatorWords', () => {
  it('says where a passage stands, also one in a heading', () => {
    expect(locatorWords({ from: 3, to: 3, heading: false }, labels)).toBe('para 3');
    expect(locatorWords({ from: 3, to: 3, heading: true }, labels)).toBe('heading at para 3');
    expect(locatorWords({ from: 12, to: 13, heading: false, page: '4' }, labels)).toBe('p. 4, paras 12–13');
  });
});

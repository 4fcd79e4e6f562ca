import paper from '../../assets/messages/en/paper.json';
import { type BriefingContent, resolveBriefing } from '../../shared/compile/resolve-briefing';
import type { ResolvedBriefing } from '../../shared/compile/resolved-briefing';
import type { AnnotationId } from '../../shared/core/ids';
import type { BlockNode, InlineNode, SectionRole } from '../../shared/domain/briefing-body';
import type { EvidenceItem } from '../../shared/domain/evidence';
import { evidenceItem, numberedId } from './briefing-arbitrary';

/** Small builders for briefings in tests and in benchmarks: words, citations, and blocks of them. */

export type Inline = string | number;

/** A string is words (`*bold*` and `/italic/` as a whole string), a number cites the evidence of that number. */
function inline(item: Inline): InlineNode {
  if (typeof item === 'number') return { type: 'citation', attrs: { annotationId: numberedId<AnnotationId>(item) } };
  if (item === '\n') return { type: 'hardBreak' };
  return { type: 'text', text: item };
}

export function bold(text: string): BlockNode {
  return { type: 'paragraph', content: [{ type: 'text', text, marks: [{ type: 'bold' }] }] };
}
export function paragraph(...items: Inline[]): Extract<BlockNode, { type: 'paragraph' }> {
  return { type: 'paragraph', content: items.map(inline) };
}
export function heading(level: 1 | 2 | 3, text: string, role: SectionRole | null = null): BlockNode {
  return { type: 'heading', attrs: { level, role }, content: text === '' ? [] : [inline(text)] };
}
export function bullets(...items: Inline[][]): Extract<BlockNode, { type: 'bulletList' }> {
  return { type: 'bulletList', content: items.map((item) => ({ type: 'listItem', content: [paragraph(...item)] })) };
}
export function numbered(start: number, ...items: Inline[][]): BlockNode {
  return { type: 'orderedList', attrs: { start }, content: items.map((item) => ({ type: 'listItem', content: [paragraph(...item)] })) };
}
/** A table of which the first row is a header. */
export function tableOf(rows: readonly (readonly string[])[], colwidth: number[] | null = null): BlockNode {
  return {
    type: 'table',
    content: rows.map((row, index) => ({
      type: 'tableRow',
      content: row.map((text) => ({
        type: index === 0 ? 'tableHeader' : 'tableCell',
        attrs: { colspan: 1, rowspan: 1, colwidth },
        content: [text === '' ? { type: 'paragraph' } : paragraph(text)],
      })),
    })),
  };
}

export function content(blocks: readonly BlockNode[], header: Partial<BriefingContent['header']> = {}, language = 'en'): BriefingContent {
  return {
    template: 'information-note',
    language,
    header: {
      title: 'Seoul reconsiders arming Ukraine',
      to: 'Head of Policy',
      from: 'East Asia desk',
      date: '2024-06-21',
      reference: 'KOR/2024/017',
      meeting: 'G7 sherpas, 24 June',
      marking: 'OFFICIAL-SENSITIVE',
      ...header,
    },
    body: { type: 'doc', content: [...blocks] },
  };
}

export function resolve(briefing: BriefingContent, evidence: readonly EvidenceItem[] = []): ResolvedBriefing {
  const known = new Map(evidence.map((item) => [item.annotationId, item]));
  return resolveBriefing(briefing, (id) => known.get(id) ?? null, paper);
}

/** Passages of `assets/sample/article-01.txt`, word for word, and one of another source. */
export const sampleEvidence: readonly EvidenceItem[] = [
  ['will reconsider its position on the supply of weapons to Ukraine', 1],
  ['a mutual commitment to provide immediate military assistance if any of them are attacked', 1],
  [
    'Air defense systems could be on the list of possible supports, as Ukraine desperately needs missile shields to counter Russian airstrikes.',
    8,
  ],
  ['South Korea will impose more sanctions on four Russian ships, five organizations and eight individuals', 9],
  [
    '1,139 items exported to Russia are subject to export controls, and South Korea will add 243 new items, bringing the total items under sanctions to 1,402',
    10,
  ],
].map(([quote, at], index) =>
  evidenceItem(index + 1, 1, {
    quote: String(quote),
    locator: { from: Number(at), to: Number(at), heading: false },
    articleTitle: 'South Korea to reconsider arming Ukraine after North Korea and Russia signed a mutual defence treaty',
    source: 'EFE',
  }),
);

/** The information note of the worked example: six footnotes, one of them a repeated citation. */
export function sampleBriefing(): BriefingContent {
  return content([
    heading(1, 'Purpose', 'purpose'),
    paragraph('To inform you of the Republic of Korea’s announced review of lethal aid to Ukraine ahead of the sherpa call.'),
    heading(1, 'Key points', 'key-points'),
    bullets(
      ['Seoul will reconsider its position on supplying weapons to Ukraine.', 1],
      ['The treaty commits both sides to “immediate military assistance”.', 2],
      ['Four Russian ships, five organisations and eight individuals will be sanctioned.', 4, 5],
    ),
    heading(1, 'Background', 'background'),
    paragraph('Controls on exports rise by 243 items.', 5),
    tableOf([
      ['Item', 'Before', 'After'],
      ['Items under control', '1,139', '1,402'],
      ['Ships listed', '0', '4'],
    ]),
    heading(1, 'Assessment', 'assessment'),
    paragraph('It is likely that air-defence systems come first (moderate confidence).', 3),
    heading(1, 'Recommendation', 'recommendation'),
    { type: 'paragraph' },
  ]);
}

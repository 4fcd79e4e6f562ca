import { assertNever } from '../core/assert-never';
import type { ArticleMeta } from '../domain/article';
import type { BriefingHeader } from '../domain/briefing';
import type { BlockNode, BriefingBody, InlineNode, ListNode, TableNode } from '../domain/briefing-body';
import type { TextVersion } from '../domain/text-version';
import { joinParts, type Line, type LineKind, type LinePart, plainParts } from './line';

type ParagraphNode = Extract<BlockNode, { type: 'paragraph' }>;
/** How deep in lists a block stands (0: in none), and what its first line begins with. */
type Place = { readonly depth: number; readonly number: number | null; readonly first: boolean };

const outside: Place = { depth: 0, number: null, first: false };

/** A briefing as lines: the fields of its head that hold something, then its text. */
export function briefingLines(header: BriefingHeader, body: BriefingBody): readonly Line[] {
  const { title, to, from, date, reference, meeting, marking } = header;
  return [...fieldLines({ title, to, from, date, reference, meeting, marking }), ...bodyLines(body)];
}

/** The text of a briefing as lines. */
export function bodyLines(body: BriefingBody): readonly Line[] {
  return body.content.flatMap((block) => blockLines(block, outside));
}

/** What is known of an article as lines, one for each field that holds something. */
export function metaLines(meta: ArticleMeta): readonly Line[] {
  const { grade, ...fields } = meta;
  return fieldLines({ ...fields, grade: grade === null ? '' : `${grade.reliability}${grade.credibility}` });
}

/** The blocks of an article's text as lines. */
export function articleLines({ text, blocks }: Pick<TextVersion, 'text' | 'blocks'>): readonly Line[] {
  return blocks.map(({ kind, level, start, end }) => {
    const words = text.slice(start, end);
    if (kind === 'table-head' || kind === 'table-row') return line('row', 1, tableRowParts(words, kind === 'table-head'));
    return line(kind, level, plainParts(words));
  });
}

/** The cells of a row of an article's table, which are parted by tabs. */
function tableRowParts(words: string, header: boolean): readonly LinePart[] {
  return words.split('\t').flatMap((cell): LinePart[] => [{ kind: 'cell', header, columns: 1, rows: 1 }, ...plainParts(cell)]);
}

function fieldLines(fields: Readonly<Record<string, string>>): readonly Line[] {
  return Object.entries(fields)
    .filter(([, value]) => value !== '')
    .map(([field, value]) => ({ kind: 'field', level: 1, field, number: null, parts: plainParts(value) }));
}

function line(kind: LineKind, level: number, parts: readonly LinePart[], number: number | null = null): Line {
  return { kind, level, field: '', number, parts };
}

function blockLines(block: BlockNode, place: Place): readonly Line[] {
  switch (block.type) {
    case 'heading':
      return [line('heading', block.attrs.level, inlineParts(block.content))];
    case 'paragraph':
      return [paragraphLine(block, place)];
    case 'bulletList':
    case 'orderedList':
      return listLines(block, place.depth + 1);
    case 'table':
      return block.content.map((row) => line('row', 1, rowParts(row)));
    default:
      return assertNever(block);
  }
}

function paragraphLine({ content }: ParagraphNode, { depth, number, first }: Place): Line {
  const parts = inlineParts(content);
  if (depth === 0) return line('paragraph', 1, parts);
  return first ? line('list-item', depth, parts, number) : line('list-more', depth, parts);
}

function listLines(list: ListNode, depth: number): readonly Line[] {
  const start = list.type === 'orderedList' ? (list.attrs?.start ?? 1) : null;
  return list.content.flatMap((item, index) =>
    item.content.flatMap((block, position) =>
      blockLines(block, { depth, number: start === null ? null : start + index, first: position === 0 }),
    ),
  );
}

function rowParts(row: TableNode['content'][number]): readonly LinePart[] {
  return joinParts(
    row.content.flatMap((cell): LinePart[] => [
      { kind: 'cell', header: cell.type === 'tableHeader', columns: cell.attrs.colspan, rows: cell.attrs.rowspan },
      ...cell.content
        .flatMap((block) => blockLines(block, outside))
        .flatMap((inner, index): LinePart[] => [
          ...(index === 0 ? [] : [{ kind: 'break' as const }]),
          ...markerParts(inner),
          ...inner.parts,
        ]),
    ]),
  );
}

/** Within a cell lists are lines of its text, each with its mark. */
function markerParts({ kind, number }: Line): readonly LinePart[] {
  if (kind !== 'list-item') return [];
  return [{ kind: 'text', text: number === null ? '• ' : `${number}. `, bold: false, italic: false }];
}

function inlineParts(content: readonly InlineNode[] | undefined): readonly LinePart[] {
  return joinParts(
    (content ?? []).map((node): LinePart => {
      switch (node.type) {
        case 'text':
          return { kind: 'text', text: node.text, bold: hasMark(node, 'bold'), italic: hasMark(node, 'italic') };
        case 'hardBreak':
          return { kind: 'break' };
        case 'citation':
          return { kind: 'citation', annotationId: node.attrs.annotationId };
        default:
          return assertNever(node);
      }
    }),
  );
}

function hasMark(node: InlineNode, type: 'bold' | 'italic'): boolean {
  return node.marks?.some((mark) => mark.type === type) ?? false;
}

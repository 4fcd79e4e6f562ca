import type { AnnotationId } from '../core/ids';

/**
 * A document as lines of readable text, whatever kind it is: what its history shows, and what is
 * compared. A line is one heading, paragraph, list item, quotation, table row or field of the head.
 */

/** What stands in a line, in order. Neighbouring texts of one look are one part. */
export type LinePart =
  | { readonly kind: 'text'; readonly text: string; readonly bold: boolean; readonly italic: boolean }
  | { readonly kind: 'citation'; readonly annotationId: AnnotationId }
  | { readonly kind: 'break' }
  /** A table's cell begins; `columns` and `rows` are how many it spans. */
  | { readonly kind: 'cell'; readonly header: boolean; readonly columns: number; readonly rows: number };

export type LineKind = 'field' | 'heading' | 'paragraph' | 'list-item' | 'list-more' | 'quote' | 'row' | 'footnote';

export type Line = {
  readonly kind: LineKind;
  /** Outline level of a heading, nesting depth of a list item (from 1); 1 for all others. */
  readonly level: number;
  /** Of a field: which one, e.g. `title`; else empty. */
  readonly field: string;
  /** Of a numbered list's item: its number as shown. It follows from where the line stands, so that it is never compared. */
  readonly number: number | null;
  readonly parts: readonly LinePart[];
};

/** Joins neighbouring texts of one look, and drops empty ones: equal looks give equal parts. */
export function joinParts(parts: readonly LinePart[]): readonly LinePart[] {
  const joined: LinePart[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (part.kind !== 'text') joined.push(part);
    else if (last?.kind === 'text' && last.bold === part.bold && last.italic === part.italic) {
      joined[joined.length - 1] = { ...last, text: last.text + part.text };
    } else if (part.text !== '') joined.push(part);
  }
  return joined;
}

/** Parts of plain words; each line feed becomes a break. */
export function plainParts(text: string): readonly LinePart[] {
  const parts = text
    .split('\n')
    .flatMap((words, index): LinePart[] => [
      ...(index === 0 ? [] : [{ kind: 'break' as const }]),
      { kind: 'text', text: words, bold: false, italic: false },
    ]);
  return joinParts(parts);
}

/** The words of parts as one text: a break, a citation and the end of a cell part words. */
export function partsText(parts: readonly LinePart[]): string {
  return parts.map((part) => (part.kind === 'text' ? part.text : ' ')).join('');
}

/** One value for each thing that a reader could tell apart: equal for two parts exactly when they look the same. */
export function partKey(part: LinePart): string {
  switch (part.kind) {
    case 'text':
      return `t${part.bold ? 'b' : ''}${part.italic ? 'i' : ''} ${part.text}`;
    case 'citation':
      return `c ${part.annotationId}`;
    case 'cell':
      return `d ${part.header} ${part.columns} ${part.rows}`;
    default:
      return part.kind;
  }
}

/** As `partKey`, of a whole line. */
export function lineKey(line: Line): string {
  return `${lineStyle(line)}\n${line.parts.map(partKey).join('\n')}`;
}

/** What a line is, whatever it says: its kind, level and field, and whether it is numbered. */
export function lineStyle({ kind, level, field, number }: Line): string {
  return `${kind} ${level} ${field} ${number !== null}`;
}

import type { SourceBlock } from '../source-reading';
import { block, hasText } from './blocks';

/** A cell: what stands in it, and over how many columns. */
export type Cell = { readonly blocks: readonly SourceBlock[]; readonly span: number };
export type Row = { readonly cells: readonly Cell[]; readonly isHead: boolean };

/** Columns that a cell may claim to span: a hostile file claims a milliard. */
const mostColumns = 100;

/**
 * The rows of a table as blocks, cells parted by one tab each. A table that only lays out a page (one column, or with
 * headings or whole tables in its cells) is given as what stands in it. Notes, pictures, and what is cut, follow the table.
 */
export function tableBlocks(rows: readonly Row[]): readonly SourceBlock[] {
  const cells = rows.flatMap((row) => row.cells);
  if (rows.every((row) => row.cells.length <= 1) || cells.some((cell) => cell.blocks.some(isStructure))) {
    return cells.flatMap((cell) => cell.blocks);
  }
  const inRows = rows.flatMap((row): readonly SourceBlock[] => {
    const text = row.cells.map((cell) => wordsOf(cell) + '\t'.repeat(Math.min(mostColumns, Math.max(1, cell.span)) - 1)).join('\t');
    // Trimming would move the words of a row whose first cell is empty into the wrong column.
    return /\S/.test(text) ? [{ ...block(row.isHead ? 'table-head' : 'table-row', ''), text }] : [];
  });
  return [...inRows, ...cells.flatMap((cell) => cell.blocks.filter((item) => !isCellText(item)))];
}

function isStructure({ kind, cut }: SourceBlock): boolean {
  return cut === null && (kind === 'heading' || kind === 'table-head' || kind === 'table-row');
}

function isCellText({ kind, cut, picture }: SourceBlock): boolean {
  return cut === null && kind !== 'footnote' && picture === undefined;
}

function wordsOf({ blocks }: Cell): string {
  return blocks
    .filter((item) => isCellText(item) && hasText(item))
    .map(({ text }) => text.replaceAll('\t', ' '))
    .join('\n');
}

/** Parts two tables that follow each other with nothing in between: only a head begins a table anew. */
export function partTables(before: SourceBlock | undefined, table: readonly SourceBlock[]): readonly SourceBlock[] {
  const [first, ...rest] = table;
  if (first?.kind !== 'table-row' || before?.kind !== 'table-row') return table;
  return [{ ...first, kind: 'table-head' }, ...rest];
}

import type { TableNode } from '../domain/briefing-body';
import type { ResolvedBlock, ResolvedCell, ResolvedTable } from './resolved-briefing';

type CellNode = TableNode['content'][number]['content'][number];

/**
 * Gives every cell its place. The editor's tables come from pastes and merges too, so rows may be
 * uneven and spans may reach past the end; paper needs a grid in which each place is taken once. The
 * rule is that of HTML tables: a cell takes the first free column of its row. Cells are resolved in
 * reading order.
 */
export function resolveTable(table: TableNode, resolveCell: (cell: CellNode) => readonly ResolvedBlock[]): ResolvedTable {
  const taken = table.content.map(() => new Set<number>());
  const widths = new Map<number, number>();
  let columns = 1;
  const rows = table.content.map((row, rowIndex) =>
    row.content.map((cell): ResolvedCell => {
      const column = firstFree(taken[rowIndex]);
      const columnSpan = freeRun(taken[rowIndex], column, cell.attrs.colspan);
      const rowSpan = Math.min(cell.attrs.rowspan, table.content.length - rowIndex);
      for (const places of taken.slice(rowIndex, rowIndex + rowSpan)) {
        for (let place = column; place < column + columnSpan; place += 1) places.add(place);
      }
      for (const [offset, width] of (cell.attrs.colwidth ?? []).entries()) {
        if (offset < columnSpan && width > 0 && !widths.has(column + offset)) widths.set(column + offset, width);
      }
      columns = Math.max(columns, column + columnSpan);
      return { column, row: rowIndex, columnSpan, rowSpan, header: cell.type === 'tableHeader', blocks: resolveCell(cell) };
    }),
  );
  return {
    kind: 'table',
    columns,
    widths: Array.from({ length: columns }, (_, column) => widths.get(column) ?? null),
    headerRows: headerRows(rows),
    rows,
  };
}

function firstFree(places: ReadonlySet<number> | undefined): number {
  let column = 0;
  while (places?.has(column)) column += 1;
  return column;
}

/** How many free places from `column` on, at most `wanted`: a wide cell must not run into one that hangs down from above. */
function freeRun(places: ReadonlySet<number> | undefined, column: number, wanted: number): number {
  let span = 1;
  while (span < wanted && !places?.has(column + span)) span += 1;
  return span;
}

/** Leading rows made of header cells alone. A header cell that reaches down into the body cannot be repeated: then there are none. */
function headerRows(rows: readonly (readonly ResolvedCell[])[]): number {
  const firstOther = rows.findIndex((row) => row.length === 0 || row.some((cell) => !cell.header));
  // A table of nothing but header cells is a plain table: a header needs something to stand over.
  const count = firstOther === -1 ? 0 : firstOther;
  const reaches = rows.slice(0, count).some((row) => row.some((cell) => cell.row + cell.rowSpan > count));
  return reaches ? 0 : count;
}

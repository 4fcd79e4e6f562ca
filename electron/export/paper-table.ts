import type { ResolvedBlock, ResolvedTable, Run } from '../../shared/compile/resolved-briefing';
import { type PaperBlock, type PaperCell, runsOf } from './paper-block';

/** In characters: a narrow column of so many fills a third of a page. */
const longCell = 600;

/** The table as the templates read it; `blocksOf` prints what stands in a cell. */
export function paperTable(table: ResolvedTable, blocksOf: (blocks: readonly ResolvedBlock[]) => readonly PaperBlock[]): PaperBlock {
  return {
    kind: 'table',
    headerRows: table.headerRows,
    widths: table.widths,
    anyWidth: table.widths.some((width) => width !== null),
    rows: withFillers(
      table.rows.map((row) =>
        row.map((cell): PaperCell => {
          const blocks = blocksOf(cell.blocks);
          return { ...cell, blocks, long: lengthOf(blocks.flatMap(runsOf)) > longCell, continued: false, continues: false };
        }),
      ),
    ),
  };
}

/**
 * Typst sets a cell that spans rows after the rows that it spans, and its footnotes with it: the notes
 * at the foot of the page would stand in the wrong order. So a cell with footnotes spans no rows; it
 * goes on in empty cells below, without a line between, which looks the same.
 */
function withFillers(rows: readonly (readonly PaperCell[])[]): readonly (readonly PaperCell[])[] {
  const filled: PaperCell[][] = rows.map(() => []);
  for (const cell of rows.flat()) {
    const splits = cell.rowSpan > 1 && cell.blocks.flatMap(runsOf).some((run) => run.kind === 'footnote');
    filled[cell.row]?.push(splits ? { ...cell, rowSpan: 1, continued: true } : cell);
    const last = cell.row + cell.rowSpan - 1;
    for (let row = cell.row + 1; splits && row <= last; row += 1) {
      filled[row]?.push({ ...cell, row, rowSpan: 1, blocks: [], long: false, continued: row < last, continues: true });
    }
  }
  return filled.map((row) => row.sort((one, other) => one.column - other.column));
}

function lengthOf(runs: readonly Run[]): number {
  return runs.reduce((total, run) => total + (run.kind === 'text' ? run.text.length : 0), 0);
}

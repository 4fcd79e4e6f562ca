import type { Row } from '../office/table';

/** A row with the right edges of its cells, in twips, from the left. */
export type EdgedRow = Row & { readonly edges: readonly number[] };

/** Edges that are so near to each other are one, in twips: programs round. */
const tolerance = 40;

/**
 * Rows whose cells know over how many columns they go. The format does not say so; it shows where the edges of a row with
 * fewer cells lie among those of the row with most. Rows that do not fit stay as they are.
 */
export function spread(rows: readonly EdgedRow[]): readonly Row[] {
  const most = rows.reduce<readonly number[]>((edges, row) => (fits(row) && row.edges.length > edges.length ? row.edges : edges), []);
  return rows.map((row) => {
    if (!fits(row) || row.edges.length === most.length) return row;
    const columns = row.edges.map((edge) => most.findIndex((other) => Math.abs(other - edge) <= tolerance));
    if (columns.some((column, index) => column <= (columns[index - 1] ?? -1))) return row;
    return { ...row, cells: row.cells.map((cell, index) => ({ ...cell, span: (columns[index] ?? 0) - (columns[index - 1] ?? -1) })) };
  });
}

function fits({ cells, edges }: EdgedRow): boolean {
  return cells.length === edges.length;
}

import type { OpenBlock } from './open-block';
import type { PageBlock } from './page-block';
import type { PageElement } from './page-tree';
import { isDataTable, isHeadRow, spanOf } from './tables';
import { type Words, wordsText } from './words';

/** A table of data that is being walked through. */
type OpenTable = {
  /** Rows that cells of earlier rows still reach into, by their column. */
  readonly reaching: number[];
  cells: { readonly element: PageElement; readonly open: OpenBlock }[];
  /** Whether a row of data has come, so that what follows is no head. */
  begun: boolean;
};

type DoneRow = { readonly block: PageBlock | null; readonly unseen: readonly Words[] };

/** Empty cells, for columns that others reach over, are not added to a row that is longer than this. */
const longRow = 1000;

/** Makes rows of the tables that hold data; the cells of other tables are boxes like others. */
export type Rows = {
  /** Answers whether a cell of a row begins here. */
  readonly enter: (element: PageElement) => boolean;
  readonly inCell: () => boolean;
  readonly endsCell: (element: PageElement) => boolean;
  readonly addCell: (element: PageElement, open: OpenBlock) => void;
  /** The row that ends here, else `null`. */
  readonly leave: (element: PageElement) => DoneRow | null;
};

export function createRows(): Rows {
  const tables: (OpenTable | null)[] = [];
  let cell: PageElement | null = null;
  const isCell = ({ tagName }: PageElement): boolean => tagName === 'td' || tagName === 'th';
  return {
    enter(element) {
      if (element.tagName === 'table') tables.push(isDataTable(element) ? { reaching: [], cells: [], begun: false } : null);
      if (!isCell(element) || cell !== null || (tables.at(-1) ?? null) === null) return false;
      cell = element;
      return true;
    },
    inCell: () => cell !== null,
    endsCell: (element) => element === cell,
    addCell(element, open) {
      tables.at(-1)?.cells.push({ element, open });
      cell = null;
    },
    leave(element) {
      const table = tables.at(-1) ?? null;
      if (element.tagName === 'table') tables.pop();
      if (element.tagName !== 'tr' || table === null) return null;
      const { cells } = table;
      table.cells = [];
      return finishRow(table, element, cells);
    },
  };
}

function finishRow(table: OpenTable, row: PageElement, cells: OpenTable['cells']): DoneRow {
  const texts: string[] = [];
  const reached = (): void => {
    while ((table.reaching[texts.length] ?? 0) > 0) {
      table.reaching[texts.length] = (table.reaching[texts.length] ?? 0) - 1;
      texts.push('');
    }
  };
  for (const { element, open } of cells) {
    reached();
    const { columns, rows } = spanOf(element);
    for (let column = 0; column < columns && (column === 0 || texts.length < longRow); column += 1) {
      table.reaching[texts.length] = rows - 1;
      texts.push(column === 0 ? wordsText(open.seen).replace(/\s+/gu, ' ') : '');
    }
  }
  reached();
  const unseen = cells.map(({ open }) => open.unseen);
  if (texts.every((text) => text === '')) return { block: null, unseen };
  const isHead = !table.begun && isHeadRow(row);
  if (!isHead) table.begun = true;
  const sum = (count: 'letters' | 'linked' | 'found'): number => cells.reduce((total, { open }) => total + open.seen[count], 0);
  const block: PageBlock = {
    kind: isHead ? 'table-head' : 'table-row',
    level: 1,
    element: row,
    text: texts.join('\t'),
    cut: null,
    letters: sum('letters'),
    linked: sum('linked'),
    found: sum('found'),
    preformatted: false,
  };
  return { block, unseen };
}

import { attribute, childrenOf, elementsOf, isElement, type PageElement, textOf } from './page-tree';
import { headingLevels, listTags } from './tags';

/** A cell with more letters than this, in more than one piece, is a part of the page and not of a table. */
const longCell = 400;
/** As many columns as a cell may stand for; more is a slip or a trick. */
const widest = 50;

/** Whether a table holds data, and not the parts of a page that was laid out with it. */
export function isDataTable(table: PageElement): boolean {
  if (/^(?:presentation|none)$/.test(attribute(table, 'role'))) return false;
  const rows = rowsOf(table);
  if (rows === null) return false;
  const cells = rows.map((row) => cellsOf(row));
  const heads = cells.flat().some((cell) => cell.tagName === 'th');
  const columns = Math.max(0, ...cells.map((row) => row.length));
  if (!heads && (columns < 2 || rows.length < 2)) return false;
  return cells.flat().every((cell) => !isPartOfPage(cell));
}

/** The rows of a table; `null` when another table lies in it. */
function rowsOf(table: PageElement): readonly PageElement[] | null {
  const rows: PageElement[] = [];
  for (const element of elementsOf(table)) {
    if (element.tagName === 'table') return null;
    if (element.tagName === 'tr') rows.push(element);
  }
  return rows;
}

export function cellsOf(row: PageElement): readonly PageElement[] {
  return childrenOf(row).filter((node): node is PageElement => isElement(node) && (node.tagName === 'td' || node.tagName === 'th'));
}

function isPartOfPage(cell: PageElement): boolean {
  let pieces = 0;
  for (const element of elementsOf(cell)) {
    if (element.tagName === 'form' || element.tagName in headingLevels) return true;
    if (element.tagName === 'p' || listTags.has(element.tagName) || element.tagName === 'br') pieces += 1;
  }
  return pieces > 1 && textOf(cell).trim().length > longCell;
}

/** Whether a row heads the columns below it: it lies in the head of the table, or is all of head cells. */
export function isHeadRow(row: PageElement): boolean {
  const parent = row.parentNode;
  if (parent !== null && isElement(parent) && parent.tagName === 'thead') return true;
  const cells = cellsOf(row);
  return cells.length > 0 && cells.every((cell) => cell.tagName === 'th');
}

/** How many columns and rows a cell stands for. */
export function spanOf(cell: PageElement): { readonly columns: number; readonly rows: number } {
  return { columns: span(attribute(cell, 'colspan')), rows: span(attribute(cell, 'rowspan')) };
}

function span(text: string): number {
  const number = Number.parseInt(text, 10);
  return number >= 1 && number <= widest ? number : 1;
}

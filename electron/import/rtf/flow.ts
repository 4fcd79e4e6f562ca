import { append, block, hasContent, hasText } from '../office/blocks';
import type { Findings } from '../office/findings';
import { emptyLine, type Line } from '../office/line';
import type { StyleMeaning } from '../office/style-names';
import { type Cell, partTables, tableBlocks } from '../office/table';
import type { SourceBlock } from '../source-reading';
import { type Painted, unpainted } from './look';
import { type EdgedRow, spread } from './spread';

/** What is set for the paragraphs that follow, until it is set anew. */
export type ParagraphState = {
  style: number;
  /** From 0; `null` for none. */
  outline: number | null;
  /** The list that it belongs to, 0 for none, and how deep, from 0. */
  list: number;
  depth: number;
  /** In twips, of 1/1440 inch: what the first line hangs out, and the indent of the others. */
  firstLine: number;
  indent: number;
  inTable: boolean;
  /** Whether it stands in a table within a cell. */
  isNested: boolean;
  paint: Painted;
};

export function plainParagraph(): ParagraphState {
  return { style: 0, outline: null, list: 0, depth: 0, firstLine: 0, indent: 0, inTable: false, isNested: false, paint: unpainted };
}

/** A run of paragraphs and tables: the body, a note, a header, a comment, a text box. */
export type Flow = {
  line: Line;
  paragraph: ParagraphState;
  /** Whether the sign or number of a list stood before the paragraph; `null` when nothing says so. */
  signed: boolean | null;
  /** Whether rows are those that are repeated on each page. */
  headRow: boolean;
  /** The right edges of the cells of the rows that follow, in twips. */
  edges: number[];
  /** What paints those rows and each of their cells, and the cell that is being described. */
  rowPaint: Painted;
  cellPaints: Painted[];
  nextPaint: Painted;
  /** What the page, or the box, is painted with: nothing, or what nobody knows. */
  page: readonly null[];
  /** All that is painted below the words that come, from the outermost to the innermost. */
  readonly painted: () => readonly (Painted | null)[];
  /** A cell of the rows that follow ends there. */
  readonly endShape: (edge: number) => void;
  readonly endParagraph: () => void;
  readonly endCell: () => void;
  readonly endRow: () => void;
  /** All blocks, after the end of the flow. */
  readonly finish: () => readonly SourceBlock[];
};

export function createFlow(meaningOf: (style: number) => StyleMeaning, findings: Findings): Flow {
  const blocks: SourceBlock[] = [];
  let rows: EdgedRow[] = [];
  let cells: Cell[] = [];
  let inCell: SourceBlock[] = [];
  const flow: Flow = {
    line: emptyLine(),
    paragraph: plainParagraph(),
    signed: null,
    headRow: false,
    edges: [],
    rowPaint: unpainted,
    cellPaints: [],
    nextPaint: unpainted,
    page: [],
    painted() {
      const { inTable, isNested, paint } = flow.paragraph;
      if (!inTable) return [...flow.page, paint];
      // A table within a cell is described behind its words, and so are the rows of some programs.
      if (isNested || flow.edges.length === 0) return [null, paint];
      return [...flow.page, flow.rowPaint, flow.cellPaints[cells.length] ?? unpainted, paint];
    },
    endShape(edge) {
      flow.edges.push(edge);
      flow.cellPaints.push(flow.nextPaint);
      flow.nextPaint = unpainted;
    },
    endParagraph() {
      const found = paragraphBlocks(flow, meaningOf, findings);
      flow.line = emptyLine();
      flow.signed = null;
      if (flow.paragraph.inTable) append(inCell, found);
      else {
        endTable();
        append(blocks, found);
      }
    },
    endCell() {
      append(inCell, paragraphBlocks(flow, meaningOf, findings));
      flow.line = emptyLine();
      flow.signed = null;
      cells.push({ blocks: inCell, span: 1 });
      inCell = [];
    },
    endRow() {
      // What stands behind the last cell is in no cell, and still in the row.
      if (inCell.length > 0) cells.push({ blocks: inCell, span: 1 });
      inCell = [];
      if (cells.length > 0) rows.push({ cells, isHead: flow.headRow, edges: flow.edges });
      cells = [];
    },
    finish() {
      if (hasText(block('paragraph', flow.line.words + flow.line.hidden)) || flow.line.beside.length > 0) flow.endParagraph();
      endTable();
      return blocks;
    },
  };
  const endTable = (): void => {
    flow.endRow();
    if (rows.length === 0) return;
    append(blocks, partTables(blocks.at(-1), tableBlocks(spread(rows))));
    rows = [];
  };
  return flow;
}

/** The words that say what is painted. Answers whether it was one of them. */
export function paintWord(flow: Flow, name: string, number: number): boolean {
  const { paragraph } = flow;
  if (name === 'cbpat') paragraph.paint = { ...paragraph.paint, ground: number };
  else if (name === 'shading') paragraph.paint = { ...paragraph.paint, pattern: number };
  else if (name === 'clcbpat') flow.nextPaint = { ...flow.nextPaint, ground: number };
  else if (name === 'clshdng') flow.nextPaint = { ...flow.nextPaint, pattern: number };
  else if (name === 'trcbpat') flow.rowPaint = { ...flow.rowPaint, ground: number };
  else if (name === 'trshdng') flow.rowPaint = { ...flow.rowPaint, pattern: number };
  else return false;
  return true;
}

function paragraphBlocks(flow: Flow, meaningOf: (style: number) => StyleMeaning, findings: Findings): readonly SourceBlock[] {
  const { line, paragraph, signed } = flow;
  const hidden = block('paragraph', line.hidden, 1, 'hidden-text');
  if (hasText(hidden)) findings.hide();
  return [ownBlock(line.words, paragraph, signed, meaningOf), hidden, ...line.beside].filter(hasContent);
}

function ownBlock(
  words: string,
  paragraph: ParagraphState,
  signed: boolean | null,
  meaningOf: (style: number) => StyleMeaning,
): SourceBlock {
  const meaning = meaningOf(paragraph.style);
  const level = paragraph.outline === null ? null : paragraph.outline + 1;
  if (level !== null && level <= 9) return block('heading', words.replace(/\s*\n\s*/g, ' '), level);
  if (meaning?.kind === 'heading' && level === null) return block('heading', words.replace(/\s*\n\s*/g, ' '), meaning.level);
  if (meaning?.kind === 'contents') return block('paragraph', words, 1, 'page-furniture');
  if (signed ?? paragraph.list > 0) return block('list-item', words, paragraph.depth + 1);
  const item = hangingItem(words, paragraph);
  if (item !== null) return item;
  if (meaning?.kind === 'list-item') return block('list-item', words, meaning.level);
  return block(meaning?.kind === 'quote' ? 'quote' : 'paragraph', words);
}

/** A quarter of an inch, by which programs indent each level of a list. */
const indentStep = 360;

/** A list that only looks like one: a sign or number that hangs out before a tab. The sign is left out, as that of other lists is. */
function hangingItem(words: string, { firstLine, indent }: ParagraphState): SourceBlock | null {
  const sign = /^\s*(?:[•·▪◦‣–—-]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)])\t/i.exec(words);
  if (sign === null || firstLine >= 0) return null;
  return block('list-item', words.slice(sign[0].length), Math.max(1, Math.round(indent / indentStep)));
}

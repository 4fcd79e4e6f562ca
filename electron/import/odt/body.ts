import { append, block, cutAs, hasContent, hasText } from '../office/blocks';
import type { Findings } from '../office/findings';
import { emptyLine } from '../office/line';
import { type Look, paintedOver } from '../office/look';
import { type Cell, partTables, type Row, tableBlocks } from '../office/table';
import type { SourceBlock } from '../source-reading';
import { attribute, child, elements, textOf, type XmlElement } from '../xml/xml-tree';
import { drawingBlocks, type InlineContext, noteActive, readInline } from './inline';
import type { OdtStyles } from './styles';

/** What all content of one document shares. */
export type BodyContext = Pick<InlineContext, 'styles' | 'findings' | 'endnotes' | 'comments' | 'picture'> & {
  /** How letters look of which nothing more is said: on the page, and where they stand. */
  readonly page: Look;
  readonly around: Look;
};

export function bodyContext(styles: OdtStyles, findings: Findings, page: Look, picture: InlineContext['picture']): BodyContext {
  return { styles, findings, page, around: page, endnotes: [], comments: [], picture };
}

/** Where in its lists a paragraph stands: how deep, and whether the sign of the item is before it. */
type Place = { readonly depth: number; sign: boolean };

/** The blocks of a body, a cell, a note, a text box, a header: whatever holds paragraphs and tables. */
export function readBody(body: XmlElement, context: BodyContext): readonly SourceBlock[] {
  const blocks: SourceBlock[] = [];
  const inline: InlineContext = { ...context, blocks: (content, around = context.page) => readBody(content, { ...context, around }) };
  const walk = (node: XmlElement, place: Place | null): void => {
    for (const item of elements(node)) readItem(item, place);
  };
  const readItem = (item: XmlElement, place: Place | null): void => {
    if (item.name === 'text:p' || item.name === 'text:h') append(blocks, paragraphBlocks(item, place, inline, context.around));
    else if (item.name === 'text:list') walk(item, { depth: (place?.depth ?? 0) + 1, sign: false });
    else if (item.name === 'text:list-item') walk(item, { depth: place?.depth ?? 1, sign: true });
    else if (item.name === 'table:table')
      append(blocks, partTables(blocks.at(-1), tableBlocks(readRows(item, false, painted(item, 'table', context)))));
    else if (item.name === 'text:tracked-changes') noteChanges(item, context.findings);
    else if (item.name === 'text:section' && isHiddenSection(item)) append(blocks, hiddenBlocks(item, context));
    else if (item.name === 'text:section') readSection(item, place);
    else if (isContents(item.name)) append(blocks, cutAs(readBody(item, context), 'page-furniture'));
    else if (item.name === 'office:forms') for (const _form of elements(item)) context.findings.drop('form');
    else if (item.name === 'draw:text-box') walk(item, null);
    else if (item.name.startsWith('draw:')) append(blocks, drawingBlocks(item, inline));
    else {
      noteActive(item, context.findings);
      walk(item, place);
    }
  };
  /** One that is painted is read as a body of its own. */
  const readSection = (item: XmlElement, place: Place | null): void => {
    noteActive(item, context.findings);
    const inside = painted(item, 'section', context);
    if (inside.around === context.around) walk(item, place);
    else append(blocks, readBody(item, inside));
  };
  walk(body, null);
  return blocks;
}

function paragraphBlocks(item: XmlElement, place: Place | null, inline: InlineContext, around: Look): readonly SourceBlock[] {
  const style = inline.styles('paragraph', attribute(item, 'text:style-name'));
  const line = emptyLine();
  const look = { ...paintedOver(around, style.ground), ...style.letters };
  readInline(item.children, { ...look, gone: look.gone || isHiddenParagraph(item) }, line, inline);
  const hidden = block('paragraph', line.hidden, 1, 'hidden-text');
  if (hasText(hidden)) inline.findings.hide();
  const own = ownBlock(item, line.words, style, place);
  if (place !== null && hasText(own)) place.sign = false;
  return [own, hidden, ...line.beside].filter(hasContent);
}

function ownBlock(item: XmlElement, words: string, { meaning }: ReturnType<OdtStyles>, place: Place | null): SourceBlock {
  if (item.name === 'text:h') return heading(words, Number(attribute(item, 'text:outline-level')) || 1);
  if (meaning?.kind === 'heading') return heading(words, meaning.level);
  if (meaning?.kind === 'contents') return block('paragraph', words, 1, 'page-furniture');
  if (place?.sign === true) return block('list-item', words, place.depth);
  return block(meaning?.kind === 'quote' ? 'quote' : 'paragraph', words);
}

function heading(words: string, level: number): SourceBlock {
  return block('heading', words.replace(/\s*\n\s*/g, ' '), level);
}

function isHiddenParagraph(item: XmlElement): boolean {
  const field = child(item, 'text:hidden-paragraph');
  return field !== undefined && attribute(field, 'text:is-hidden') !== 'false';
}

function isHiddenSection(item: XmlElement): boolean {
  const display = attribute(item, 'text:display');
  return display === 'none' || (display === 'condition' && attribute(item, 'text:is-hidden') !== 'false');
}

/** What holds in something that its style may paint. */
function painted(item: XmlElement, family: 'section' | 'table' | 'table-row' | 'table-cell', context: BodyContext): BodyContext {
  const { ground } = context.styles(family, attribute(item, family === 'section' ? 'text:style-name' : 'table:style-name'));
  return { ...context, around: paintedOver(context.around, ground) };
}

function hiddenBlocks(item: XmlElement, context: BodyContext): readonly SourceBlock[] {
  const blocks = readBody(item, context);
  for (const hidden of blocks) if (hidden.cut === null) context.findings.hide();
  return cutAs(blocks, 'hidden-text');
}

/** Lists of what stands where in the document; a bibliography is the author's. */
function isContents(name: string): boolean {
  return /^text:(?:table-of-content|(?:illustration|table|object|user|alphabetical)-index)$/.test(name);
}

/** What was taken out stands apart from the text, and stays out of it. */
function noteChanges(item: XmlElement, findings: Findings): void {
  for (const region of elements(item)) {
    const removed = child(region, 'text:deletion');
    findings.accept(removed === undefined ? '' : elements(removed).map(textOf).join(' '));
  }
}

function readRows(table: XmlElement, inHead: boolean, context: BodyContext): readonly Row[] {
  return elements(table).flatMap((item): readonly Row[] => {
    if (item.name === 'table:table-header-rows') return readRows(item, true, context);
    if (item.name === 'table:table-rows' || item.name === 'table:table-row-group') return readRows(item, inHead, context);
    if (item.name !== 'table:table-row') return [];
    const row = painted(item, 'table-row', context);
    return [{ cells: elements(item).flatMap((cell) => readCell(cell, row)), isHead: inHead }];
  });
}

/** Cells of the same content that one element may stand for. */
const mostRepeated = 100;

/** A cell that another one spreads over is there as well, and empty: each stands for one column. */
function readCell(item: XmlElement, context: BodyContext): readonly Cell[] {
  if (!/^table:(?:covered-)?table-cell$/.test(item.name)) return [];
  const times = Number(attribute(item, 'table:number-columns-repeated')) || 1;
  const cell: Cell = { blocks: readBody(item, painted(item, 'table-cell', context)), span: 1 };
  return Array.from({ length: Math.max(1, Math.min(mostRepeated, Math.floor(times))) }, () => cell);
}

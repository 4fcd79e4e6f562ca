import { append, block, cutAs, hasContent, hasText, joined } from '../office/blocks';
import type { Findings } from '../office/findings';
import { emptyLine } from '../office/line';
import { boxLook, type Look, paintedOver } from '../office/look';
import { type Cell, partTables, type Row, tableBlocks } from '../office/table';
import type { SourceBlock } from '../source-reading';
import { attribute, child, elements, type XmlElement } from '../xml/xml-tree';
import { type InlineContext, readInline, removedWords } from './inline';
import type { DocxLists } from './lists';
import { groundOf } from './look';
import { type DocxStyles, listPlace, outlineMeaning } from './styles';
import { isOn } from './vocabulary';

/** What all content of one document shares. */
export type BodyContext = {
  readonly styles: DocxStyles;
  readonly lists: DocxLists;
  readonly findings: Findings;
  /** How letters look of which nothing more is said. */
  readonly around: Look;
  /** See `InlineContext`. */
  readonly note: InlineContext['note'];
  readonly picture: InlineContext['picture'];
};

/** The blocks of a body, a cell, a note, a text box, a header: whatever holds paragraphs and tables. */
export function readBody(body: XmlElement, context: BodyContext): readonly SourceBlock[] {
  const blocks: SourceBlock[] = [];
  const inline: InlineContext = { ...context, fields: [], box: (content) => readBody(content, { ...context, around: boxLook }) };
  /** Words of a paragraph whose end has been removed, or of one that is nothing but the large first letter of the next. */
  let carried = '';
  const walk = (node: XmlElement): void => {
    for (const item of elements(node)) {
      if (item.name === 'w:p') {
        const { own, words, beside, goesOn } = readParagraph(item, carried, inline, context);
        carried = goesOn ? words : '';
        append(blocks, goesOn ? [] : [own].filter(hasText));
        append(blocks, beside);
      } else if (item.name === 'w:tbl') append(blocks, partTables(blocks.at(-1), tableBlocks(readRows(item, context))));
      else if (item.name === 'w:del' || item.name === 'w:moveFrom')
        context.findings.accept(item.name === 'w:del' ? removedWords(item) : '');
      else if (item.name === 'mc:AlternateContent') walk(child(item, 'mc:Choice') ?? child(item, 'mc:Fallback') ?? item);
      else if (item.name === 'w:r' || item.name === 'm:oMathPara' || item.name === 'm:oMath') walkLoose(item);
      else walk(item);
    }
  };
  /** Words without a paragraph around them, as broken programs write them. */
  const walkLoose = (item: XmlElement): void => {
    const line = emptyLine();
    readInline({ name: 'w:p', attributes: new Map(), children: [item] }, context.around, line, inline);
    append(blocks, [block('paragraph', line.words), ...line.beside].filter(hasContent));
  };
  walk(body);
  return carried === '' ? blocks : [...blocks, block('paragraph', carried)];
}

type Paragraph = {
  readonly own: SourceBlock;
  /** Its words as they stand, with the blanks at their ends. */
  readonly words: string;
  /** What follows it: its hidden words, its notes, text boxes that are anchored in it. */
  readonly beside: readonly SourceBlock[];
  /** Whether its words go on in the next paragraph. */
  readonly goesOn: boolean;
};

function readParagraph(item: XmlElement, carried: string, inline: InlineContext, context: BodyContext): Paragraph {
  const settings = child(item, 'w:pPr');
  const style = context.styles(attribute(child(settings, 'w:pStyle'), 'w:val'));
  const line = emptyLine(carried);
  const look = { ...paintedOver(context.around, style.ground, groundOf(child(settings, 'w:shd'))), ...style.letters };
  readInline(item, look, line, inline);
  // An instruction ends with its paragraph, even where a broken file never closes it: the words after it are words.
  while (inline.fields.at(-1)?.inResult === false) inline.fields.pop();
  const hidden = block('paragraph', line.hidden, 1, 'hidden-text');
  if (hasText(hidden)) context.findings.hide();
  return {
    own: paragraphBlock(line.words, settings, style, context),
    words: line.words,
    beside: [hidden, ...line.beside].filter(hasContent),
    goesOn: endIsRemoved(settings, context.findings) || isDropCap(settings),
  };
}

function paragraphBlock(
  words: string,
  settings: XmlElement | undefined,
  style: ReturnType<DocxStyles>,
  { lists }: BodyContext,
): SourceBlock {
  const meaning = outlineMeaning(settings, style.meaning);
  if (meaning?.kind === 'heading') return block('heading', words.replace(/\s*\n\s*/g, ' '), meaning.level);
  if (meaning?.kind === 'contents') return block('paragraph', words, 1, 'page-furniture');
  const place = listPlace(settings, style.list);
  if (place !== null && lists(place)) return block('list-item', words, place.depth + 1);
  if (meaning?.kind === 'list-item') return block('list-item', words, meaning.level);
  return block(meaning?.kind === 'quote' ? 'quote' : 'paragraph', words);
}

function endIsRemoved(settings: XmlElement | undefined, findings: Findings): boolean {
  const mark = child(settings, 'w:rPr');
  if (child(mark, 'w:ins') !== undefined) findings.accept();
  const removed = child(mark, 'w:del') !== undefined || child(mark, 'w:moveFrom') !== undefined;
  if (removed) findings.accept();
  return removed;
}

function isDropCap(settings: XmlElement | undefined): boolean {
  return /^(?:drop|margin)$/.test(attribute(child(settings, 'w:framePr'), 'w:dropCap'));
}

function readRows(table: XmlElement, context: BodyContext): readonly Row[] {
  const look = tableLook(table, context);
  return rowsOf(table).flatMap((row): readonly Row[] => {
    const settings = child(row, 'w:trPr');
    if (child(settings, 'w:del') !== undefined) {
      context.findings.accept(removedWords(row));
      return [];
    }
    const head = child(settings, 'w:tblHeader');
    const before = spanOf(child(settings, 'w:gridBefore'), 0);
    const empty: readonly Cell[] = before > 0 ? [{ blocks: [], span: before }] : [];
    const cells = partsOf(row, 'w:tc').map((cell): Cell => ({ blocks: readCell(cell, look, context), span: cellSpan(cell) }));
    return [{ cells: [...empty, ...cells], isHead: head !== undefined && isOn(attribute(head, 'w:val')) }];
  });
}

/** A style may paint any part of a table; which one, only its cells would tell. */
function tableLook(table: XmlElement, { styles, around }: BodyContext): Look {
  const settings = child(table, 'w:tblPr');
  const isPainted = styles(attribute(child(settings, 'w:tblStyle'), 'w:val')).paintsTables;
  return paintedOver(around, groundOf(child(settings, 'w:shd')), isPainted ? null : undefined);
}

function readCell(cell: XmlElement, look: Look, context: BodyContext): readonly SourceBlock[] {
  return readBody(cell, { ...context, around: paintedOver(look, groundOf(child(child(cell, 'w:tcPr'), 'w:shd'))) });
}

function cellSpan(cell: XmlElement): number {
  return spanOf(child(child(cell, 'w:tcPr'), 'w:gridSpan'), 1);
}

function spanOf(setting: XmlElement | undefined, otherwise: number): number {
  const span = Number(attribute(setting, 'w:val') || otherwise);
  return Number.isInteger(span) && span >= 0 ? span : otherwise;
}

function rowsOf(table: XmlElement): readonly XmlElement[] {
  return partsOf(table, 'w:tr');
}

/** Rows and cells may lie in content controls and the like. */
function partsOf(node: XmlElement, name: string): readonly XmlElement[] {
  return elements(node).flatMap((item) => {
    if (item.name === name) return [item];
    return /^w:(?:sdt|sdtContent|customXml|ins|moveTo)$/.test(item.name) ? partsOf(item, name) : [];
  });
}

/** Parts beside the text have relations of their own, and pictures that are none of the article's. */
export const noPicture = (): null => null;

/** The blocks of a part that stands outside of the text, as one block each of `once`. */
export function outsideBlocks(part: XmlElement, cut: NonNullable<SourceBlock['cut']>, context: BodyContext): readonly SourceBlock[] {
  return cutAs(readBody(part, { ...context, picture: noPicture }), cut).filter(hasText);
}

/** The words of a note or a comment as one text; what is hidden in them comes along as blocks. */
export function noteWords(note: XmlElement, context: BodyContext): { readonly words: string; readonly hidden: readonly SourceBlock[] } {
  const blocks = readBody(note, context);
  return { words: joined(blocks.filter(({ cut }) => cut === null)), hidden: blocks.filter(({ cut }) => cut !== null) };
}

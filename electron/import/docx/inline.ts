import { append } from '../office/blocks';
import { noteField } from '../office/fields';
import type { Findings } from '../office/findings';
import { emptyLine, type Line } from '../office/line';
import { addWords, type Look } from '../office/look';
import { symbolSign } from '../office/symbols';
import type { SourceBlock } from '../source-reading';
import { attribute, child, elements, textOf, type XmlElement } from '../xml/xml-tree';
import { statedLook } from './look';
import type { DocxStyles } from './styles';
import { isOn } from './vocabulary';

/** What the inside of paragraphs asks of the document around it. Fields go on from one paragraph to the next. */
export type InlineContext = {
  readonly styles: DocxStyles;
  readonly findings: Findings;
  /** Fields that are open: their instruction, and whether their result has begun. */
  readonly fields: { code: string; inResult: boolean }[];
  /** The sign that stands for a note in the text. Gives the note's blocks beside the paragraph, or keeps them for the end. */
  readonly note: (kind: 'footnote' | 'endnote', id: string, ownSign: boolean, line: Line) => string;
  /** The block of the picture with that relation; `null` for one that is not in the document, or stands outside of its text. */
  readonly picture: (relation: string, alt: string) => SourceBlock | null;
  /** The blocks of a text box. */
  readonly box: (content: XmlElement) => readonly SourceBlock[];
};

const signs: Readonly<Record<string, string>> = {
  'w:tab': '\t',
  'w:ptab': '\t',
  'w:cr': '\n',
  'w:br': '\n',
  'w:noBreakHyphen': '\u2011',
  'w:softHyphen': '\u00AD',
};

/** Properties, and what has been removed: no words. */
const wordless = new Set(['w:pPr', 'w:rPr', 'w:sdtPr', 'w:fldData', 'w:delInstrText']);

/** Gathers the words of a paragraph's content into `line`. What is not known is gone through for the words in it. */
export function readInline(node: XmlElement, look: Look, line: Line, context: InlineContext): void {
  for (const item of elements(node)) readItem(item, look, line, context);
}

function readItem(item: XmlElement, look: Look, line: Line, context: InlineContext): void {
  const { findings } = context;
  const sign = signs[item.name];
  if (wordless.has(item.name)) return;
  if (sign !== undefined) add(sign, look, line, context);
  else if (item.name === 'w:t' || item.name === 'm:t') add(textOfRun(item), look, line, context);
  else if (item.name === 'w:r') readInline(item, runLook(item, look, context), line, context);
  else if (item.name === 'w:instrText') addCode(textOf(item), context);
  else if (item.name === 'w:fldChar') markField(attribute(item, 'w:fldCharType'), context);
  else if (item.name === 'w:sym')
    add(symbolSign(attribute(item, 'w:font'), Number.parseInt(attribute(item, 'w:char'), 16)), look, line, context);
  else if (item.name === 'w:del' || item.name === 'w:moveFrom') findings.accept(item.name === 'w:del' ? removedWords(item) : '');
  else if (item.name === 'w:footnoteReference' || item.name === 'w:endnoteReference') addNote(item, look, line, context);
  else if (item.name === 'w:txbxContent') append(line.beside, context.box(item));
  else if (item.name === 'mc:AlternateContent')
    readInline(child(item, 'mc:Choice') ?? child(item, 'mc:Fallback') ?? item, look, line, context);
  else if (item.name === 'w:ruby') addReading(item, look, line, context);
  else {
    if (item.name === 'w:ins' || item.name === 'w:moveTo') findings.accept();
    if (!look.gone && (item.name === 'w:drawing' || item.name === 'w:pict')) append(line.beside, drawnPictures(item, context));
    if (item.name === 'w:fldSimple') noteField(attribute(item, 'w:instr'), findings);
    readInline(item, look, line, context);
  }
}

/** Blanks at the ends count only where the document says so. */
function textOfRun(item: XmlElement): string {
  const words = textOf(item);
  return item.name === 'm:t' || attribute(item, 'xml:space') === 'preserve' ? words : words.trim();
}

function add(words: string, look: Look, line: Line, { fields }: InlineContext): void {
  // What stands between the beginning of a field and its result is its instruction.
  if (!fields.some(({ inResult }) => !inResult)) addWords(words, look, line);
}

function runLook(run: XmlElement, around: Look, { styles }: InlineContext): Look {
  const settings = child(run, 'w:rPr');
  const style = attribute(child(settings, 'w:rStyle'), 'w:val');
  return { ...around, ...(style === '' ? {} : styles(style).letters), ...statedLook(settings) };
}

function addCode(code: string, { fields }: InlineContext): void {
  const field = fields.at(-1);
  if (field !== undefined && field.code.length < longestCode) field.code += code;
}

/** More of an instruction is never looked at. */
const longestCode = 1000;

function markField(mark: string, { fields, findings }: InlineContext): void {
  const field = fields.at(-1);
  if (mark === 'begin') fields.push({ code: '', inResult: false });
  else if (mark === 'separate' && field !== undefined) field.inResult = true;
  else if (mark === 'end' && field !== undefined) {
    noteField(field.code, findings);
    fields.pop();
  }
}

function addNote(item: XmlElement, look: Look, line: Line, context: InlineContext): void {
  const ownSign = attribute(item, 'w:customMarkFollows') !== '' && isOn(attribute(item, 'w:customMarkFollows'));
  const kind = item.name === 'w:footnoteReference' ? 'footnote' : 'endnote';
  add(context.note(kind, attribute(item, 'w:id'), ownSign, line), look, line, context);
}

/** How a word is read, in small letters above it, follows it in brackets; in the file it stands first. */
function addReading(item: XmlElement, look: Look, line: Line, context: InlineContext): void {
  const reading = emptyLine();
  for (const part of elements(item)) readInline(part, look, part.name === 'w:rt' ? reading : line, context);
  line.hidden += reading.hidden;
  append(line.beside, reading.beside);
  if (reading.words !== '') line.words += `(${reading.words})`;
}

/** The pictures of a drawing, in either of the two languages that drawings are written in. Text boxes in it have their own. */
function drawnPictures(drawing: XmlElement, { picture }: InlineContext): readonly SourceBlock[] {
  let alt = '';
  const found: SourceBlock[] = [];
  const walk = (node: XmlElement): void => {
    for (const item of elements(node)) {
      if (item.name === 'w:txbxContent') continue;
      if (item.name === 'wp:docPr') alt = attribute(item, 'descr') || attribute(item, 'title');
      if (item.name === 'v:shape') alt = attribute(item, 'alt');
      const relation = item.name === 'a:blip' ? attribute(item, 'r:embed') : item.name === 'v:imagedata' ? attribute(item, 'r:id') : '';
      const block = relation === '' ? null : picture(relation, alt);
      if (block !== null) found.push(block);
      walk(item);
    }
  };
  walk(drawing);
  return found;
}

/** The words of something that has been removed, for the list of what is not taken over. */
export function removedWords(node: XmlElement): string {
  return elements(node)
    .map((item) => (item.name === 'w:delText' || item.name === 'w:t' ? textOf(item) : removedWords(item)))
    .join('');
}

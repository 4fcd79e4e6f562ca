import { append } from '../office/blocks';
import { noteField } from '../office/fields';
import type { Findings } from '../office/findings';
import { emptyLine, type Line } from '../office/line';
import { symbolSign } from '../office/symbols';
import type { SourceBlock } from '../source-reading';
import { attribute, child, elements, textOf, type XmlElement } from '../xml/xml-tree';
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
export function readInline(node: XmlElement, hidden: boolean, line: Line, context: InlineContext): void {
  for (const item of elements(node)) readItem(item, hidden, line, context);
}

function readItem(item: XmlElement, hidden: boolean, line: Line, context: InlineContext): void {
  const { findings } = context;
  const sign = signs[item.name];
  if (wordless.has(item.name)) return;
  if (sign !== undefined) add(sign, hidden, line, context);
  else if (item.name === 'w:t' || item.name === 'm:t') add(textOfRun(item), hidden, line, context);
  else if (item.name === 'w:r') readInline(item, runHidden(item, hidden, context), line, context);
  else if (item.name === 'w:instrText') addCode(textOf(item), context);
  else if (item.name === 'w:fldChar') markField(attribute(item, 'w:fldCharType'), context);
  else if (item.name === 'w:sym')
    add(symbolSign(attribute(item, 'w:font'), Number.parseInt(attribute(item, 'w:char'), 16)), hidden, line, context);
  else if (item.name === 'w:del' || item.name === 'w:moveFrom') findings.accept(item.name === 'w:del' ? removedWords(item) : '');
  else if (item.name === 'w:footnoteReference' || item.name === 'w:endnoteReference') addNote(item, hidden, line, context);
  else if (item.name === 'w:txbxContent') append(line.beside, context.box(item));
  else if (item.name === 'mc:AlternateContent')
    readInline(child(item, 'mc:Choice') ?? child(item, 'mc:Fallback') ?? item, hidden, line, context);
  else if (item.name === 'w:ruby') addReading(item, hidden, line, context);
  else {
    if (item.name === 'w:ins' || item.name === 'w:moveTo') findings.accept();
    if (item.name === 'w:fldSimple') noteField(attribute(item, 'w:instr'), findings);
    readInline(item, hidden, line, context);
  }
}

/** Blanks at the ends count only where the document says so. */
function textOfRun(item: XmlElement): string {
  const words = textOf(item);
  return item.name === 'm:t' || attribute(item, 'xml:space') === 'preserve' ? words : words.trim();
}

function add(words: string, hidden: boolean, line: Line, { fields }: InlineContext): void {
  // What stands between the beginning of a field and its result is its instruction.
  if (fields.some(({ inResult }) => !inResult)) return;
  if (hidden) line.hidden += words;
  else line.words += words;
}

/** Sizes of letters in half points that no eye can read: a point and less. */
const unreadable = /^[0-2]$/;

function runHidden(run: XmlElement, otherwise: boolean, { styles }: InlineContext): boolean {
  const settings = child(run, 'w:rPr');
  const vanish = child(settings, 'w:vanish');
  if (vanish !== undefined) return isOn(attribute(vanish, 'w:val'));
  if (unreadable.test(attribute(child(settings, 'w:sz'), 'w:val'))) return true;
  const style = attribute(child(settings, 'w:rStyle'), 'w:val');
  return otherwise || (style !== '' && styles(style).hidden);
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

function addNote(item: XmlElement, hidden: boolean, line: Line, context: InlineContext): void {
  const ownSign = attribute(item, 'w:customMarkFollows') !== '' && isOn(attribute(item, 'w:customMarkFollows'));
  const kind = item.name === 'w:footnoteReference' ? 'footnote' : 'endnote';
  add(context.note(kind, attribute(item, 'w:id'), ownSign, line), hidden, line, context);
}

/** How a word is read, in small letters above it, follows it in brackets; in the file it stands first. */
function addReading(item: XmlElement, hidden: boolean, line: Line, context: InlineContext): void {
  const reading = emptyLine();
  for (const part of elements(item)) readInline(part, hidden, part.name === 'w:rt' ? reading : line, context);
  line.hidden += reading.hidden;
  append(line.beside, reading.beside);
  if (reading.words !== '') line.words += `(${reading.words})`;
}

/** The words of something that has been removed, for the list of what is not taken over. */
export function removedWords(node: XmlElement): string {
  return elements(node)
    .map((item) => (item.name === 'w:delText' || item.name === 'w:t' ? textOf(item) : removedWords(item)))
    .join('');
}

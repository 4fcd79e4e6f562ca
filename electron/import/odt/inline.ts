import { append, block, hasContent, joined } from '../office/blocks';
import { noteLink } from '../office/fields';
import type { Findings } from '../office/findings';
import { emptyLine, type Line } from '../office/line';
import { addWords, boxLook, isUnseen, type Look } from '../office/look';
import { symbolSign } from '../office/symbols';
import type { SourceBlock } from '../source-reading';
import { attribute, child, elements, textOf, type XmlElement, type XmlNode } from '../xml/xml-tree';
import type { OdtStyles } from './styles';

/** What the inside of paragraphs asks of the document around it. */
export type InlineContext = {
  readonly styles: OdtStyles;
  readonly findings: Findings;
  /** Endnotes and comments, which stand behind the text. */
  readonly endnotes: SourceBlock[];
  readonly comments: SourceBlock[];
  /** The block of the picture in the archive under that name; `null` where none is taken. */
  readonly picture: (name: string, alt: string) => SourceBlock | null;
  /** The blocks of a note or a comment, and of a drawing, whose letters look as `around` says. */
  readonly blocks: (content: XmlElement, around?: Look) => readonly SourceBlock[];
};

/** Blanks that an element may stand for: a hostile file claims a milliard. */
const mostBlanks = 100;

/** Marks without words, or with words that are said elsewhere. */
const wordless = new Set(
  [
    'text:note-citation',
    'text:bookmark',
    'text:soft-page-break',
    'text:tracked-changes',
    'dc:creator',
    'dc:date',
    'meta:creator-initials',
  ].concat(['text:alphabetical-index-mark', 'text:toc-mark', 'text:user-index-mark', 'office:annotation-end', 'meta:date-string']),
);

/** Gathers the words of a paragraph's content into `line`. What is not known is gone through for the words in it. */
export function readInline(nodes: readonly XmlNode[], look: Look, line: Line, context: InlineContext): void {
  for (const node of nodes) {
    if (typeof node === 'string') addText(node, look, line);
    else readItem(node, look, line, context);
  }
}

function readItem(item: XmlElement, look: Look, line: Line, context: InlineContext): void {
  const { name } = item;
  if (wordless.has(name)) return;
  if (name === 'text:s') addWords(' '.repeat(Math.min(mostBlanks, Number(attribute(item, 'text:c')) || 1)), look, line);
  else if (name === 'text:tab') addWords('\t', look, line);
  else if (name === 'text:line-break') addWords('\n', look, line);
  else if (name === 'text:span') readSpan(item, look, line, context);
  else if (name === 'text:note') addNote(item, look, line, context);
  else if (name === 'office:annotation') addComment(item, context);
  else if (name === 'text:hidden-text')
    addWords(attribute(item, 'text:string-value') || textOf(item), { ...look, gone: look.gone || !isFalse(item) }, line);
  else if (name === 'text:ruby') addReading(item, look, line, context);
  else if (name.startsWith('draw:')) append(line.beside, drawingBlocks(item, context));
  else {
    noteActive(item, context.findings);
    if (name !== 'text:script') readInline(item.children, look, line, context);
  }
}

/** Blanks of the file count as one, and not at all after a blank (ODF 1.3 part 3, 6.1.2). */
function addText(text: string, look: Look, line: Line): void {
  const before = isUnseen(look) ? line.hidden : line.words;
  const words = text.replace(/[ \t\r\n]+/g, ' ');
  addWords(/(?:^|[ \n])$/.test(before) ? words.replace(/^ /, '') : words, look, line);
}

function readSpan(item: XmlElement, look: Look, line: Line, context: InlineContext): void {
  const { letters, symbols } = context.styles('text', attribute(item, 'text:style-name'));
  const own = emptyLine(line.words.slice(-1));
  // Blanks count as they follow what stands before the span.
  const before = own.words.length;
  readInline(item.children, { ...look, ...letters, gone: look.gone || letters.gone === true }, own, context);
  const words = own.words.slice(before);
  line.words += symbols === '' ? words : words.replace(/[\uF020-\uF0FF]/g, (sign) => symbolSign(symbols, sign.charCodeAt(0)));
  line.hidden += own.hidden;
  append(line.beside, own.beside);
}

function isFalse(item: XmlElement): boolean {
  return attribute(item, 'text:is-hidden') === 'false';
}

function addNote(item: XmlElement, look: Look, line: Line, context: InlineContext): void {
  const citation = child(item, 'text:note-citation');
  const sign = (attribute(citation, 'text:label') || textOf(citation)).trim();
  const body = child(item, 'text:note-body');
  const blocks = body === undefined ? [] : context.blocks(body);
  const words = joined(blocks.filter(({ cut }) => cut === null));
  const note = [block('footnote', `${sign} ${words}`), ...blocks.filter(({ cut }) => cut !== null)];
  append(attribute(item, 'text:note-class') === 'endnote' ? context.endnotes : line.beside, note.filter(hasContent));
  if (sign !== '') addWords(/^[\p{L}\p{N}]+$/u.test(sign) ? `[${sign}]` : sign, look, line);
}

function addComment(item: XmlElement, { blocks, comments, findings }: InlineContext): void {
  const own = blocks(item).map((comment): SourceBlock => ({ ...comment, cut: 'outside-article' }));
  findings.drop('comment', own[0]?.text);
  append(comments, own);
}

/** How a word is read, in small letters above it, follows it in brackets. */
function addReading(item: XmlElement, look: Look, line: Line, context: InlineContext): void {
  const reading = emptyLine();
  for (const part of elements(item)) readInline(part.children, look, part.name === 'text:ruby-text' ? reading : line, context);
  line.hidden += reading.hidden;
  if (reading.words !== '') line.words += `(${reading.words})`;
}

/** Drawings that are no words. */
const objects = new Map<string, 'embedded-object' | 'media' | 'frame' | 'form'>([
  ['draw:object', 'embedded-object'],
  ['draw:object-ole', 'embedded-object'],
  ['draw:applet', 'embedded-object'],
  ['draw:plugin', 'media'],
  ['draw:floating-frame', 'frame'],
  ['draw:control', 'form'],
]);

/** The words in a drawing, and a note of what else it is. */
export function drawingBlocks(item: XmlElement, context: InlineContext): readonly SourceBlock[] {
  const what = objects.get(item.name);
  if (what !== undefined) context.findings.drop(what, attribute(item, 'xlink:href'));
  const parts = elements(item);
  // A picture beside an object is what is shown where the object cannot be.
  const isObject = parts.some(({ name }) => objects.has(name));
  const others = context.blocks({ ...item, children: parts.filter(({ name }) => name !== 'draw:image') }, boxLook);
  if (item.name === 'draw:image') return [...shownImage([item], '', context), ...others];
  const images = parts.filter(({ name }) => name === 'draw:image');
  if (isObject || images.length === 0) return others;
  const words = images.flatMap((image) => context.blocks(image, boxLook));
  return [...shownImage(images, textOf(child(item, 'svg:desc')) || textOf(child(item, 'svg:title')), context), ...words, ...others];
}

/** Formats that can be drawn anew, by the ending of the name. */
const drawable = /\.(?:jpe?g|png|gif|webp|bmp)$/i;

/** Of the forms of one picture that which can be drawn, the first else. A picture in the document has a name of its own; whatever else is named lies outside. */
function shownImage(images: readonly XmlElement[], alt: string, { picture, findings }: InlineContext): readonly SourceBlock[] {
  const targets = images.map((image) => attribute(image, 'xlink:href').replace(/^\.\//, ''));
  const target = targets.find((name) => drawable.test(name)) ?? targets[0] ?? '';
  const isOutside = /^(?:[a-z][a-z0-9+.-]*:|\/|\\|\.\.)/i.test(target);
  const own = isOutside || target === '' ? null : picture(target, alt);
  if (own === null) findings.drop(isOutside ? 'remote-image' : 'image', target);
  return own === null ? [] : [own];
}

/** Notes links, scripts and what fetches something; its words are words like others. */
export function noteActive(item: XmlElement, findings: Findings): void {
  const target = attribute(item, 'xlink:href');
  if (item.name === 'text:a') noteLink(target, findings);
  else if (item.name === 'text:section-source') findings.drop('link-target', target);
  else if (item.name === 'text:script') findings.drop('script', target);
  else if (item.name === 'text:execute-macro') findings.drop('macro', attribute(item, 'text:name'));
  else if (item.name === 'text:dde-connection' || item.name === 'office:dde-source') findings.drop('field', item.name);
}

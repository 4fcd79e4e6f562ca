import type { Repair } from '../../shared/domain/import-preview';
import type { DraftBlock } from '../../shared/domain/text-version';
import { isFull, wrapWidth } from './hard-wrap';
import { type HeadingContext, looksLikeHeading } from './heading';
import { beginsLowerCase, bulletItem, endsSentence, isRule, isSpaceless, itemNumber, markdownHeading } from './line-shape';
import { isByline, isDateLine } from './source-lines';

/**
 * Plain text becomes blocks: headings, paragraphs, list items and quotes.
 *
 * No word is added, dropped or moved. What goes is space around lines, a list's bullet, a heading's
 * number signs and a quotation's `>`; an ordered item keeps its number, for sources are quoted by it.
 * Lines are joined only where the text was certainly wrapped at a fixed width; where a line merely
 * looks broken, the line feed stays and joining is proposed as a repair.
 */
export type TextBlockDraft = DraftBlock & {
  /** Proposals to join lines, in order; offsets into `text`. */
  readonly brokenLines: readonly Repair[];
};

/** Reads `text`, which has line feeds as its only line ends (`characters.ts`). An empty or blank text has no blocks. */
export function readBlocks(text: string): readonly TextBlockDraft[] {
  const chunks = readChunks(text);
  const width = wrapWidth(chunks.map((chunk) => chunk.lines.map((line) => line.text)));
  const ordinals = orderedNumbers(chunks);
  return markHeadings(chunks.flatMap((chunk) => (chunk.quote ? readQuote(chunk, width) : readChunk(chunk, width, ordinals))));
}

type Line = { readonly text: string; readonly indent: number };
/** Lines without an empty one between them, all quoted or none. */
type Chunk = { readonly lines: Line[]; readonly quote: boolean };

/** A line this long was never wrapped: its end is the writer's. In UTF-16 code units. */
const longLine = 120;
const deepest = 6;

function readChunks(text: string): readonly Chunk[] {
  const chunks: Chunk[] = [];
  let open: Chunk | null = null;
  for (const raw of text.split('\n')) {
    const marks = /^[ \t]{0,3}(?:>[ \t]?){1,20}/.exec(raw);
    const body = marks === null ? raw : raw.slice(marks[0].length);
    const line = body.trim();
    if (line === '') {
      open = null;
      continue;
    }
    if (open === null || open.quote !== (marks !== null)) {
      open = { lines: [], quote: marks !== null };
      chunks.push(open);
    }
    open.lines.push({ text: line, indent: indentOf(body) });
  }
  return chunks;
}

/** Columns before the first word; a tab counts four. */
function indentOf(line: string): number {
  let columns = 0;
  for (const character of line) {
    if (character === '\t') columns += 4;
    else if (character === ' ') columns += 1;
    else break;
  }
  return columns;
}

/** Numbers that have a neighbour: "1." alone may begin a sentence ("1. January"), "1." and "2." are a list. */
function orderedNumbers(chunks: readonly Chunk[]): ReadonlySet<number> {
  const seen = new Set<number>();
  for (const chunk of chunks) {
    for (const line of chunk.lines) {
      const number = itemNumber(line.text);
      if (number !== null) seen.add(number);
    }
  }
  return new Set([...seen].filter((number) => seen.has(number - 1) || seen.has(number + 1)));
}

function readChunk(chunk: Chunk, width: number | null, ordinals: ReadonlySet<number>): readonly TextBlockDraft[] {
  const blocks: Building[] = [];
  const indents: number[] = [];
  let previous: Line | null = null;
  const long = chunk.lines.some((line) => line.text.length > longLine);
  for (const [index, line] of chunk.lines.entries()) {
    const heading = markdownHeading(line.text);
    const bullet = bulletItem(line.text);
    const number = itemNumber(line.text);
    const underlined = underlineLevel(chunk.lines[index + 1]?.text);
    if (heading !== null) blocks.push(start('heading', heading.level, heading.text));
    else if (isRule(line.text)) blocks.push(start('paragraph', 1, line.text));
    else if (bullet !== null || (number !== null && ordinals.has(number)))
      blocks.push(start('list-item', depthOf(line.indent, indents), bullet ?? line.text));
    else if (underlined !== null && index === 0 && line.text.length <= longLine) blocks.push(start('heading', underlined, line.text));
    else if (!goesOn(blocks.at(-1), previous, line, long)) blocks.push(start('paragraph', 1, line.text));
    else append(blocks, line, relation(previous?.text ?? '', line.text, width, blocks.at(-1)?.kind === 'list-item'));
    previous = line;
  }
  return blocks.map(finish);
}

/** Whether a plain line may belong to the block before it. */
function goesOn(block: Building | undefined, previous: Line | null, line: Line, long: boolean): boolean {
  if (block === undefined || previous === null || block.kind === 'heading' || isRule(previous.text)) return false;
  if (isByline(line.text) || isDateLine(line.text) || isByline(previous.text) || isDateLine(previous.text)) return false;
  // Among long lines each is a paragraph of its own, unless it begins in the middle of a sentence.
  if (long && block.kind === 'paragraph') return beginsLowerCase(line.text) && !endsSentence(previous.text) && !previous.text.endsWith(':');
  return block.kind !== 'list-item' || line.indent > 0 || beginsLowerCase(line.text);
}

/** A quotation may hold several paragraphs; it has no headings and lists of its own. */
function readQuote(chunk: Chunk, width: number | null): readonly TextBlockDraft[] {
  const blocks: Building[] = [];
  for (const [index, line] of chunk.lines.entries()) {
    const previous = chunk.lines[index - 1];
    if (previous === undefined) blocks.push(start('quote', 1, line.text));
    else append(blocks, line, relation(previous.text, line.text, width, false));
  }
  return blocks.map(finish);
}

/** How a line stands to the one above: certainly `joined`, perhaps `broken`, a `line` of its own in the same block, or a new `block`. */
type Relation = 'joined' | 'broken' | 'line' | 'block';

function relation(above: string, below: string, width: number | null, inItem: boolean): Relation {
  if (width !== null && above.length <= width + 2 && isFull(above, below, width)) return 'joined';
  if (inItem && beginsLowerCase(below)) return 'joined';
  if (beginsLowerCase(below) && !endsSentence(above) && /[\p{L}\p{N},;\-–—'"’”)]$/u.test(above)) return 'broken';
  if (endsSentence(above) || above.length > longLine || below.length > longLine) return 'block';
  return 'line';
}

/** A block whose lines are still being gathered. Its text is put together once, at the end: `length` is what it will have. */
type Building = {
  readonly kind: DraftBlock['kind'];
  readonly level: number;
  readonly parts: string[];
  length: number;
  last: string;
  readonly brokenLines: Repair[];
};

function start(kind: DraftBlock['kind'], level: number, text: string): Building {
  return { kind, level, parts: [text], length: text.length, last: text, brokenLines: [] };
}

function finish({ kind, level, parts, brokenLines }: Building): TextBlockDraft {
  return { kind, level, text: parts.join(''), brokenLines };
}

function add(block: Building, between: string, line: string): void {
  block.parts.push(between, line);
  block.length += between.length + line.length;
  block.last = line;
}

function append(blocks: Building[], line: Line, how: Relation): void {
  const block = blocks.at(-1);
  if (block === undefined || how === 'block') {
    blocks.push(start(block?.kind === 'quote' ? 'quote' : 'paragraph', 1, line.text));
    return;
  }
  if (how === 'broken') {
    const replacement = joint(block.last, line.text);
    block.brokenLines.push({ start: block.length, end: block.length + 1, replacement, reason: 'broken-line' });
  }
  add(block, how === 'joined' ? joint(block.last, line.text) : '\n', line.text);
}

/** What stands where a line was broken: nothing between characters that are written without spaces or behind a hyphen, else a space. */
function joint(above: string, below: string): '' | ' ' {
  const last = above.at(-1) ?? '';
  if (isSpaceless(last) && isSpaceless(below.at(0) ?? '')) return '';
  return /\p{L}[-‐]$/u.test(above.slice(-2)) && beginsLowerCase(below) ? '' : ' ';
}

/** The level that a line of `=` (1) or `-` (2) below a line of words gives it (Markdown), else `null`. */
function underlineLevel(line: string | undefined): 1 | 2 | null {
  if (line === undefined) return null;
  if (/^={3,200}$/.test(line)) return 1;
  return /^-{3,200}$/.test(line) ? 2 : null;
}

/** The nesting depth of a list item from its indent; `indents` are those of the items it lies in, and is brought up to date. */
function depthOf(indent: number, indents: number[]): number {
  while (indents.length > 0 && (indents.at(-1) ?? 0) >= indent) indents.pop();
  indents.push(indent);
  return Math.min(indents.length, deepest);
}

/** Finds the headings among the short paragraphs. The heading at the very top is the title's, level 1; all others are level 2. */
function markHeadings(blocks: readonly TextBlockDraft[]): readonly TextBlockDraft[] {
  const likely = blocks.map((block, index) => block.kind === 'paragraph' && looksLikeHeading(block.text, contextOf(blocks, index)));
  const paragraphs = blocks.filter((block) => block.kind === 'paragraph').length;
  // When most lines look like headings, the text is a poem, a list of names or a table, and none of them is one but the first.
  const tooMany = likely.filter(Boolean).length > Math.max(2, paragraphs * 0.6);
  return blocks.map((block, index) => {
    if (likely[index] !== true || inRow(likely, index) || (tooMany && index > 0)) return block;
    return { ...block, kind: 'heading', level: index === 0 ? 1 : 2 };
  });
}

/** Rows of a table pasted as text: this many headings never follow each other without a word between them. */
const rowsOfTable = 4;

function inRow(likely: readonly boolean[], index: number): boolean {
  let first = index;
  let last = index;
  while (likely[first - 1] === true && index - first < rowsOfTable) first -= 1;
  while (likely[last + 1] === true && last - index < rowsOfTable) last += 1;
  return last - first + 1 >= rowsOfTable;
}

function contextOf(blocks: readonly TextBlockDraft[], index: number): HeadingContext {
  const next = blocks[index + 1];
  return {
    atTop: index === 0,
    nextLength: next === undefined || next.kind === 'heading' ? 0 : next.text.length,
    last: index === blocks.length - 1,
  };
}

import type { Repair } from '../../../shared/domain/import-preview';
import type { PageStart } from '../../../shared/domain/text-version';
import { beginsLowerCase, bulletItem, endsSentence, isSpaceless, itemNumber } from '../line-shape';
import type { SourceBlock } from '../source-reading';
import type { PdfLine } from './page-lines';

/** A page's lines without those that are repeated, and those. */
export type PdfPage = { readonly label: string; readonly lines: readonly PdfLine[]; readonly repeated: readonly PdfLine[] };

/** A line is a heading's when it is this much larger than the body, and not longer than this. */
const larger = 1.15;
const longestHeading = 250;
/** More space above a line than this many times the usual makes a paragraph; less above than below a shorter line does, too. */
const wideLeading = 1.22;

type Open = {
  kind: 'heading' | 'paragraph' | 'list-item';
  size: number;
  text: string;
  pages: PageStart[];
  lines: PdfLine[];
  repairs: Repair[];
};

/** Makes blocks of the lines of all pages: headings by their size, paragraphs by space, indents and short last lines. */
export function flow(pages: readonly PdfPage[]): readonly SourceBlock[] {
  const all = pages.flatMap(({ lines }) => lines);
  const setting = {
    body: bodySize(all),
    leading: usualLeading(all),
    words: wordsOf(all),
    levels: headingSizes(all),
    margins: rightMargins(all),
  };
  const blocks: SourceBlock[] = [];
  let open: Open | null = null;
  let waiting: SourceBlock[] = [];
  const close = (): void => {
    if (open !== null) blocks.push(finish(open, setting.levels));
    blocks.push(...waiting);
    open = null;
    waiting = [];
  };
  for (const page of pages) {
    let first = true;
    for (const line of page.lines) {
      if (open === null || begins(open, line, first, setting)) {
        close();
        open = { kind: kindOf(line, setting.body), size: line.size, text: '', pages: [], lines: [], repairs: [] };
      }
      append(open, line, setting, first ? page.label : null);
      first = false;
    }
    for (const line of page.repeated)
      waiting.push({
        kind: 'paragraph',
        level: 1,
        text: line.text,
        cut: 'running-head',
        pages: first ? [{ at: 0, label: page.label }] : [],
      });
    if (open === null) close();
  }
  close();
  return blocks;
}

type Setting = {
  readonly body: number;
  readonly leading: number;
  readonly words: ReadonlySet<string>;
  readonly levels: readonly number[];
  readonly margins: readonly number[];
};

function kindOf(line: PdfLine, body: number): Open['kind'] {
  if (line.size >= body * larger && line.text.length <= longestHeading && /\p{L}/u.test(line.text)) return 'heading';
  return bulletItem(line.text) !== null || itemNumber(line.text) !== null ? 'list-item' : 'paragraph';
}

function begins(open: Open, line: PdfLine, newPage: boolean, { body, leading }: Setting): boolean {
  const above = open.lines.at(-1);
  if (above === undefined) return false;
  const kind = kindOf(line, body);
  if (kind === 'heading' || open.kind === 'heading') {
    return kind !== open.kind || Math.abs(line.size - open.size) > 0.5 || newPage || above.baseline - line.baseline > line.size * 2.2;
  }
  if (kind === 'list-item' || Math.abs(line.size - open.size) > open.size * 0.12) return true;
  const down = above.baseline - line.baseline;
  // The next column or page: a paragraph goes on unless it was at its end.
  if (newPage || down < 0)
    return (
      endsSentence(above.text) &&
      !beginsLowerCase(line.text) &&
      (isShort(open, above) || isIndented(open, line) || line.left < above.left - 2 || newPage)
    );
  if (down > leading * line.size * wideLeading) return true;
  return isIndented(open, line) || (isShort(open, above) && endsSentence(above.text) && !beginsLowerCase(line.text));
}

/** The line above stops well before the others do. */
function isShort(open: Open, above: PdfLine): boolean {
  const right = Math.max(...open.lines.slice(-6).map((line) => line.right));
  return open.lines.length > 1 && above.right < right - Math.max(above.size * 3, (right - above.left) * 0.15);
}

function isIndented(open: Open, line: PdfLine): boolean {
  const above = open.lines.at(-1);
  if (above === undefined || open.kind === 'list-item') return false;
  const indent = line.left - above.left;
  const isSecond = open.lines.length === 1;
  return indent > line.size * 0.8 && indent < line.size * 5 && !isSecond && endsSentence(above.text);
}

function append(open: Open, line: PdfLine, { words, margins }: Setting, page: string | null): void {
  const joined =
    open.text === '' ? { text: '', repair: null } : join(open.text, line.text, words, lacksHyphen(open.lines.at(-1), line, margins));
  open.text = joined.text;
  if (joined.repair !== null) open.repairs.push(joined.repair);
  if (page !== null) open.pages.push({ at: open.text.length, label: page });
  open.text += line.text;
  open.lines.push(line);
}

/** Ends of words that are no words themselves: what stands before them was parted from them by the typesetter. */
const fragment =
  /^(?:(?:[bcdfglmnprst]?[ai]?)?(?:tions?|sions?|cations?)|m?ments?|[bcdfglmnprst]?(?:ings?|ness|able|ible|ally|ity|ities|ular|ular?ly|ious|tive|tively|ence|ance|ences|ances|ical|ically|ously|edly))$/;

/** The text so far as it stands before the next line. A hyphen goes where the word is known without it; else its going is proposed. */
function join(
  above: string,
  below: string,
  words: ReadonlySet<string>,
  parted: boolean,
): { readonly text: string; readonly repair: Repair | null } {
  if (parted) return { text: above, repair: null };
  if (above.endsWith('\u00AD')) return { text: above.slice(0, -1), repair: null };
  const start = /[\p{L}\p{M}]+$/u.exec(above.slice(0, -1))?.[0] ?? '';
  if (/[-\u2010]$/u.test(above) && start !== '' && beginsLowerCase(below)) {
    const end = /^[\p{L}\p{M}]+/u.exec(below)?.[0] ?? '';
    if (words.has(`${start}-${end}`.toLowerCase())) return { text: above, repair: null };
    if (words.has((start + end).toLowerCase()) || fragment.test(end)) return { text: above.slice(0, -1), repair: null };
    return { text: above, repair: { start: above.length - 1, end: above.length, replacement: '', reason: 'broken-line' } };
  }
  return { text: isSpaceless(above.at(-1) ?? '') && isSpaceless(below.at(0) ?? '') ? above : `${above} `, repair: null };
}

function finish({ kind, size, text, pages, repairs }: Open, levels: readonly number[]): SourceBlock {
  const bullet = kind === 'list-item' ? bulletItem(text) : null;
  const lost = bullet === null ? 0 : text.length - bullet.length;
  const level = kind === 'heading' ? Math.min(6, levels.indexOf(size) + 1 || 1) : 1;
  return {
    kind,
    level,
    text: bullet ?? text,
    cut: null,
    pages: pages.map(({ at, label }) => ({ at: Math.max(0, at - lost), label })),
    brokenLines: repairs.map((repair) => ({ ...repair, start: repair.start - lost, end: repair.end - lost })),
  };
}

/** Lines that end at one place, in points, and how many of them make it a margin that all full lines end at. */
const samePlace = 0.7;
const fewestAtMargin = 5;
const shareAtMargin = 0.2;

/** Where the full lines of text in block setting end. */
function rightMargins(lines: readonly PdfLine[]): readonly number[] {
  const rights = lines.map(({ right }) => right).sort((a, b) => a - b);
  const margins: number[] = [];
  let start = 0;
  for (let index = 1; index <= rights.length; index += 1) {
    const first = rights[start] ?? 0;
    if (index < rights.length && (rights[index] ?? 0) - first <= samePlace) continue;
    const count = index - start;
    if (count >= fewestAtMargin && count >= rights.length * shareAtMargin) margins.push(rights[Math.floor((start + index) / 2)] ?? first);
    start = index;
  }
  return margins;
}

/**
 * pdf.js leaves out soft hyphens, with which careful typesetters part words. In block setting they leave a gap: a full line
 * that ends with a letter ends at the margin, and one that has lost its hyphen a little before.
 */
function lacksHyphen(above: PdfLine | undefined, below: PdfLine, margins: readonly number[]): boolean {
  if (above === undefined || !/\p{Ll}$/u.test(above.text) || !beginsLowerCase(below.text)) return false;
  return margins.some((margin) => margin - above.right > above.size * 0.1 && margin - above.right < above.size * 0.6);
}

/** The size of most letters. */
function bodySize(lines: readonly PdfLine[]): number {
  const letters = new Map<number, number>();
  for (const { size, text } of lines) letters.set(size, (letters.get(size) ?? 0) + text.length);
  return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 1;
}

/** Sizes of headings, the largest first. */
function headingSizes(lines: readonly PdfLine[]): readonly number[] {
  const body = bodySize(lines);
  return [...new Set(lines.filter((line) => kindOf(line, body) === 'heading').map(({ size }) => size))].sort((a, b) => b - a);
}

/** The usual way down from one line to the next, in sizes of the lower. */
function usualLeading(lines: readonly PdfLine[]): number {
  const steps = lines
    .flatMap((line, index) => {
      const above = lines[index - 1];
      const step = above === undefined || above.size !== line.size ? 0 : (above.baseline - line.baseline) / line.size;
      return step > 0.8 && step < 3 ? [step] : [];
    })
    .sort((a, b) => a - b);
  return steps[Math.floor(steps.length / 2)] ?? 1.2;
}

/** Words as they stand within lines, with and without hyphens. */
function wordsOf(lines: readonly PdfLine[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const { text } of lines) {
    for (const match of text.matchAll(/[\p{L}\p{M}]+(?:[-\u2010][\p{L}\p{M}]+)*/gu)) {
      if (match.index + match[0].length < text.length) words.add(match[0].replaceAll('\u2010', '-').toLowerCase());
    }
  }
  return words;
}

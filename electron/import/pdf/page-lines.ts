import type { TextItem } from 'pdfjs-dist/types/src/display/api';

/** A line of words on a page. Places are in points along and across its direction of writing, the latter growing upwards. */
export type PdfLine = {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
};

type Placed = {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
  readonly angle: number;
  readonly rtl: boolean;
};

/** How far, in its own size, a piece may stand above or below a line and still belong to it: notes and their signs do. */
const sameLine = 0.5;
/** A gap of this many sizes is a space; a wider one parts two columns or cells. */
const spaceGap = 0.2;
const columnGap = 3;

/**
 * Makes lines of the pieces of a page. Their order in the file is kept, which is the order of reading in what the usual
 * programs write, columns included; a piece that does not go on where the one before stopped begins a line.
 */
export function linesOf(items: readonly TextItem[]): readonly PdfLine[] {
  const lines: Placed[][] = [];
  for (const item of items) {
    const piece = place(item);
    const open = lines.at(-1);
    const before = open?.at(-1);
    if (piece === null) {
      // White space alone stands where pdf.js saw a gap.
      if (before !== undefined && item.str !== '') open?.push({ ...before, text: ' ', left: before.right, right: before.right });
      continue;
    }
    if (open !== undefined && before !== undefined && goesOn(open, before, piece)) open.push(piece);
    else lines.push([piece]);
  }
  return lines.map(lineOf).filter(({ text }) => text !== '');
}

function place(item: TextItem): Placed | null {
  if (item.str.trim() === '') return null;
  const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = item.transform as readonly number[];
  const vertical = Math.hypot(c, d);
  const angle = Math.atan2(b, a);
  if (![a, b, c, d, x, y, item.width].every(Number.isFinite)) return null;
  const left = x * Math.cos(angle) + y * Math.sin(angle);
  const baseline = y * Math.cos(angle) - x * Math.sin(angle);
  return { text: item.str, left, right: left + item.width, baseline, size: vertical || 1, angle, rtl: item.dir === 'rtl' };
}

function goesOn(line: readonly Placed[], before: Placed, next: Placed): boolean {
  const size = Math.max(...line.map((piece) => piece.size));
  if (Math.abs(next.angle - before.angle) > 0.05) return false;
  if (Math.abs(next.baseline - before.baseline) > size * sameLine && Math.abs(next.baseline - (line[0]?.baseline ?? 0)) > size * sameLine)
    return false;
  const gap = next.rtl || before.rtl ? Math.max(before.left - next.right, next.left - before.right) : next.left - before.right;
  return gap < size * columnGap && (next.rtl || before.rtl || gap > -size * columnGap);
}

function lineOf(pieces: readonly Placed[]): PdfLine {
  const rtl = pieces.filter((piece) => piece.rtl).length * 2 > pieces.filter((piece) => piece.text.trim() !== '').length;
  const ordered = rtl ? inOrderOfReading(pieces) : pieces;
  let text = '';
  let before: Placed | null = null;
  for (const piece of ordered) {
    const gap = before === null ? 0 : rtl ? before.left - piece.right : piece.left - before.right;
    if (before !== null && gap > piece.size * spaceGap && !/\s$/u.test(text) && !/^\s/u.test(piece.text)) text += ' ';
    text += piece.text;
    before = piece;
  }
  const left = Math.min(...pieces.map((piece) => piece.left));
  const right = Math.max(...pieces.map((piece) => piece.right));
  // The size is that of most letters: a sign of a note is smaller.
  const main = [...pieces].sort((a, b) => b.text.length - a.text.length)[0];
  return {
    text: lettersOf(text).replace(/\s+/gu, ' ').trim(),
    // A line that is read from the right is looked at in a mirror: it begins on the left as all others.
    left: rtl ? -right : left,
    right: rtl ? -left : right,
    baseline: main?.baseline ?? 0,
    size: Math.round((main?.size ?? 1) * 10) / 10,
  };
}

/** Ligatures and the forms that Arabic letters have beside others are letters; a soft hyphen that breaks no line is nothing. */
function lettersOf(text: string): string {
  return text
    .replace(/[\uFB00-\uFB06\uFB13-\uFB17\uFB50-\uFDFB\uFE70-\uFEFC]/g, (form) => form.normalize('NFKC'))
    .replace(/\u00AD(?=\s*\S)/g, '');
}

/** Pieces of a line that is read from the right; each has its letters in their order already. */
function inOrderOfReading(pieces: readonly Placed[]): readonly Placed[] {
  return pieces.filter((piece) => piece.text.trim() !== '').sort((a, b) => b.right - a.right);
}

import type { PdfLine } from './page-lines';

/** Lines at the edge of a page that are looked at. */
const edge = 2;
/** A line is a running head when it stands at the same place at the edge of this many pages, and of this share of them. */
const fewestPages = 2;
const share = 0.3;

const pageNumber =
  /^(?:[-–—|\s]*(?:page|seite|página|p\.|стр\.?|第)?\s*(?:\d{1,4}|[ivxlc]{1,7})\s*(?:(?:of|von|de|sur|\/|из)\s*\d{1,4})?\s*(?:页|頁|ページ|쪽)?[-–—|\s]*)$/iu;

/** Which lines of each page are repeated at the top or foot of pages, or are the number of the page: indexes into its lines. */
export function runningHeads(pages: readonly (readonly PdfLine[])[]): readonly ReadonlySet<number>[] {
  const edges = pages.map(edgeLines);
  const seen = new Map<string, number>();
  for (const [index, lines] of edges.entries()) {
    for (const form of new Set(lines.map((at) => formOf(pages[index]?.[at])))) seen.set(form, (seen.get(form) ?? 0) + 1);
  }
  const needed = Math.max(fewestPages, pages.length * share);
  return edges.map((lines, index) => {
    const page = pages[index] ?? [];
    return new Set(
      lines.filter((at, order) => {
        const line = page[at];
        if (line === undefined || page.length < 2) return false;
        if ((seen.get(formOf(line)) ?? 0) >= needed) return true;
        // A number alone is a page's when nothing stands beyond it.
        return (order === 0 || order === lines.length - 1) && pageNumber.test(line.text) && /\d|^[ivxlc]+$/i.test(line.text);
      }),
    );
  });
}

/** The highest and the lowest lines of a page, from above. */
function edgeLines(lines: readonly PdfLine[]): readonly number[] {
  const fromAbove = lines.map((_, index) => index).sort((a, b) => (lines[b]?.baseline ?? 0) - (lines[a]?.baseline ?? 0));
  return [...new Set([...fromAbove.slice(0, edge), ...fromAbove.slice(-edge)])];
}

/** How far apart, in points, the places of the same line on two pages may be. */
const samePlace = 6;

/** A line as it is on other pages: its numbers differ. */
function formOf(line: PdfLine | undefined): string {
  const place = Math.round((line?.baseline ?? 0) / samePlace);
  const form = (line?.text ?? '')
    .replace(/\d+/gu, '#')
    .replace(/^[ivxlc]{1,7}\b|\b[ivxlc]{1,7}$/giu, '#')
    .toLowerCase();
  return `${place} ${form}`;
}

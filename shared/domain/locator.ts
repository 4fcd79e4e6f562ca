import { pageAt, paragraphNumbers, type TextVersion } from './text-version';

/**
 * Where a passage stands, as a citation prints it: "para 4", "paras 4–5". A passage inside a heading
 * is located by the paragraph that follows it (`heading: true`), the last heading of a text by the
 * one before. In a source with pages, `page` is the label of the page on which it begins, or of the first
 * and the last ("4–5"); it is missing where no page is known.
 */
export type Locator = { readonly from: number; readonly to: number; readonly heading: boolean; readonly page?: string | undefined };

/** The locator of the passage `start`..`end` (UTF-16 code units into the text of the version). */
export function locatorOf(version: Pick<TextVersion, 'blocks' | 'pages'>, start: number, end: number): Locator {
  const page = pagesOf(version, start, end);
  const place = paragraphsOf(version, start, end);
  return page === null ? place : { ...place, page };
}

function pagesOf(version: Pick<TextVersion, 'pages'>, start: number, end: number): string | null {
  const first = pageAt(version, start);
  // The last place is that of the last letter: what ends with a page is not on the next.
  const last = pageAt(version, Math.max(start, end - 1));
  return first === null || last === null || first === last ? (first ?? last) : `${first}–${last}`;
}

function paragraphsOf({ blocks }: Pick<TextVersion, 'blocks'>, start: number, end: number): Locator {
  const numbers = paragraphNumbers(blocks);
  const touched: number[] = [];
  let firstIndex = 0;
  for (const [index, block] of blocks.entries()) {
    if (block.start > start) break;
    firstIndex = index;
  }
  for (const [index, block] of blocks.entries()) {
    const number = numbers[index];
    if (block.end > start && block.start < end && number != null) touched.push(number);
  }
  const first = touched[0];
  const last = touched.at(-1);
  if (first !== undefined && last !== undefined) return { from: first, to: last, heading: false };
  const next =
    numbers.slice(firstIndex).find((number) => number !== null) ?? numbers.slice(0, firstIndex).findLast((number) => number !== null) ?? 1;
  return { from: next, to: next, heading: true };
}

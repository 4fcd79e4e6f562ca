import { paragraphNumbers, type TextBlock } from './text-version';

/**
 * Where a passage stands, as a citation prints it: "para 4", "paras 4–5". A passage inside a heading
 * is located by the paragraph that follows it (`heading: true`), the last heading of a text by the
 * one before.
 */
export type Locator = { readonly from: number; readonly to: number; readonly heading: boolean };

/** The locator of the passage `start`..`end` (UTF-16 code units into the text that the blocks belong to). */
export function locatorOf(blocks: readonly TextBlock[], start: number, end: number): Locator {
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

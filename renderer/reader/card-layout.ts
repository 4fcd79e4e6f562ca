/**
 * Where the cards of the margin stand, in pixels from the margin's top. Each wants to stand beside
 * its passage; where passages lie close, cards are pushed apart in the order of their passages and
 * never overlap. The active card stands exactly at its passage: those before it give way upwards
 * (even above the top, where they are reached again by becoming active), those after it downwards.
 */
export function layOutCards(
  desiredTops: readonly number[],
  heights: readonly number[],
  gap: number,
  active: number | null,
): readonly number[] {
  const tops: number[] = [];
  for (const [index, desired] of desiredTops.entries()) {
    const previous = tops[index - 1];
    const free = previous === undefined || index === active ? desired : previous + (heights[index - 1] ?? 0) + gap;
    tops.push(Math.max(desired, free));
  }
  if (active === null || active <= 0) return tops;
  for (let index = Math.min(active, tops.length) - 1; index >= 0; index -= 1) {
    const below = tops[index + 1];
    const top = tops[index];
    if (below === undefined || top === undefined) break;
    tops[index] = Math.min(top, below - gap - (heights[index] ?? 0));
  }
  return tops;
}

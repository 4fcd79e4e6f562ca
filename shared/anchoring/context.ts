import type { Target } from '../domain/annotation';

/** How well the surroundings of a place agree with those of the passage. */
export type ContextMatch = {
  /** Agreeing UTF-16 code units, counted outwards from the passage on both sides. */
  readonly units: number;
  /** Both sides agree to their ends. */
  readonly whole: boolean;
};

/**
 * Compares what stands around the words at `place` with the target's prefix and suffix. Where the
 * passage stood at the very beginning or end of its text, the place must be at the beginning or end
 * of a block: an edge is context too, and without it "the" as a whole text would fit everywhere.
 */
export function contextAt(text: string, place: number, target: Target): ContextMatch {
  const { exact, prefix, suffix } = target.quote;
  const end = place + exact.length;
  let before = 0;
  while (before < prefix.length && place - before > 0 && text[place - before - 1] === prefix[prefix.length - before - 1]) before += 1;
  let after = 0;
  while (after < suffix.length && text[end + after] === suffix[after]) after += 1;
  const startedText = target.position.start === prefix.length;
  const opens = before === prefix.length && (!startedText || isEdge(text, place - before - 1));
  const closes = after === suffix.length && (suffix !== '' || isEdge(text, end));
  return { units: before + after, whole: opens && closes };
}

function isEdge(text: string, offset: number): boolean {
  return offset < 0 || offset >= text.length || /\s/.test(text.charAt(offset));
}

import { type RefObject, useLayoutEffect } from 'react';
import type { TextRange } from '../../shared/anchoring/graphemes';
import type { TextVersion } from '../../shared/domain/text-version';
import { domRangeOf } from './text-position';

/** Under these names the style sheet paints the places of the fact that is looked at: all of them, and the one that is shown. */
const all = 'fact-places';
const one = 'fact-place';

/** Paints places in the text without adding an element to it. `drawn` changes whenever the text is drawn anew. */
export function useFactMarks(
  root: RefObject<HTMLElement | null>,
  version: TextVersion,
  places: readonly TextRange[],
  shown: TextRange | null,
  drawn: unknown,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: text nodes are replaced when `drawn` changes, so the ranges must be made anew.
  useLayoutEffect(() => {
    const element = root.current;
    if (element === null || places.length === 0) return;
    const rangesOf = (wanted: readonly TextRange[]): Range[] => wanted.flatMap((place) => domRangeOf(element, version, place) ?? []);
    CSS.highlights.set(all, new Highlight(...rangesOf(places)));
    if (shown !== null) CSS.highlights.set(one, new Highlight(...rangesOf([shown])));
    return () => {
      CSS.highlights.delete(all);
      CSS.highlights.delete(one);
    };
  }, [root, version, places, shown, drawn]);
}

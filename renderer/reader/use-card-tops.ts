import { type RefObject, useCallback, useEffect, useLayoutEffect, useState } from 'react';
import { layOutCards } from './card-layout';
import { blockElement } from './text-chunks';

/** A card and the block in which its passage begins. */
export type CardPlace = { readonly key: string; readonly block: number };

/** Space between two cards, in pixels. */
const gap = 10;

export type CardTops = {
  readonly tops: ReadonlyMap<string, number>;
  readonly height: number;
  /** Whether cards made way for each other; where the text itself moved they must move with it at once, also under a hand that is about to press. */
  readonly glides: boolean;
};

/**
 * Measures where the passages of the cards are and how high the cards are, and lays the cards
 * out; again whenever something changes its size. All reading comes before any writing, once a frame,
 * so that the browser lays the page out once.
 */
export function useCardTops(
  margin: RefObject<HTMLElement | null>,
  text: RefObject<HTMLElement | null>,
  cards: readonly CardPlace[],
  active: string | null,
  drawn: unknown,
): CardTops {
  const [state, setState] = useState<CardTops>({ tops: new Map(), height: 0, glides: false });

  const measure = useCallback(() => {
    const panel = margin.current;
    const words = text.current;
    if (panel === null || words === null) return;
    const keys = cards.map((card) => card.key);
    const zero = panel.getBoundingClientRect().top;
    // Cards keep clear of the list of lost ones above them; only the active card goes to its place whatever stands there.
    const floor = panel.parentElement?.querySelector<HTMLElement>('[data-lost]')?.offsetHeight ?? 0;
    const desired = cards.map(({ key, block }) => {
      const mark = blockElement(words, block)?.querySelector(`mark[data-keys~="${key}"]`);
      const top = (mark?.getBoundingClientRect().top ?? zero) - zero;
      return key === active ? top : Math.max(floor, top);
    });
    const drawnHeights = new Map(
      [...panel.querySelectorAll<HTMLElement>('[data-card]')].map((card) => [card.dataset.card, card.offsetHeight]),
    );
    const heights = keys.map((key) => drawnHeights.get(key) ?? 0);
    const activeIndex = active === null ? -1 : keys.indexOf(active);
    const tops = layOutCards(desired, heights, gap, activeIndex === -1 ? null : activeIndex).map(Math.round);
    const height = Math.max(0, ...tops.map((top, index) => top + (heights[index] ?? 0) + gap));
    setState((before) =>
      isSame(before, keys, tops, height)
        ? before
        : { tops: new Map(keys.map((key, index) => [key, tops[index] ?? 0])), height, glides: glides(before, keys, tops) },
    );
  }, [margin, text, cards, active]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `drawn` changes when the text is drawn anew, which moves passages.
  useLayoutEffect(measure, [measure, drawn]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: new cards have to be watched, too.
  useEffect(() => {
    const observer = new ResizeObserver(() => measure());
    // What stands above the text moves it without changing it.
    for (const part of text.current?.parentElement?.children ?? []) observer.observe(part);
    for (const card of margin.current?.querySelectorAll('[data-card]') ?? []) observer.observe(card);
    return () => observer.disconnect();
  }, [measure, drawn, margin, text]);

  return state;
}

function isSame(before: CardTops, keys: readonly string[], tops: readonly number[], height: number): boolean {
  return before.height === height && before.tops.size === keys.length && keys.every((key, index) => before.tops.get(key) === tops[index]);
}

/** Whether some cards moved otherwise than the others. */
function glides(before: CardTops, keys: readonly string[], tops: readonly number[]): boolean {
  const ways = keys.flatMap((key, index) => {
    const top = before.tops.get(key);
    return top === undefined ? [] : [(tops[index] ?? 0) - top];
  });
  return new Set(ways).size > 1;
}

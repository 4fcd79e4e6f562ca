import { type RefObject, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TextRange } from '../../shared/anchoring/graphemes';
import type { ArticleFacts, Contradiction, Fact } from '../../shared/domain/fact';
import type { TextVersion } from '../../shared/domain/text-version';
import { announce } from '../app/notices';
import { nextPlace } from './fact-groups';
import type { ShownFact } from './facts-strip';
import { domRangeOf } from './text-position';
import { showPassage } from './use-reading-cursor';

export type FactPlaces = {
  /** The fact that is looked at; `null` for none, and for figures that contradict each other. */
  readonly shown: ShownFact | null;
  /** All places that are marked, and the one that is shown. */
  readonly places: readonly TextRange[];
  readonly place: TextRange | null;
  readonly go: (fact: Fact, direction: 1 | -1) => void;
  readonly show: (contradiction: Contradiction) => void;
  readonly clear: () => void;
};

const nowhere: readonly TextRange[] = [];

/** Going from place to place of a fact: the focus stays where it is, the text scrolls, and screen readers hear the words around. */
export function useFactPlaces(
  text: RefObject<HTMLElement | null>,
  version: TextVersion,
  found: ArticleFacts | null,
  onPlace: (start: number) => void,
): FactPlaces {
  const { t } = useTranslation('reader');
  const [shown, setShown] = useState<ShownFact | null>(null);
  const [figures, setFigures] = useState<{ readonly of: ArticleFacts | null; readonly places: readonly TextRange[] } | null>(null);
  const fact = shown === null ? undefined : found?.facts.find(({ key }) => key === shown.key);
  const factPlace = shown === null ? null : (fact?.places[shown.at] ?? null);
  const ofFigures = figures !== null && figures.of?.textVersion === found?.textVersion ? figures.places : nowhere;
  const places = useMemo(() => fact?.places ?? ofFigures, [fact, ofFigures]);

  const reveal = (place: TextRange): void => {
    if (text.current !== null) showPassage(domRangeOf(text.current, version, place));
    // Reading and marking by keyboard goes on from here.
    onPlace(place.start);
  };
  return {
    shown: fact === undefined ? null : shown,
    places,
    place: factPlace ?? ofFigures.at(-1) ?? null,
    go(wanted, direction) {
      const at = nextPlace(wanted.places.length, shown?.key === wanted.key ? shown.at : null, direction);
      const place = wanted.places[at];
      if (place === undefined) return;
      setFigures(null);
      setShown({ key: wanted.key, at });
      reveal(place);
      const words = version.text.slice(Math.max(0, place.start - 60), place.end + 60).replace(/\s+/g, ' ');
      announce(t('facts.shown', { name: wanted.name, at: at + 1, count: wanted.places.length, words }));
    },
    show(contradiction) {
      setShown(null);
      setFigures({ of: found, places: [...contradiction.operands, contradiction.stated].map(({ start, end }) => ({ start, end })) });
      reveal(contradiction.stated);
      announce(contradiction.quote);
    },
    clear() {
      setShown(null);
      setFigures(null);
    },
  };
}

import { type RefObject, useCallback, useLayoutEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { paragraphNumbers, type TextVersion } from '../../shared/domain/text-version';
import { announce } from '../app/notices';
import { blockIndexAt, type CursorStep, type ReadingCursor, stepCursor } from './reading-cursor';
import { domRangeOf } from './text-position';

/** The name under which the style sheet paints the cursor (CSS Custom Highlight API: no element is added to the text). */
const highlightName = 'reading-cursor';

export type CursorControl = {
  /** Where it stands; `null` while it is nowhere, or rests. */
  readonly cursor: ReadingCursor | null;
  readonly step: (step: CursorStep) => void;
  readonly place: (cursor: ReadingCursor | null) => void;
  /** Remembers where the next step starts and shows nothing: for a person with a mouse a painted sentence would look marked. */
  readonly rest: (cursor: ReadingCursor | null) => void;
};

/** The reading cursor of a text: painted, kept in sight, and read out when it moves. `drawn` changes whenever the text is drawn anew. */
export function useReadingCursor(root: RefObject<HTMLElement | null>, version: TextVersion, drawn: unknown): CursorControl {
  const { t } = useTranslation('reader');
  const [cursor, setCursor] = useState<ReadingCursor | null>(null);
  const [resting, setResting] = useState<ReadingCursor | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: text nodes are replaced when `drawn` changes, so the range must be made anew.
  useLayoutEffect(() => {
    const range = cursor === null || root.current === null ? null : domRangeOf(root.current, version, cursor);
    if (range === null) {
      CSS.highlights.delete(highlightName);
      return;
    }
    CSS.highlights.set(highlightName, new Highlight(range));
    return () => void CSS.highlights.delete(highlightName);
  }, [cursor, version, drawn, root]);

  const step = useCallback(
    (direction: CursorStep) => {
      const next = stepCursor(version, cursor ?? resting, direction);
      if (next === null) return;
      setCursor(next);
      setResting(null);
      if (root.current !== null) showPassage(domRangeOf(root.current, version, next));
      const words = version.text.slice(next.start, next.end);
      const index = blockIndexAt(version, next.start);
      const isNewBlock = cursor === null || index !== blockIndexAt(version, cursor.start);
      const number = paragraphNumbers(version.blocks)[index];
      announce(isNewBlock && number != null ? t('text.paragraph', { number, words }) : words);
    },
    [cursor, resting, version, root, t],
  );

  const rest = (next: ReadingCursor | null): void => {
    setCursor(null);
    setResting(next);
  };

  return { cursor, step, place: setCursor, rest };
}

/** Scrolls only when the passage is not wholly in sight, and then leaves some lines around it. */
export function showPassage(range: Range | null): void {
  const element = range?.startContainer.parentElement;
  const scroller = element?.closest<HTMLElement>('[data-scroller]');
  if (range == null || scroller == null) return;
  const passage = range.getBoundingClientRect();
  const view = scroller.getBoundingClientRect();
  const room = Math.min(96, view.height / 6);
  if (passage.top < view.top + room) scroller.scrollTop -= view.top + room - passage.top;
  else if (passage.bottom > view.bottom - room)
    scroller.scrollTop += Math.min(passage.bottom - view.bottom + room, passage.top - view.top - room);
}

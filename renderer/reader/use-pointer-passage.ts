import { type RefObject, useCallback, useEffect, useState } from 'react';
import { snapToGraphemes, type TextRange } from '../../shared/anchoring/graphemes';
import type { TextVersion } from '../../shared/domain/text-version';
import { textRangeOf } from './text-position';

/**
 * The passage selected with the mouse (or touch), known once the button is released. `clear` also
 * takes the selection off the screen.
 */
export function usePointerPassage(root: RefObject<HTMLElement | null>, version: TextVersion): readonly [TextRange | null, () => void] {
  const [passage, setPassage] = useState<TextRange | null>(null);

  useEffect(() => {
    const read = (): void => {
      const selection = document.getSelection();
      const element = root.current;
      if (selection === null || element === null || selection.isCollapsed || selection.rangeCount === 0) {
        setPassage(null);
        return;
      }
      const range = selection.getRangeAt(0);
      if (!element.contains(range.commonAncestorContainer)) return;
      const found = textRangeOf(element, version, range);
      setPassage(found === null ? null : snapToGraphemes(version.text, found.start, found.end));
    };
    // The selection is settled only after the release was handled, e.g. when a click inside it takes it away.
    const released = (event: PointerEvent): void => {
      const isOnBar = event.target instanceof Element && event.target.closest('[data-selection-bar]') !== null;
      if (!isOnBar) requestAnimationFrame(read);
    };
    const emptied = (): void => {
      if (document.getSelection()?.isCollapsed !== false) setPassage(null);
    };
    document.addEventListener('pointerup', released);
    document.addEventListener('selectionchange', emptied);
    return () => {
      document.removeEventListener('pointerup', released);
      document.removeEventListener('selectionchange', emptied);
    };
  }, [root, version]);

  const clear = useCallback(() => {
    document.getSelection()?.removeAllRanges();
    setPassage(null);
  }, []);

  return [passage, clear];
}

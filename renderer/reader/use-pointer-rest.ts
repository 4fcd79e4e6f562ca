import { useCallback, useEffect, useRef } from 'react';

/**
 * Gives a function whose promise is kept once no button of the mouse (no finger, no pen) is pressed. What arrives by
 * itself above a text waits for it: words that move between press and release would be selected wrongly, and a button
 * would move from under the hand.
 */
export function usePointerRest(): () => Promise<void> {
  const pressed = useRef(false);
  const waiting = useRef<(() => void)[]>([]);

  useEffect(() => {
    const press = (): void => {
      pressed.current = true;
    };
    const release = (): void => {
      pressed.current = false;
      const all = waiting.current.splice(0);
      // After the click that belongs to this release, and after the selection was read in the next frame.
      requestAnimationFrame(() => setTimeout(() => all.forEach((go) => void go())));
    };
    // A press that no release follows, e.g. when a native menu takes over, ends with the next movement without a button.
    const move = (event: PointerEvent): void => {
      if (pressed.current && event.buttons === 0) release();
    };
    document.addEventListener('pointerdown', press, true);
    document.addEventListener('pointerup', release, true);
    document.addEventListener('pointercancel', release, true);
    document.addEventListener('pointermove', move, true);
    return () => {
      document.removeEventListener('pointerdown', press, true);
      document.removeEventListener('pointerup', release, true);
      document.removeEventListener('pointercancel', release, true);
      document.removeEventListener('pointermove', move, true);
      for (const go of waiting.current.splice(0)) go();
    };
  }, []);

  return useCallback(() => (pressed.current ? new Promise<void>((resolve) => void waiting.current.push(resolve)) : Promise.resolve()), []);
}

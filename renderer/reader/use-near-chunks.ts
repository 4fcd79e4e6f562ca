import { type RefObject, useEffect, useState } from 'react';

/**
 * Which chunks of the text are on the screen or within a screen's height of it, as indexes. `null`
 * while `enabled` is false: then all count as near.
 */
export function useNearChunks(text: RefObject<HTMLElement | null>, enabled: boolean): ReadonlySet<number> | null {
  const [near, setNear] = useState<ReadonlySet<number>>(new Set());
  useEffect(() => {
    const root = text.current;
    const scroller = root?.closest('[data-scroller]');
    if (!enabled || root === null || scroller == null) return;
    const seen = new Set<Element>();
    const observer = new IntersectionObserver(
      (changes) => {
        for (const change of changes) {
          if (change.isIntersecting) seen.add(change.target);
          else seen.delete(change.target);
        }
        setNear(new Set([...seen].map((chunk) => [...root.children].indexOf(chunk))));
      },
      { root: scroller, rootMargin: '100% 0px' },
    );
    const watch = (): void => {
      for (const chunk of root.children) observer.observe(chunk);
    };
    watch();
    // A long text is drawn bit by bit.
    const growth = new MutationObserver(watch);
    growth.observe(root, { childList: true });
    return () => {
      observer.disconnect();
      growth.disconnect();
    };
  }, [text, enabled]);
  return enabled ? near : null;
}

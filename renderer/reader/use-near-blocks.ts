import { type RefObject, useEffect, useState } from 'react';

/**
 * Which blocks are on the screen or within a screen's height of it, as indexes. `null` while
 * `enabled` is false: then all count as near.
 */
export function useNearBlocks(text: RefObject<HTMLElement | null>, enabled: boolean, drawn: unknown): ReadonlySet<number> | null {
  const [near, setNear] = useState<ReadonlySet<number>>(new Set());
  // biome-ignore lint/correctness/useExhaustiveDependencies: blocks that were drawn since have to be watched, too.
  useEffect(() => {
    const root = text.current?.closest('[data-scroller]');
    if (!enabled || text.current === null || root == null) return;
    const seen = new Set<number>();
    const observer = new IntersectionObserver(
      (changes) => {
        for (const change of changes) {
          const index = Number((change.target as HTMLElement).dataset.block);
          if (change.isIntersecting) seen.add(index);
          else seen.delete(index);
        }
        setNear(new Set(seen));
      },
      { root, rootMargin: '100% 0px' },
    );
    for (const block of text.current.querySelectorAll('[data-block]')) observer.observe(block);
    return () => observer.disconnect();
  }, [text, enabled, drawn]);
  return enabled ? near : null;
}

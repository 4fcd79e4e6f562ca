import type { UtilityLike } from './utility-messages';

/** Milliseconds from one look to the next: a process that fills memory as fast as it can gains some 100 MB meanwhile. */
const interval = 100;

export type MemoryWatch = {
  /** Looks at `child` from now on; a watch that is on already goes on. */
  readonly start: (child: UtilityLike) => void;
  readonly stop: () => void;
};

/** Calls `exceeded` each time that a process is seen to hold more than `mostBytes`. Without a limit nothing is looked at. */
export function watchMemory(mostBytes: number | undefined, exceeded: (child: UtilityLike) => void): MemoryWatch {
  let timer: NodeJS.Timeout | undefined;
  return {
    start(child) {
      if (mostBytes === undefined || timer !== undefined) return;
      const own = setInterval(async () => {
        const held = await child.memory().catch(() => null);
        if (timer === own && held !== null && held > mostBytes) exceeded(child);
      }, interval);
      timer = own;
    },
    stop() {
      clearInterval(timer);
      timer = undefined;
    },
  };
}

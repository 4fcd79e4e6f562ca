import type { DiskRoom } from './ballast';
import { createClockWatch } from './clock-watch';
import type { SaveMonitor } from './save-monitor';
import type { StorageFailure } from './storage-failure';
import type { Surroundings } from './surroundings';

/** What all documents of one open folder share while it is open. */
export type WritingSession = {
  readonly world: Surroundings;
  readonly root: string;
  readonly quarantine: string;
  readonly saves: SaveMonitor;
  readonly disk: DiskRoom;
  /** Why nothing may be written just now, or `null`: asked before every write (lock, read-only, folder gone). */
  readonly refusal: () => Promise<StorageFailure | null>;
  /** Told of a document of which somebody else's state was taken over, by its path. */
  readonly adopted?: (path: string) => void;
  /** Told of a state that was put beside its document, because somebody else had changed that: both paths. */
  readonly keptBeside?: (copy: string, document: string) => void;
  /** Whether files may be changed by recovery. */
  readonly mayWrite: () => boolean;
  /** A number above all that this session has given or seen (a Lamport clock). */
  readonly nextSeq: () => number;
  readonly seen: (head: { readonly seq: number; readonly savedAt: string }) => void;
  /** The latest save that was seen, when the computer's clock is before it; else `null`. */
  readonly aheadOfClock: () => string | null;
  /** When each document's last snapshot of this session was taken, by path, in milliseconds of the monotonic clock. */
  readonly snapshotTimes: Map<string, number>;
  /** Names of temps that earlier programs left in a folder, by folder: looked for once in a session. */
  readonly leftOverTemps: Map<string, readonly string[]>;
};

/** A session over one folder; `quarantine/` lies directly in it. */
export function createWritingSession(
  given: Pick<WritingSession, 'world' | 'root' | 'quarantine' | 'saves' | 'disk' | 'refusal' | 'mayWrite' | 'keptBeside' | 'adopted'>,
): WritingSession {
  let last = 0;
  const clock = createClockWatch(given.world.now);
  return {
    ...given,
    snapshotTimes: new Map(),
    leftOverTemps: new Map(),
    nextSeq: () => ++last,
    seen({ seq, savedAt }) {
      last = Math.max(last, seq);
      clock.seen(savedAt);
    },
    aheadOfClock: clock.aheadOfClock,
  };
}

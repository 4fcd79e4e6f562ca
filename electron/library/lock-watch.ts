/**
 * Whether the holder of a lock lives, as far as anybody can tell from here: its number moves or stands
 * still. Only the monotonic clock is asked; times of day and of files say nothing about another computer.
 */
export type LockWatch = {
  readonly nonce: string;
  readonly beat: string;
  /** Milliseconds of the monotonic clock: when the number was first seen as it stands. */
  readonly since: number;
  /** The number has been seen to change. */
  readonly moved: boolean;
};

/** Milliseconds for which the number must stand still before a person is asked: six times what a living holder takes. */
export const watchedFor = 30_000;

/** Milliseconds after which a holder raises its number. */
export const beatEvery = 5000;

/** What is known after one more look. Another nonce is another holder: the watch begins anew. */
export function watchOn(watch: LockWatch | null, seen: { readonly nonce: string; readonly beat: string }, now: number): LockWatch {
  if (watch === null || watch.nonce !== seen.nonce) return { ...seen, since: now, moved: false };
  return watch.beat === seen.beat ? watch : { ...seen, since: now, moved: true };
}

/** `watched`: not known yet. `in-use`: the number moves. `still`: it has stood still for so long that a person may decide to take over. */
export function livenessOf(watch: LockWatch, now: number): 'watched' | 'in-use' | 'still' {
  if (now - watch.since >= watchedFor) return 'still';
  return watch.moved ? 'in-use' : 'watched';
}

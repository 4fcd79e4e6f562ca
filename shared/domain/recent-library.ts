import { z } from 'zod';
import { instant } from '../core/ids';

/** A library that was opened on this computer. */
export const recentLibrary = z.strictObject({
  /** Names the entry in calls, so that no path ever comes from a window. */
  key: z.string().min(1).max(60),
  /** The library's own id: another library in the same folder is not it. */
  id: z.string().min(1),
  name: z.string(),
  folder: z.string().min(1),
  /** For display only; the list is in the order of opening, the last one first. */
  openedAt: instant,
});
export type RecentLibrary = Readonly<z.infer<typeof recentLibrary>>;

/** So many are remembered. */
export const mostRecent = 10;

/**
 * The list after a library was opened or renamed: it comes first. There is one entry a folder, which
 * keeps its key; the same library in another folder may be a copy, and has an entry of its own.
 */
export function withRecent(list: readonly RecentLibrary[], opened: RecentLibrary): readonly RecentLibrary[] {
  const known = list.find(({ folder }) => folder === opened.folder);
  return [{ ...opened, key: known?.key ?? opened.key }, ...list.filter((entry) => entry !== known)].slice(0, mostRecent);
}

/** The list without one entry. */
export function withoutRecent(list: readonly RecentLibrary[], key: string): readonly RecentLibrary[] {
  return list.filter((entry) => entry.key !== key);
}

/** One entry as it is shown. */
export const recentRow = recentLibrary.omit({ id: true }).extend({
  /** `there`, gone, or another library lies in its folder; `unknown` when the disk takes too long to say, as a network's may. */
  state: z.enum(['there', 'missing', 'replaced', 'unknown']),
  /** It is the one that is open. */
  open: z.boolean(),
});
export type RecentRow = Readonly<z.infer<typeof recentRow>>;

import { z } from 'zod';
import type { DeepReadonly } from '../core/deep-readonly';
import { batchRow } from './import-batch';
import { type AppSettings, type WatchedFolder, watchedFolder } from './settings';

/** How it stands with the watched folder of the library that is open. */
export const watchStatus = watchedFolder.extend({
  /** Why nothing is imported just now, although it is switched on: a code of the catalogue of errors; else empty. */
  trouble: z.string(),
  /** When a file of it was imported or refused last: an instant, empty for never. */
  tookAt: z.string(),
  /** What became of the newest files, the newest first; the report holds more. */
  newest: z.array(batchRow),
});
export type WatchStatus = DeepReadonly<z.infer<typeof watchStatus>>;

/** Rows of a status. */
export const fewNewest = 3;

const none: WatchedFolder = { folder: '', on: false };

/** The watched folder of a library; none, and off, until one was chosen. */
export function watchedFolderOf({ watchedFolders }: Pick<AppSettings, 'watchedFolders'>, libraryId: string): WatchedFolder {
  return Object.hasOwn(watchedFolders, libraryId) ? (watchedFolders[libraryId] ?? none) : none;
}

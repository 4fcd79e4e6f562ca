import { type BriefingId, briefingId } from '../../shared/core/ids';
import type { FileSystem } from './file-system';
import type { LibraryPlaces } from './library-places';
import { listOrNone } from './look-at-folder';
import { targetOfTemp } from './temp-file';

/** Briefings that are neither in their folder nor in the trash, although a snapshot or an interrupted write of them is there. */
export async function lostBriefings(fileSystem: FileSystem, places: LibraryPlaces): Promise<readonly BriefingId[]> {
  const list = (folder: string): Promise<readonly string[]> => listOrNone({ fileSystem }, folder);
  const briefings = await list(places.briefings);
  const there = new Set([
    ...briefings.map((name) => name.replace(/\.json$/, '')),
    ...(await list(places.trash)).map((name) => name.replace(/^briefing-/, '')),
  ]);
  const snapshots = (await list(places.snapshots)).map((name) => /^briefing-(.+)$/.exec(name)?.[1]);
  const signs = new Set([...snapshots, ...briefings.map((name) => targetOfTemp(name))]);
  return [...signs].flatMap((sign) => {
    const id = briefingId.safeParse(sign);
    return id.success && !there.has(id.data) ? [id.data] : [];
  });
}

import type { LibraryStatus } from '../../shared/domain/library-status';
import type { LibraryDesk } from '../library/library-desk';

/** How the open library stands, after looking at its folder again. */
export async function readLibraryStatus(desk: LibraryDesk): Promise<LibraryStatus> {
  await desk.refresh();
  const library = desk.library();
  const access = library.access();
  const counts = (await desk.index()?.counts()) ?? { articles: 0, annotations: 0, briefings: 0 };
  const { articles, annotations, briefings } = counts;
  const trashed = await library.trash.count();
  // Opened, moved or renamed meanwhile: half of this would be said of another one.
  if (desk.library() !== library) return readLibraryStatus(desk);
  return {
    state: access.state,
    reason: access.reason,
    lockedBy: library.lockedBy(),
    folder: library.folder,
    elsewhere: desk.elsewhere(),
    folderNameDiffers: desk.folderNameDiffers(),
    settings: library.settings(),
    articles,
    annotations,
    briefings,
    trashed,
    findings: [...library.findings()],
    conflicts: library.conflicts.count(),
    diskLow: library.isDiskLow(),
    aheadOfClock: library.aheadOfClock(),
  };
}

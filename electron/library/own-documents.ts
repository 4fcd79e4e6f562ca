import { join } from 'node:path';
import { unwatchedDisk } from './ballast';
import { createDocumentStore, type DocumentStore } from './document-store';
import { createSaveMonitor } from './save-monitor';
import type { Surroundings } from './surroundings';
import { createWritingSession } from './writing-session';

/**
 * Documents of this program's own in `root`, outside of any library, as durable as the library's. No lock is held over
 * them, and nobody is told of their saves.
 */
export function ownDocuments(world: Surroundings, root: string): DocumentStore {
  const session = createWritingSession({
    world,
    root,
    quarantine: join(root, 'quarantine'),
    saves: createSaveMonitor(() => {}),
    disk: unwatchedDisk,
    refusal: async () => null,
    mayWrite: () => true,
  });
  return createDocumentStore(session, () => {});
}

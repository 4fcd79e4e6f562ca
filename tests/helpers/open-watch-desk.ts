import { join } from 'node:path';
import { createImportDesk } from '../../electron/import/import-desk';
import { drawingProcess, importingProcess } from '../../electron/import/open-import-desk';
import { createWatchDesk, type WatchDesk } from '../../electron/import/watch/watch-desk';
import { openAppSettings } from '../../electron/library/app-settings';
import type { Library } from '../../electron/library/library';
import { nodeSurroundings } from '../../electron/library/node-surroundings';
import { forkNodeUtility } from '../../electron/process/node-utility';
import type { BatchRow } from '../../shared/domain/import-batch';

/** A desk of the watched folder over a library that no index looks at, real settings and the real importing process of `entry`; looks are taken by hand. */
export async function openWatchDesk(entry: string, library: () => Library, userData: string) {
  const told: (readonly BatchRow[])[] = [];
  const importer = importingProcess(
    'import-watch',
    () => forkNodeUtility(entry),
    () => undefined,
  );
  const drawer = drawingProcess(
    () => forkNodeUtility(entry),
    () => undefined,
  );
  const single = createImportDesk({
    importer,
    drawer,
    newToken: nodeSurroundings.newId,
    defaultMarking: () => '',
    createArticle: (article) => library().articles.create(article),
    articleWithOriginal: async () => null,
  });
  const desk: WatchDesk = createWatchDesk({
    desk: { library, index: () => null },
    importer,
    drawer,
    single,
    settings: await openAppSettings(nodeSurroundings, join(userData, 'settings')),
    world: nodeSurroundings,
    userData,
    took: (rows) => told.push(rows),
  });
  return { ...desk, single, told };
}

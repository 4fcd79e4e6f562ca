import type { ImportDesk } from '../../electron/import/import-desk';
import { openImportDesk } from '../../electron/import/open-import-desk';
import type { JobHandle } from '../../electron/jobs/job-board';
import type { Library } from '../../electron/library/library';
import { nodeSurroundings } from '../../electron/library/node-surroundings';
import { forkNodeUtility } from '../../electron/process/node-utility';

/** The batch desk over a library that no index looks at, with the real importing process of `entry`. */
export function openBatchDesk(entry: string, library: () => Library) {
  const desk = openImportDesk({
    desk: { library, index: () => null },
    fork: () => forkNodeUtility(entry),
    newToken: nodeSurroundings.newId,
    onCrash: () => undefined,
    onBatchCrash: () => undefined,
  });
  return { ...desk.batches, single: desk as ImportDesk, stop: desk.stop };
}

/** A job's handle that tells each step, with the way to stop it. */
export function jobHandle(progress: JobHandle['progress'] = () => undefined): { readonly job: JobHandle; readonly stop: () => void } {
  const controller = new AbortController();
  return { job: { signal: controller.signal, progress }, stop: () => controller.abort() };
}

import { type Library, openLibrary } from '../../electron/library/library';
import { nodeProcessTable } from '../../electron/library/node-process-table';
import { nodeSurroundings } from '../../electron/library/node-surroundings';

/** Opens the library that lies in `folder` over the real disk, with nobody listening to what changes. */
export function openOnDisk(folder: string): Promise<Library> {
  return openLibrary({
    folder,
    world: nodeSurroundings,
    processes: nodeProcessTable,
    changed: () => undefined,
    saveStateChanged: () => undefined,
  });
}

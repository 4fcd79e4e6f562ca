import { expect } from 'vitest';
import { openLibrary } from '../../electron/library/library';
import { nodeSurroundings } from '../../electron/library/node-surroundings';
import { nodeProcessTable } from '../../electron/library/process-identity';

/** Opens the library that lies in `folder`, as the application does after a crash, and expects that nothing in it is damaged. */
export async function expectSoundLibrary(folder: string): Promise<void> {
  const opened = await openLibrary({
    folder,
    world: nodeSurroundings,
    processes: nodeProcessTable,
    changed: () => undefined,
    saveStateChanged: () => undefined,
  });
  expect(await opened.verifyInBackground()).toEqual([]);
  await opened.close();
}

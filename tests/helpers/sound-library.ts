import { expect } from 'vitest';
import { openOnDisk } from './open-on-disk';

/** Opens the library that lies in `folder`, as the application does after a crash, and expects that nothing in it is damaged. */
export async function expectSoundLibrary(folder: string): Promise<void> {
  const opened = await openOnDisk(folder);
  expect(await opened.verifyInBackground()).toEqual([]);
  await opened.close();
}

import { rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openAppSettings } from '../../../../electron/library/app-settings';
import { createLibrary } from '../../../../electron/library/create-library';
import { nodeProcessTable } from '../../../../electron/library/node-process-table';
import { nodeSurroundings } from '../../../../electron/library/node-surroundings';
import { createRecentLibraries, type RecentLibraries } from '../../../../electron/library/recent-libraries';
import type { Surroundings } from '../../../../electron/library/surroundings';
import { fileSystemWith, newLibraryFolder, open, unwrap, worldWith } from '../../../helpers/library-fixture';

let folder: string;
let remove: () => Promise<void>;
let id: string;

beforeEach(async () => {
  ({ folder, remove } = await newLibraryFolder());
  const { library } = await open(folder);
  id = library.id() ?? '';
  await library.close();
});

afterEach(() => remove());

const failing = (code: string) => async (): Promise<never> => Promise.reject(Object.assign(new Error(code), { code }));

async function recent(world: Surroundings = nodeSurroundings): Promise<RecentLibraries> {
  return createRecentLibraries(world, await openAppSettings(nodeSurroundings, join(dirname(folder), 'user-data')));
}

async function statesIn(world: Surroundings): Promise<readonly string[]> {
  return (await (await recent(world)).rows('/elsewhere')).map(({ state }) => state);
}

describe('createRecentLibraries', () => {
  it('remembers what was opened over a restart, and forgets what is taken off', async () => {
    const first = await recent();
    unwrap(await first.note({ id, name: 'Desk', folder }));
    unwrap(await first.note({ id: 'other', name: 'Other', folder: '/nowhere' }));
    const again = await recent();
    expect([again.idIn(folder), again.idIn('/unknown')]).toEqual([id, null]);
    const rows = await again.rows(folder);
    expect(rows.map(({ name, state, open: isOpen }) => [name, state, isOpen])).toEqual([
      ['Other', 'missing', false],
      ['Desk', 'there', true],
    ]);
    const key = rows[0]?.key ?? '';
    expect(again.find(key)?.folder).toBe('/nowhere');
    unwrap(await again.forget(key));
    unwrap(await again.forget('no such key'));
    expect([again.find(key), (await again.rows(folder)).length]).toEqual([undefined, 1]);
  });

  it('writes nothing to forget what is not listed', async () => {
    const settings = await openAppSettings(
      worldWith({ fileSystem: fileSystemWith({ createFile: failing('EROFS') }) }),
      join(dirname(folder), 'user-data'),
    );
    expect(await createRecentLibraries(nodeSurroundings, settings).forget('x')).toEqual({ ok: true, value: null });
    expect(await createRecentLibraries(nodeSurroundings, settings).note({ id, name: 'Desk', folder })).toMatchObject({ ok: false });
  });

  it('tells when another library lies there, and when the disk does not answer or may not be read', async () => {
    unwrap(await (await recent()).note({ id, name: 'Desk', folder }));
    await rename(folder, `${folder} away`);
    unwrap(await createLibrary(nodeSurroundings, nodeProcessTable, folder, { name: 'Another', defaultMarking: '', defaultFrom: '' }));
    expect(await statesIn(nodeSurroundings)).toEqual(['replaced']);
    const asleep = fileSystemWith({ stamp: () => new Promise(() => {}) });
    const waits: number[] = [];
    const wait = async (milliseconds: number) => void waits.push(milliseconds);
    expect(await statesIn(worldWith({ fileSystem: asleep, wait }))).toEqual(['unknown']);
    expect(waits).toEqual([1500]);
    expect(await statesIn(worldWith({ fileSystem: fileSystemWith({ stamp: failing('EACCES') }) }))).toEqual(['missing']);
    await expect(statesIn(worldWith({ fileSystem: fileSystemWith({ stamp: failing('no system code') }) }))).rejects.toThrow();
    await rm(folder, { recursive: true });
    expect(await statesIn(nodeSurroundings)).toEqual(['missing']);
  });
});

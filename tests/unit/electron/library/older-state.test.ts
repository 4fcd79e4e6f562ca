import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkLibrary } from '../../../../electron/library/check-library';
import type { Library } from '../../../../electron/library/library';
import { libraryPlaces } from '../../../../electron/library/library-places';
import { nodeSurroundings } from '../../../../electron/library/node-surroundings';
import { isOlderThanKept } from '../../../../electron/library/older-state';
import type { Surroundings } from '../../../../electron/library/surroundings';
import type { Briefing } from '../../../../shared/domain/briefing';
import { fileSystemWith, newLibraryFolder, open, unwrap, worldWith, writeBriefing } from '../../../helpers/library-fixture';

let folder: string;
let remove: () => Promise<void>;
let library: Library;
let briefing: Briefing;
let file: string;
let snapshots: string;

/** Each start keeps the state that it finds before its first save. */
async function reopen(): Promise<void> {
  await library.close();
  ({ library } = await open(folder));
}

const save = async (title: string): Promise<Briefing> =>
  unwrap(await library.briefings.save(briefing.id, { header: { ...briefing.header, title }, body: briefing.body }));
const titleNow = async (): Promise<string> => unwrap(await library.briefings.read(briefing.id)).header.title;
const keptStates = async (): Promise<readonly string[]> => (await readdir(snapshots)).sort();

async function verified() {
  const request = { folder, signal: new AbortController().signal, progress: () => {} };
  return unwrap(await checkLibrary(nodeSurroundings, request)).findings;
}

beforeEach(async () => {
  ({ folder, remove } = await newLibraryFolder());
  ({ library } = await open(folder));
  briefing = await writeBriefing(library, 'First');
  file = join(folder, 'briefings', `${briefing.id}.json`);
  snapshots = join(folder, 'snapshots', `briefing-${briefing.id}`);
  for (const title of ['Second', 'Third', 'Newest']) {
    await reopen();
    await save(title);
  }
  await library.close();
  expect(await keptStates()).toHaveLength(3);
  await copyFile(join(snapshots, (await keptStates())[0] ?? ''), file);
  ({ library } = await open(folder));
});

afterEach(async () => {
  await library.close();
  await remove();
});

describe('an older state that somebody put back', () => {
  it('is told by the start and by the verification, and left where it is', async () => {
    const before = await readFile(file);
    const name = `briefings/${briefing.id}.json`;
    expect(await library.verifyInBackground()).toEqual([{ file: name, problem: 'older-state', action: 'reported' }]);
    expect(await verified()).toEqual([{ problem: 'older-state', file: name, about: '', repair: null, trashed: null }]);
    expect(await titleNow()).toBe('First');
    expect(await readFile(file)).toEqual(before);
  });

  it('is told, too, when the document was in use before the look through the library', async () => {
    expect(await titleNow()).toBe('First');
    expect(await library.verifyInBackground()).toMatchObject([{ problem: 'older-state' }]);
  });

  it('is told no more after the next save, which comes after all states that are kept', async () => {
    await save('Fourth');
    expect(await library.verifyInBackground()).toEqual([]);
    expect(await verified()).toEqual([]);
    const { versions } = unwrap(await library.history.list({ kind: 'briefing', id: briefing.id }));
    expect(versions.map(({ source }) => source)).toEqual(['present', 'earlier', 'earlier', 'earlier']);
    // After damage the newest comes back: what was written last, and not what was newer once.
    await reopen();
    await save('Fifth');
    await library.close();
    await writeFile(file, 'damaged');
    ({ library } = await open(folder));
    expect(await titleNow()).toBe('Fourth');
  });

  it('is not told when no newer state can be read', async () => {
    for (const name of (await keptStates()).slice(1)) await writeFile(join(snapshots, name), 'damaged');
    expect(await library.verifyInBackground()).toEqual([]);
  });

  it('is saved over all the same when the earlier states cannot be seen, of which nothing is told then', async () => {
    await library.close();
    ({ library } = await open(folder, listing(Object.assign(new Error('bad sector'), { code: 'EIO' }))));
    await save('Fourth');
    expect(await titleNow()).toBe('Fourth');
    expect(await library.verifyInBackground()).toEqual([]);
  });

  it('is no place to hide a bug in', async () => {
    const { fileSystem } = listing(new Error('bug'));
    const place = libraryPlaces(folder).briefing(briefing.id);
    await expect(isOlderThanKept(worldWith({ fileSystem }), place, { seq: 1 })).rejects.toThrow('bug');
  });
});

/** A world in which the folder of the briefing's earlier states cannot be listed. */
function listing(error: Error): Surroundings {
  const list = async (path: string): Promise<readonly string[]> => {
    if (path === snapshots) throw error;
    return nodeSurroundings.fileSystem.list(path);
  };
  return worldWith({ fileSystem: fileSystemWith({ list }) });
}

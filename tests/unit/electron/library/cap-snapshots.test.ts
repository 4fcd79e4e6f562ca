import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unwatchedDisk } from '../../../../electron/library/ballast';
import { capSnapshots } from '../../../../electron/library/cap-snapshots';
import { createDocumentStore } from '../../../../electron/library/document-store';
import type { FileSystem } from '../../../../electron/library/file-system';
import type { LibraryCore } from '../../../../electron/library/library-core';
import { libraryPlaces } from '../../../../electron/library/library-places';
import { createSaveMonitor } from '../../../../electron/library/save-monitor';
import { createWritingSession } from '../../../../electron/library/writing-session';
import type { Article } from '../../../../shared/domain/article';
import type { Briefing } from '../../../../shared/domain/briefing';
import { fileSystemWith, newLibraryFolder, open, storeArticle, unwrap, worldWith, writeBriefing } from '../../../helpers/library-fixture';

const gibibyte = 1024 ** 3;
let folder: string;
let remove: () => Promise<void>;
let briefing: Briefing;
let article: Article;
let snapshots: string;
/** What every snapshot and every original are said to take: nobody writes gigabytes for a test. */
let snapshotBytes: number;
let originalBytes: number;
let mayWrite: boolean;
let changes: Partial<FileSystem>;

beforeEach(async () => {
  ({ folder, remove } = await newLibraryFolder());
  snapshotBytes = gibibyte;
  originalBytes = 0;
  mayWrite = true;
  changes = {};
  let clock = 0;
  const { library } = await open(folder, worldWith({ monotonicMs: () => (clock += 300_000) }));
  briefing = await writeBriefing(library, '0');
  article = await storeArticle(library);
  for (let save = 1; save <= 4; save += 1) {
    unwrap(await library.briefings.save(briefing.id, { header: { ...briefing.header, title: `${save}` }, body: briefing.body }));
  }
  await library.close();
  snapshots = join(folder, 'snapshots', `briefing-${briefing.id}`);
});

afterEach(() => remove());

function core(): LibraryCore {
  const real = worldWith({}).fileSystem;
  const places = libraryPlaces(folder);
  const asked = new Set<string>();
  const fileSystem = fileSystemWith({
    async stamp(path) {
      const stamp = await real.stamp(path);
      if (path.includes('original.')) return { ...stamp, size: originalBytes };
      // Only for the counting: a file that is opened afterwards says how large it is.
      const counted = asked.has(path) || !path.startsWith(places.snapshots) || !stamp.isFile;
      asked.add(path);
      return counted ? stamp : { ...stamp, size: snapshotBytes };
    },
    ...changes,
  });
  const world = worldWith({ fileSystem });
  const session = createWritingSession({
    world,
    root: folder,
    quarantine: places.quarantine,
    saves: createSaveMonitor(() => {}),
    disk: unwatchedDisk,
    refusal: async () => null,
    mayWrite: () => mayWrite,
  });
  return { world, places, session, documents: createDocumentStore(session, () => {}), changed: () => {} };
}

const left = async (): Promise<number> => (await readdir(snapshots)).length;
const cap = () => capSnapshots(core(), () => false);

describe('capSnapshots', () => {
  it('leaves everything while it fits into two gibibytes', async () => {
    // Four of the briefing, one of the article and one of library.json.
    snapshotBytes = gibibyte / 3;
    expect([await cap(), await left()]).toEqual([0, 4]);
  });

  it('removes the oldest until the rest fits', async () => {
    snapshotBytes = gibibyte / 2.5;
    expect([await cap(), await left()]).toEqual([1, 3]);
    const names = await readdir(snapshots);
    expect(names.sort()[0]).toMatch(/^0{11}[^0]/);
    expect(await cap()).toBe(0);
  });

  it('leaves the newest of each document however large they are', async () => {
    expect([await cap(), await left()]).toEqual([3, 1]);
    expect(await readdir(join(folder, 'snapshots', `article-${article.id}`))).toHaveLength(1);
    expect(await readdir(join(folder, 'snapshots', 'library'))).toHaveLength(1);
  });

  it('gives a large library a quarter of its size', async () => {
    originalBytes = 24 * gibibyte;
    expect([await cap(), await left()]).toEqual([0, 4]);
    originalBytes = 20 * gibibyte;
    expect([await cap(), await left()]).toEqual([1, 3]);
  });

  it('counts what lies in the trash as part of the library', async () => {
    const { library } = await open(folder);
    unwrap(await library.trash.article(article.id));
    await library.close();
    originalBytes = 24 * gibibyte;
    expect(await cap()).toBe(0);
  });

  it('removes nothing of a document that has no other good copy', async () => {
    await writeFile(join(folder, 'briefings', `${briefing.id}.json`), 'damaged');
    const [newest = ''] = (await readdir(snapshots)).sort().reverse();
    // The newest snapshot is good, and stays: the others may go.
    expect([await cap(), await left()]).toEqual([3, 1]);
    await writeFile(join(snapshots, '000000000001-20200101T000000000Z.json'), 'older');
    await writeFile(join(snapshots, newest), 'damaged as well');
    expect([await cap(), await left()]).toEqual([0, 2]);
  });

  it('removes nothing of a document that it does not know', async () => {
    const unknown = join(folder, 'snapshots', 'dossier-1');
    await open(folder).then(({ library }) => library.close());
    await worldWith({}).fileSystem.makeFolder(unknown);
    for (const seq of [1, 2, 3]) await writeFile(join(unknown, `00000000000${seq}.json`), '');
    await cap();
    expect(await readdir(unknown)).toHaveLength(3);
  });

  it('knows annotations, corrections of facts and articles as well as briefings', async () => {
    const keys = ['annotations', 'facts', 'article'].map((kind) => `${kind}-${article.id}`);
    for (const key of keys) {
      await worldWith({}).fileSystem.makeFolder(join(folder, 'snapshots', key));
      for (const seq of [1, 99]) await writeFile(join(folder, 'snapshots', key, `0000000000${seq < 10 ? '0' : ''}${seq}.json`), 'whatever');
    }
    await cap();
    // Of its facts nothing was corrected yet: no good copy would be left for certain.
    const left = await Promise.all(keys.map((key) => readdir(join(folder, 'snapshots', key))));
    expect(left.map((names) => names.length)).toEqual([1, 2, 1]);
    for (const names of left) expect(names).toContain('000000000099.json');
  });

  it('does nothing in a library that may not be written to, or that is being closed', async () => {
    mayWrite = false;
    expect(await cap()).toBe(0);
    mayWrite = true;
    expect(await capSnapshots(core(), () => true)).toBe(0);
    let asked = 0;
    // Closed after the looking, before the first removal.
    expect(await capSnapshots(core(), () => ++asked > 3)).toBe(0);
    expect(asked).toBe(4);
    expect(await left()).toBe(4);
  });

  it('leaves the rest to the next start when the disk fails, and does not hide a bug', async () => {
    changes = { removeFile: async () => Promise.reject(Object.assign(new Error('no'), { code: 'EIO' })) };
    expect(await cap()).toBe(0);
    changes = { removeFile: async () => Promise.reject(new TypeError('a bug')) };
    await expect(cap()).rejects.toThrow('a bug');
  });

  it('goes on where a folder of the library is missing, and counts what is there', async () => {
    await worldWith({}).fileSystem.removeFolder(join(folder, 'briefings'));
    originalBytes = 24 * gibibyte;
    expect(await cap()).toBe(0);
  });

  it('leaves a document alone whose snapshots are gone by then', async () => {
    await worldWith({}).fileSystem.removeFile(join(folder, 'briefings', `${briefing.id}.json`));
    const real = worldWith({}).fileSystem;
    let lists = 0;
    changes = { list: async (path) => (path === snapshots && ++lists > 1 ? [] : real.list(path)) };
    expect([await cap(), await left()]).toEqual([0, 4]);
  });

  it('of a library without snapshots or trash does nothing', async () => {
    await worldWith({}).fileSystem.removeFolder(join(folder, 'snapshots'));
    expect(await cap()).toBe(0);
  });
});

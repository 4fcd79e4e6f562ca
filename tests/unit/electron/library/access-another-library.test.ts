import { cp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createLibrary } from '../../../../electron/library/create-library';
import { sealDocument } from '../../../../electron/library/envelope';
import { openLibrary } from '../../../../electron/library/library';
import { libraryKind } from '../../../../electron/library/library-places';
import { nodeProcessTable } from '../../../../electron/library/node-process-table';
import { nodeSurroundings } from '../../../../electron/library/node-surroundings';
import { fileSystemWith, newLibraryFolder, open, storeArticle, unwrap, worldWith, writeBriefing } from '../../../helpers/library-fixture';

let folder: string;
let remove: () => Promise<void>;

beforeEach(async () => {
  ({ folder, remove } = await newLibraryFolder());
});

afterEach(() => remove());

const failing = (code: string) => async (): Promise<never> => Promise.reject(Object.assign(new Error(code), { code }));

describe('another library at the same place', () => {
  const settings = { name: 'Another', defaultMarking: '', defaultFrom: '' };
  const swap = async (): Promise<readonly string[]> => {
    await rename(folder, `${folder} away`);
    unwrap(await createLibrary(nodeSurroundings, nodeProcessTable, folder, settings));
    return (await readdir(folder, { recursive: true })).sort();
  };

  it('is noticed before anything is written into it, and the right one is taken back', async () => {
    const { library } = await open(folder);
    const article = await storeArticle(library);
    const note = await writeBriefing(library, 'Note');
    const before = await swap();
    const { header, body } = note;
    for (const again of [1, 2]) {
      const saved = await library.briefings.save(note.id, { header, body });
      expect(saved, `try ${again}`).toMatchObject({ ok: false, error: { code: 'storage.replaced' } });
    }
    expect(await library.articles.updateMeta(article.id, article.meta)).toMatchObject({ ok: false, error: { code: 'storage.replaced' } });
    expect(library.access()).toEqual({ state: 'unavailable', reason: 'storage.replaced' });
    await library.refresh();
    expect(await library.updateSettings({ name: 'Mine' })).toMatchObject({ ok: false, error: { code: 'storage.replaced' } });
    expect((await readdir(folder, { recursive: true })).sort()).toEqual(before);
    await rename(folder, `${folder} other`);
    await rename(`${folder} away`, folder);
    expect(await library.refresh()).toEqual({ state: 'open', reason: null });
    expect((await library.articles.updateMeta(article.id, article.meta)).ok).toBe(true);
    await library.close();
  });

  it('is not taken for a new state of this one, and gets nothing of it, when it comes in the middle of a look', async () => {
    let comes = false;
    let before: readonly string[] = [];
    const fileSystem = fileSystemWith({
      // The lock has been looked at by now, and the documents are next.
      async stamp(path) {
        if (comes && path === join(folder, 'library.json')) {
          comes = false;
          before = await swap();
        }
        return nodeSurroundings.fileSystem.stamp(path);
      },
    });
    const { library } = await open(folder, worldWith({ fileSystem }));
    comes = true;
    await library.refresh();
    expect(comes).toBe(false);
    expect((await readdir(folder, { recursive: true })).sort()).toEqual(before);
    expect(await library.refresh()).toEqual({ state: 'unavailable', reason: 'storage.replaced' });
    await rename(folder, `${folder} other`);
    await rename(`${folder} away`, folder);
    expect(await library.refresh()).toEqual({ state: 'open', reason: null });
    expect(library.settings().name).not.toBe('Another');
    await library.close();
    expect((await readdir(join(folder, 'snapshots', 'library'))).length).toBe(1);
  });

  it('is noticed by looking, too, also when it was put there while the folder was gone', async () => {
    const { library } = await open(folder);
    const before = await swap();
    expect(await library.refresh()).toEqual({ state: 'unavailable', reason: 'storage.replaced' });
    await rename(folder, `${folder} other`);
    expect(await library.refresh()).toEqual({ state: 'unavailable', reason: 'storage.folder-missing' });
    await rename(`${folder} other`, folder);
    expect(await library.refresh()).toEqual({ state: 'unavailable', reason: 'storage.replaced' });
    await library.close();
    expect((await readdir(folder, { recursive: true })).sort()).toEqual(before);
  });

  it('is noticed at the start, when it is said which one is expected', async () => {
    const options = { folder, world: nodeSurroundings, processes: nodeProcessTable, changed() {}, saveStateChanged() {} };
    const right = await openLibrary(options);
    const expectedId = right.id();
    await right.close();
    await swap();
    const wrong = await openLibrary({ ...options, expectedId });
    expect([wrong.access().reason, wrong.id()]).toEqual(['storage.replaced', null]);
    await wrong.close();
    const any = await openLibrary({ ...options, expectedId: null });
    expect([any.access().reason, any.settings().name]).toEqual([null, 'Another']);
    await any.close();
  });

  it('is noticed by its snapshots when its library.json is damaged, and that is not mended here', async () => {
    const { library } = await open(folder);
    await swap();
    await library.refresh();
    await writeFile(join(folder, 'library.json'), 'garbage');
    await writeFile(join(folder, 'snapshots', 'library', '000000000099.json'), 'garbage');
    await library.refresh();
    expect(library.access()).toEqual({ state: 'unavailable', reason: 'storage.replaced' });
    expect(await readFile(join(folder, 'library.json'), 'utf8')).toBe('garbage');
    expect((await readdir(folder)).filter((name) => name.startsWith('lock'))).toEqual([]);
    await library.close();
  });

  it.each([
    ['is a folder', async () => cp(join(folder, 'snapshots'), join(folder, 'library.json'), { recursive: true })],
    ['is far too large', async () => writeFile(join(folder, 'library.json'), Buffer.alloc(1024 * 1024 + 1, 'x'))],
  ])('is not believed to be one because library.json %s', async (_what, make) => {
    const { library } = await open(folder);
    await rm(join(folder, 'library.json'));
    await make();
    await rm(join(folder, 'lock'));
    await library.refresh();
    expect(library.access().reason).not.toBe('storage.replaced');
    await library.close();
  });

  it('of a newer version is told from this one, and this one of a newer version is not taken for another', async () => {
    const { library } = await open(folder);
    const id = library.id() ?? '';
    const head = { id: 'library', rev: 9, parentRev: 8, seq: 9, savedAt: '2030-01-01T00:00:00.000Z' };
    const newer = (body: unknown) => {
      const kind = { ...libraryKind, version: 99, schema: z.unknown() };
      return writeFile(join(folder, 'library.json'), sealDocument(kind, head, body));
    };
    for (const [body, reason] of [
      [{ id: 'another' }, 'storage.replaced'],
      [{ id, settings: {}, rooms: 3 }, 'storage.newer-format'],
      // Told from nowhere else: its snapshots are gone, too.
      [{ name: 'no id' }, 'storage.newer-format'],
    ] as const) {
      await newer(body);
      if (!('id' in body)) await rm(join(folder, 'snapshots', 'library'), { recursive: true });
      await rm(join(folder, 'lock'), { force: true });
      await library.refresh();
      expect(library.access().reason).toBe(reason);
    }
    await library.close();
  });

  it('is not looked for in a file that vanishes meanwhile', async () => {
    const { library } = await open(folder, worldWith({ fileSystem: fileSystemWith({ readFile: vanishing }) }));
    expect(library.access().state).toBe('open');
    await rm(join(folder, 'lock'));
    vanishes = true;
    expect(await library.refresh()).toEqual({ state: 'open', reason: null });
    vanishes = false;
    await library.close();
  });
});

let vanishes = false;
const vanishing: typeof nodeSurroundings.fileSystem.readFile = (path) =>
  vanishes && path.endsWith('library.json') ? failing('ENOENT')() : nodeSurroundings.fileSystem.readFile(path);

import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkLibrary } from '../../../../electron/library/check-library';
import type { FileSystem } from '../../../../electron/library/file-system';
import type { Library } from '../../../../electron/library/library';
import { nodeSurroundings } from '../../../../electron/library/node-surroundings';
import { articleId } from '../../../../shared/core/ids';
import type { Article } from '../../../../shared/domain/article';
import type { FactChange } from '../../../../shared/domain/fact';
import { fileSystemWith, newLibraryFolder, open, storeArticle, unwrap, worldWith } from '../../../helpers/library-fixture';
import { expectSoundLibrary } from '../../../helpers/sound-library';

let folder: string;
let remove: () => Promise<void>;
let library: Library;
let article: Article;

const removal: FactChange = { change: 'remove', key: 'place:Seoul' };
const corrected = [{ key: 'place:Seoul', instead: null }];

beforeEach(async () => {
  ({ folder, remove } = await newLibraryFolder());
  ({ library } = await open(folder));
  article = await storeArticle(library);
});

afterEach(async () => {
  await library.close();
  await remove();
});

const file = (): string => join(folder, 'articles', article.id, 'facts.json');
async function findings(): Promise<readonly string[]> {
  const report = unwrap(await checkLibrary(nodeSurroundings, { folder, signal: new AbortController().signal, progress: () => {} }));
  return report.findings.map(({ problem, file: where }) => `${problem} ${where}`);
}

describe('corrections of facts', () => {
  it('are none, and no file, until the first is made', async () => {
    expect(unwrap(await library.factNotes.read(article.id))).toEqual({ articleId: article.id, corrections: [], lookedAt: [] });
    expect(await readdir(join(folder, 'articles', article.id))).not.toContain('facts.json');
    expect(await findings()).toEqual([]);
  });

  it('are kept in a document of their own, in order, also when made at the same time', async () => {
    await Promise.all([
      library.factNotes.change(article.id, removal),
      library.factNotes.change(article.id, { change: 'looked-at', quote: '1 + 1 = 3', lookedAt: true }),
      library.factNotes.change(article.id, { change: 'name', key: 'person:Kim', kind: 'person', name: 'Kim Jong-un' }),
    ]);
    await library.close();
    ({ library } = await open(folder));
    expect(unwrap(await library.factNotes.read(article.id))).toEqual({
      articleId: article.id,
      corrections: [...corrected, { key: 'person:Kim', instead: { kind: 'person', name: 'Kim Jong-un' } }],
      lookedAt: ['1 + 1 = 3'],
    });
    expect(await findings()).toEqual([]);
    await library.close();
    await expectSoundLibrary(folder);
  });

  it('answers that there is no such article', async () => {
    const nowhere = articleId.parse('01ARZ3NDEKTSV4RRFFQ69G5FAV');
    expect(await library.factNotes.read(nowhere)).toEqual({ ok: false, error: { code: 'article.not-found' } });
    expect(await library.factNotes.change(nowhere, removal)).toEqual({ ok: false, error: { code: 'article.not-found' } });
  });

  it('are none still when the first cannot be written', async () => {
    await library.close();
    let isFull = true;
    const createFile: FileSystem['createFile'] = async (path) => {
      if (isFull) throw Object.assign(new Error('injected'), { code: 'ENOSPC' });
      return nodeSurroundings.fileSystem.createFile(path);
    };
    ({ library } = await open(folder, worldWith({ fileSystem: fileSystemWith({ createFile }) })));
    expect(await library.factNotes.change(article.id, removal)).toMatchObject({ ok: false, error: { code: 'storage.disk-full' } });
    isFull = false;
    expect(unwrap(await library.factNotes.read(article.id)).corrections).toEqual([]);
    expect(unwrap(await library.factNotes.change(article.id, removal)).corrections).toEqual(corrected);
  });

  it('come back when their file is lost, and the loss is told', async () => {
    unwrap(await library.factNotes.change(article.id, removal));
    await library.close();
    await rm(file());
    expect(await findings()).toEqual([`missing articles/${article.id}/facts.json`]);
    ({ library } = await open(folder));
    expect(unwrap(await library.factNotes.read(article.id)).corrections).toEqual(corrected);
    expect(library.findings()).toMatchObject([{ problem: 'missing', action: 'recovered' }]);
  });

  it('go into the trash with their article, and come back with it', async () => {
    unwrap(await library.factNotes.change(article.id, removal));
    unwrap(await library.trash.article(article.id));
    expect(await library.factNotes.read(article.id)).toEqual({ ok: false, error: { code: 'article.not-found' } });
    expect(await findings()).toEqual([]);
    unwrap(await library.trash.restore('article', article.id));
    expect(unwrap(await library.factNotes.read(article.id)).corrections).toEqual(corrected);
  });

  it('leave nothing behind when their article is deleted for good', async () => {
    unwrap(await library.factNotes.change(article.id, removal));
    unwrap(await library.trash.article(article.id));
    unwrap(await library.trash.purge([{ kind: 'article', id: article.id }], ''));
    expect((await readdir(join(folder, 'snapshots'))).filter((name) => name.includes(article.id))).toEqual([]);
    expect(await findings()).toEqual([]);
  });
});

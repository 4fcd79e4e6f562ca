import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Library } from '../../../../electron/library/library';
import { nodeSurroundings } from '../../../../electron/library/node-surroundings';
import type { Surroundings } from '../../../../electron/library/surroundings';
import type { Article } from '../../../../shared/domain/article';
import {
  fileSystemWith,
  illustrated,
  newLibraryFolder,
  open,
  storeArticle,
  unwrap,
  worldWith,
  writeBriefing,
} from '../../../helpers/library-fixture';

let folder: string;
let remove: () => Promise<void>;
let library: Library;
let article: Article;

beforeEach(async () => {
  ({ folder, remove } = await newLibraryFolder());
  await reopen();
  article = await storeArticle(library);
});

afterEach(async () => {
  await library.close();
  await remove();
});

async function reopen(world?: Surroundings): Promise<void> {
  ({ library } = await open(folder, world));
}

const failing = (code: string) => Promise.reject(Object.assign(new Error(code), { code }));

describe('the look through a library at start', () => {
  it.each([
    ['bad-hash', (path: string) => writeFile(path, 'forged')],
    ['missing', (path: string) => rm(path)],
  ])('tells of an original that is not as it came: %s', async (problem, spoil) => {
    const file = `articles/${article.id}/original.txt`;
    await spoil(join(folder, file));
    expect(await library.verifyInBackground()).toEqual([{ file, problem, action: 'reported' }]);
  });

  it.each([
    ['bad-hash', (path: string) => writeFile(path, 'forged')],
    ['missing', (path: string) => rm(path)],
  ])('tells of a picture that is not as it was stored: %s', async (problem, spoil) => {
    const { id, versions } = unwrap(await library.articles.create(illustrated()));
    expect(await library.verifyInBackground()).toEqual([]);
    const file = `articles/${id}/picture-${versions[0]?.pictures[0]?.sha256}.png`;
    await spoil(join(folder, file));
    expect(await library.verifyInBackground()).toEqual([{ file, problem, action: 'reported' }]);
  });

  it('says nothing of the original of an article that cannot be read, which is said already', async () => {
    await library.close();
    const file = `articles/${article.id}/article.json`;
    await writeFile(join(folder, file), 'x');
    await rm(join(folder, 'snapshots', `article-${article.id}`), { recursive: true });
    await rm(join(folder, 'articles', article.id, 'original.txt'));
    await reopen();
    expect(await library.verifyInBackground()).toEqual([{ file, problem: 'truncated', action: 'quarantined' }]);
  });

  it('goes on past a folder that may not be looked into, and throws a bug on', async () => {
    await library.close();
    await writeFile(join(folder, 'articles', 'letter.txt'), '');
    const closed = join(folder, 'briefings');
    await reopen(
      worldWith({
        fileSystem: fileSystemWith({
          list: (path) => (path === join(folder, 'trash') ? failing('EACCES') : nodeSurroundings.fileSystem.list(path)),
        }),
      }),
    );
    expect(await library.verifyInBackground()).toEqual([{ file: 'articles/letter.txt', problem: 'foreign', action: 'reported' }]);
    await library.close();
    let armed = false;
    const broken = (path: string) => {
      if (armed && path === closed) throw new TypeError('a bug');
      return nodeSurroundings.fileSystem.list(path);
    };
    await reopen(worldWith({ fileSystem: fileSystemWith({ list: broken }) }));
    armed = true;
    await expect(library.verifyInBackground()).rejects.toThrow('a bug');
    armed = false;
    await library.close();
    const hashing = (path: string) => {
      if (path.endsWith('original.txt')) throw new TypeError('another bug');
      return nodeSurroundings.fileSystem.readFile(path);
    };
    await reopen(worldWith({ fileSystem: fileSystemWith({ readFile: hashing }) }));
    await expect(library.verifyInBackground()).rejects.toThrow('another bug');
  });

  it('tells lists of what it found something in, and of nothing else, and pauses at each article', async () => {
    await storeArticle(library, 'A second one.');
    await writeBriefing(library, 'Fine');
    const damaged = await writeBriefing(library, 'Damaged');
    await library.close();
    await writeFile(join(folder, 'briefings', `${damaged.id}.json`), 'x');
    await rm(join(folder, 'articles', article.id, 'original.txt'));
    const waits: number[] = [];
    const opened = await open(folder, worldWith({ wait: async (time) => void waits.push(time) }));
    ({ library } = opened);
    await library.verifyInBackground();
    const told = opened.changes.filter(({ topic }) => topic !== 'library').map(({ topic, id }) => `${topic} ${id}`);
    expect(told.sort()).toEqual([`articles ${article.id}`, `briefings ${damaged.id}`]);
    expect(waits).toEqual([3, 3]);
  });

  it('clears left-overs away, but only in a library that may be written to', async () => {
    const temp = join(folder, 'briefings', '.01HZZZZZZZZZZZZZZZZZZZZZZZ.1.abc.tmp');
    await mkdir(temp);
    await library.trash.article(article.id);
    await writeFile(join(folder, 'trash', 'letter.txt'), '');
    const foreign = { file: 'trash/letter.txt', problem: 'foreign', action: 'reported' };
    const { library: second } = await open(folder);
    expect(second.access().state).toBe('read-only');
    expect(await second.verifyInBackground()).toEqual([foreign]);
    expect(await readdir(join(folder, 'briefings'))).toHaveLength(1);
    await second.close();
    expect(await library.verifyInBackground()).toMatchObject([{ problem: 'left-over-temp', action: 'removed' }, foreign]);
    expect(await readdir(join(folder, 'briefings'))).toEqual([]);
  });

  it('ends early when the library is closed meanwhile', async () => {
    await storeArticle(library, 'A second one.');
    await library.close();
    const looked: string[] = [];
    await reopen(
      worldWith({
        wait: async () => {
          void library.close();
        },
        fileSystem: fileSystemWith({
          readFile: (path) => {
            looked.push(path);
            return nodeSurroundings.fileSystem.readFile(path);
          },
        }),
      }),
    );
    looked.length = 0;
    await library.verifyInBackground();
    expect(looked.filter((path) => path.endsWith('original.txt'))).toEqual([]);
    expect(looked.filter((path) => path.endsWith('article.json'))).toEqual([]);
  });
});

import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeSurroundings } from '../../../../electron/library/node-surroundings';
import { checkedLibrary, found } from '../../../helpers/checked-library';
import { fileSystemWith, unwrap, worldWith, writeBriefing } from '../../../helpers/library-fixture';
import { libraryOfEachTest } from '../../../helpers/library-of-each-test';

const here = libraryOfEachTest();
const checked = checkedLibrary(here);
const { check, findings, articleFile, at } = checked;
const failing = (code: string) => Promise.reject(Object.assign(new Error(code), { code }));

describe('a verification of folders', () => {
  it('notes names that are not the library’s, and left-overs, but not a save that is under way', async () => {
    await writeFile(at('letterhead.typ'), '');
    await writeFile(at('articles/readme.txt'), '');
    await writeFile(at(articleFile('.article.1.abc.tmp')), '');
    await writeFile(at('briefings/.passing.1.abc.tmp'), '');
    const world = worldWith({
      wait: async () => {
        await rm(at('briefings/.passing.1.abc.tmp'));
      },
    });
    expect(await findings(world)).toEqual([
      found('foreign', 'letterhead.typ'),
      found('foreign', 'articles/readme.txt'),
      found('left-over-temp', articleFile('.article.1.abc.tmp'), { repair: 'clear-away' }),
    ]);
  });

  it('reads what is written down of an action that is under way', async () => {
    await mkdir(at('intents'), { recursive: true });
    await writeFile(at(`intents/${checked.note.id}.json`), 'x');
    expect(await findings()).toEqual([found('truncated', `intents/${checked.note.id}.json`)]);
  });

  it('reads what is written down of a trash that was emptied', async () => {
    await mkdir(at('trash'), { recursive: true });
    await writeFile(at(`trash/emptied-${checked.note.id}.json`), 'x');
    expect(await findings()).toEqual([found('truncated', `trash/emptied-${checked.note.id}.json`)]);
  });

  it('goes on past a folder that may not be looked into', async () => {
    const world = worldWith({
      fileSystem: fileSystemWith({ list: (path) => (path === at('intents') ? failing('EACCES') : nodeSurroundings.fileSystem.list(path)) }),
    });
    expect(await findings(world)).toEqual([found('unreadable', 'intents')]);
  });

  it('tells of a strange name beside a thing in the trash', async () => {
    unwrap(await here.library.trash.briefing((await writeBriefing(here.library, 'Gone')).id));
    const [thing = ''] = await readdir(at('trash'));
    await writeFile(at(`trash/${thing}/briefing (1).json`), 'x');
    expect(await findings()).toEqual([found('foreign', `trash/${thing}/briefing (1).json`)]);
  });

  it.each(['articles', 'briefings', 'trash', 'intents', 'snapshots'])('goes on past a file in the place of the folder %s', async (name) => {
    await rm(at(name), { recursive: true, force: true });
    await writeFile(at(name), 'x');
    expect(await findings()).toContainEqual(found('foreign', name));
  });

  it('goes on past a file in the place of an article’s folder', async () => {
    const [id = ''] = await readdir(at('articles'));
    await rm(at(`articles/${id}`), { recursive: true });
    await writeFile(at(`articles/${id}`), 'x');
    expect(await findings()).toContainEqual(found('foreign', `articles/${id}`));
  });

  it.each([
    ['is not there', () => join(here.folder, 'nowhere')],
    ['is no library', () => join(here.folder, 'snapshots')],
    ['is a file', () => at('library.json')],
  ])('says so of a folder that %s', async (_name, place) => {
    expect(await check(nodeSurroundings, { folder: place() })).toMatchObject({ ok: false, error: { code: 'verify.no-library' } });
  });

  it('stops when it is told to, between two steps and at the very end', async () => {
    const stop = new AbortController();
    let steps = 0;
    const progress = (): void => {
      steps += 1;
      stop.abort();
    };
    expect(await check(nodeSurroundings, { signal: stop.signal, progress })).toEqual({ ok: false, error: { code: 'job.cancelled' } });
    expect(steps).toBe(1);
  });

  it('rests between steps only when nobody waits for it', async () => {
    const rests: number[] = [];
    const world = worldWith({ wait: async (milliseconds) => void rests.push(milliseconds) });
    unwrap(await check(world));
    expect(rests).toEqual([]);
    unwrap(await check(world, { pause: 7 }));
    expect(new Set(rests)).toEqual(new Set([7]));
  });

  it('throws a bug on', async () => {
    const broken = (): never => {
      throw new TypeError('a bug');
    };
    await expect(check(nodeSurroundings, { progress: broken })).rejects.toThrow('a bug');
    await expect(check(worldWith({ fileSystem: fileSystemWith({ list: broken }) }))).rejects.toThrow('a bug');
    const reading = worldWith({
      fileSystem: fileSystemWith({
        readFile: (path) => (path.endsWith('original.txt') ? broken() : nodeSurroundings.fileSystem.readFile(path)),
      }),
    });
    await expect(check(reading)).rejects.toThrow('a bug');
  });
});

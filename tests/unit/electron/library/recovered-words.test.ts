import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Library } from '../../../../electron/library/library';
import { nodeSurroundings } from '../../../../electron/library/node-surroundings';
import { createRecoveredWords, type RecoveredWords } from '../../../../electron/library/recovered-words';
import type { Surroundings } from '../../../../electron/library/surroundings';
import type { Briefing } from '../../../../shared/domain/briefing';
import { fileSystemWith, newLibraryFolder, open, storeArticle, unwrap, worldWith, writeBriefing } from '../../../helpers/library-fixture';

let home: string;
let library: Library;
let note: Briefing;
let remove: () => Promise<void>;

beforeEach(async () => {
  home = join(await mkdtemp(join(tmpdir(), 'briefing-notes-recovered-')), 'recovered');
  const made = await newLibraryFolder();
  remove = made.remove;
  ({ library } = await open(made.folder));
  note = await writeBriefing(library, 'Note');
});

afterEach(async () => {
  await library.close();
  await remove();
  await rm(join(home, '..'), { recursive: true, force: true });
});

const failing = (code: string) => async (): Promise<never> => Promise.reject(Object.assign(new Error(code), { code }));
const words = (world: Surroundings = nodeSurroundings): RecoveredWords =>
  createRecoveredWords(world, home, (title) => `${title} (recovered)`);
/** The same library while nothing can be written into it. */
const taken = (): Library => ({ ...library, access: () => ({ state: 'read-only', reason: 'storage.locked' }) });
const draft = (title: string) => ({
  key: `briefing ${note.id}`,
  value: JSON.stringify({ header: { ...note.header, title }, body: note.body }),
});
const place = { key: 'place', value: '{"screen":"library"}' };
const files = async (): Promise<readonly string[]> => readdir(home).catch(() => []);
const id = (): string => library.id() ?? '';

describe('follow', () => {
  it('writes nothing while the library takes words, nor when there are none', async () => {
    const recovered = words();
    await recovered.follow(library, [draft('typed')]);
    await recovered.follow(taken(), [place]);
    await recovered.follow({ ...taken(), id: () => null }, [draft('typed')]);
    expect(await files()).toEqual([]);
  });

  it('keeps the newest words of a library that was taken away in one copy, which goes when they are stored', async () => {
    const recovered = words();
    await recovered.follow(taken(), [draft('one')]);
    await recovered.follow(taken(), [place, draft('two')]);
    const [file] = await files();
    expect([(await files()).length, await readFile(join(home, file ?? ''), 'utf8')]).toEqual([1, expect.stringContaining('two')]);
    expect(await readFile(join(home, file ?? ''), 'utf8')).not.toContain('screen');
    // Not offered: they are on the screen.
    expect(await recovered.list(id())).toEqual([]);
    await recovered.follow(library, [draft('two')]);
    expect(await files()).toHaveLength(1);
    await recovered.follow(library, [place]);
    await recovered.follow(library, []);
    expect(await files()).toEqual([]);
  });

  it('writes the same words once', async () => {
    let writes = 0;
    const makeFolder: typeof nodeSurroundings.fileSystem.makeFolder = async (folder) => {
      writes += 1;
      await nodeSurroundings.fileSystem.makeFolder(folder);
    };
    const recovered = words(worldWith({ fileSystem: fileSystemWith({ makeFolder }) }));
    await recovered.follow(taken(), [draft('one')]);
    await recovered.follow(taken(), [draft('one')]);
    expect(writes).toBe(1);
  });

  it('leaves the copy to be offered when another library is opened', async () => {
    const recovered = words();
    await recovered.follow(taken(), [draft('left behind')]);
    await recovered.follow({ ...library, id: () => 'another' }, []);
    expect((await recovered.list(id())).map(({ texts }) => texts)).toEqual([['left behind']]);
    expect(await recovered.list('another')).toEqual([]);
  });

  it('tries again when the copy could not be written', async () => {
    let code = 'ENOSPC';
    const makeFolder: typeof nodeSurroundings.fileSystem.makeFolder = (folder) =>
      code === '' ? nodeSurroundings.fileSystem.makeFolder(folder) : failing(code)();
    const recovered = words(worldWith({ fileSystem: fileSystemWith({ makeFolder }) }));
    await recovered.follow(taken(), [draft('one')]);
    code = '';
    await recovered.follow(taken(), [draft('one')]);
    expect(await files()).toHaveLength(1);
  });
});

describe('what an earlier start has left', () => {
  async function leave(...entries: readonly { readonly key: string; readonly value: string }[]): Promise<string> {
    await words().follow(taken(), entries);
    return (await words().list(id()))[0]?.key ?? '';
  }

  it('is listed in readable words, but not what is damaged or somebody else’s', async () => {
    await leave(draft('단어'), { key: 'import-preview', value: 'no JSON' });
    const [good] = await files();
    await writeFile(join(home, `${good?.slice(0, 17)}damaged.json`), '{"libraryId"');
    await writeFile(join(home, 'holiday.txt'), 'x');
    const rows = await words().list(id());
    expect(rows.map(({ key, texts }) => [key, texts])).toEqual([[good, ['단어']]]);
    expect(await words(worldWith({ fileSystem: fileSystemWith({ list: failing('EACCES') }) })).list(id())).toEqual([]);
  });

  it('is put back as a new briefing and as new annotations beside what is there', async () => {
    const article = await storeArticle(library);
    const quote = { type: 'TextQuoteSelector', exact: 'Two', prefix: '', suffix: ' states' };
    const target = { textVersion: article.versions.at(-1)?.id, quote, position: { type: 'TextPositionSelector', start: 0, end: 3 } };
    const mark = { id: null, kind: 'risk', comment: 'kept', tags: [], target };
    const key = await leave(draft('typed'), { key: `annotations ${article.id}`, value: JSON.stringify([mark]) });
    expect(await words().putBack(library, key)).toEqual({ ok: true, value: null });
    const titles = await Promise.all(
      (await library.briefings.ids()).map(async (one) => unwrap(await library.briefings.read(one)).header.title),
    );
    expect(titles.sort()).toEqual(['Note', 'typed (recovered)']);
    expect(unwrap(await library.annotations.read(article.id)).annotations.map(({ comment }) => comment)).toEqual(['kept']);
    expect(await files()).toEqual([]);
    expect(await words().putBack(library, key)).toEqual({ ok: false, error: { code: 'recovered.not-found' } });
  });

  it('keeps what has no place any more, and puts back the rest once', async () => {
    const gone = { id: null, kind: 'risk', comment: 'to a lost article', tags: [], target: {} };
    const lost = [
      { key: 'annotations 01HZZZZZZZZZZZZZZZZZZZZZZZ', value: JSON.stringify([gone]) },
      { key: 'annotations 01HZZZZZZZZZZZZZZZZZZZZZZZ', value: '[]' },
      { key: 'annotations nowhere', value: '[]' },
      { key: 'briefing x', value: '{"header":{"title":"half"}}' },
      { key: 'correction 1', value: '"text"' },
      { key: 'alone', value: 'no JSON' },
    ];
    const key = await leave(draft('typed'), ...lost);
    expect(await words().putBack(library, key)).toEqual({ ok: false, error: { code: 'recovered.partly' } });
    expect(await words().putBack(library, key)).toEqual({ ok: false, error: { code: 'recovered.partly' } });
    expect(await library.briefings.ids()).toHaveLength(2);
    expect((await words().list(id()))[0]?.texts).toEqual(['to a lost article', 'half']);
  });

  it('of a briefing that is gone comes back all the same, and of an article that is gone stays in the copy', async () => {
    const nowhere = { key: 'briefing not-an-id', value: draft('typed').value };
    expect(await words().putBack(library, await leave(nowhere))).toEqual({ ok: true, value: null });
    const trashed = { key: 'briefing 01HZZZZZZZZZZZZZZZZZZZZZZZ', value: draft('again').value };
    expect(await words().putBack(library, await leave(trashed))).toEqual({ ok: true, value: null });
    const quote = { type: 'TextQuoteSelector', exact: 'Two', prefix: '', suffix: '' };
    const textVersion = (await storeArticle(library)).versions.at(-1)?.id;
    const target = { textVersion, quote, position: { type: 'TextPositionSelector', start: 0, end: 3 } };
    const mark = [{ id: null, kind: 'risk', comment: 'kept', tags: [], target }];
    const key = await leave({ key: 'annotations 01HZZZZZZZZZZZZZZZZZZZZZZZ', value: JSON.stringify(mark) });
    expect(await words().putBack(library, key)).toEqual({ ok: false, error: { code: 'recovered.partly' } });
  });

  it('stays whole when the library still takes nothing, or the copy cannot be changed', async () => {
    const key = await leave(draft('typed'));
    const refusing = {
      ...library,
      briefings: { ...library.briefings, create: async () => ({ ok: false, error: { code: 'storage.locked' } }) as const },
    };
    expect(await words().putBack(refusing, key)).toEqual({ ok: false, error: { code: 'storage.locked' } });
    expect((await words().list(id()))[0]?.texts).toEqual(['typed']);
    const stuck = words(worldWith({ fileSystem: fileSystemWith({ removeFile: failing('EACCES') }) }));
    expect(await stuck.discard(key)).toMatchObject({ ok: false, error: { code: 'storage.denied' } });
    expect(await words().putBack({ ...library, id: () => 'another' }, key)).toMatchObject({ error: { code: 'recovered.not-found' } });
  });

  it('is thrown away by its key, which names nothing else', async () => {
    const key = await leave(draft('typed'));
    for (const other of ['../settings.json', 'C:\\x', `${key}x`, '', 'place']) {
      expect(await words().discard(other)).toEqual({ ok: true, value: null });
      expect(await words().putBack(library, other)).toMatchObject({ error: { code: 'recovered.not-found' } });
    }
    expect(await files()).toEqual([key]);
    expect(await words().discard(key)).toEqual({ ok: true, value: null });
    expect(await words().discard(key)).toEqual({ ok: true, value: null });
    expect(await files()).toEqual([]);
  });
});

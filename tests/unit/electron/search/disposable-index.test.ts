import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { Database } from 'node-sqlite3-wasm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodeProcessTable } from '../../../../electron/library/node-process-table';
import { type DisposableIndex, openDisposableIndex } from '../../../../electron/search/disposable-index';
import { buildAnnotation, buildArticle } from '../../../helpers/build-documents';

const seed = Number(process.env.SEED ?? 20261123);

let folder: string;
let file: string;
let discarded: string[];
let epochs: number;
let index: DisposableIndex | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'briefing-notes-index-'));
  file = join(folder, 'deeper', 'index.sqlite');
  discarded = [];
  epochs = 0;
});
afterEach(async () => {
  await index?.close();
  index = undefined;
  await rm(folder, { recursive: true });
});

async function open_(): Promise<DisposableIndex> {
  index = await openDisposableIndex({ file, newEpoch: () => `epoch ${++epochs}`, onDiscard: (reason) => discarded.push(reason) });
  return index;
}
const article = buildArticle(1, { lines: ['One two three.'] });
const putOne = (): Promise<unknown> =>
  (index as DisposableIndex).apply([{ do: 'put-article', article, annotations: [buildAnnotation(11, article, 0, 3)], stamp: 's' }]);
const count = async (): Promise<number> => (await (index as DisposableIndex).ask('counts', null)).value.articles;

/** An index of 300 articles, closed. */
async function makeFile(): Promise<void> {
  await open_();
  const changes = Array.from({ length: 300 }, (_, number) => ({
    do: 'put-article' as const,
    article: buildArticle(number),
    annotations: [],
    stamp: '1',
  }));
  await index?.apply(changes);
  await index?.close();
}

describe('openDisposableIndex', () => {
  it('keeps what was put, and its epoch, over a restart', async () => {
    await open_();
    await putOne();
    await index?.close();
    await open_();
    expect(await index?.ask('counts', null)).toEqual({ epoch: 'epoch 1', value: { articles: 1, annotations: 1, briefings: 0 } });
    expect(discarded).toEqual([]);
  });

  it('leaves only the index and its journal behind when it is closed', async () => {
    await open_();
    expect(await readdir(join(folder, 'deeper'))).toContain('index.sqlite.lock');
    await index?.close();
    expect((await readdir(join(folder, 'deeper'))).filter((name) => !name.endsWith('-journal'))).toEqual(['index.sqlite']);
  });

  it.each([
    ['not a database', () => writeFile(file, 'garbage '.repeat(4000))],
    ['cut in the middle', async () => truncateTo(0.5)],
    ['cut to a few bytes', async () => truncateTo(0.001)],
    ['full of zeros', async () => writeFile(file, Buffer.alloc((await stat(file)).size))],
    ['a folder', async () => rm(file).then(() => mkdir(file))],
    ['another version', () => withDatabase((database) => database.exec('PRAGMA user_version = 99'))],
    ['a database of something else', () => withDatabase((database) => database.exec('DROP TABLE meta; CREATE TABLE meta (key, value)'))],
  ])('starts anew when the file is %s', async (_, damage) => {
    await makeFile();
    await damage();
    await open_();
    await index?.ask('articles', { text: '', sort: 'title', descending: false, offset: 0, limit: 500 });
    expect(await index?.ask('counts', null)).toMatchObject({ value: { articles: 0 } });
    expect(epochs).toBeGreaterThan(1);
    expect(discarded).toHaveLength(1);
    await putOne();
    expect(await count()).toBe(1);
    await index?.close();
    await open_();
    expect(await count()).toBe(1);
  });

  it('starts anew, and answers, when a row is found not to be ours', async () => {
    await makeFile();
    await withDatabase((database) => database.exec(`UPDATE article_row SET row = '{"id":1}' WHERE id = '${article.id}'`));
    await open_();
    const answer = await index?.ask('articles', { text: '', sort: 'title', descending: false, offset: 0, limit: 500 });
    expect(answer).toMatchObject({ value: { rows: [], total: 0 } });
    expect(answer?.epoch).not.toBe('epoch 1');
    expect(discarded[0]).toContain('ZodError');
  });

  it(`answers with whole rows or starts anew, whatever bytes are changed (seed ${seed})`, async () => {
    await makeFile();
    const good = await readFile(file);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat({ max: good.length - 1 }), fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 40 }),
        async (flips) => {
          const bad = Buffer.from(good);
          for (const [at, by] of flips) bad[at] = (bad[at] ?? 0) ^ by;
          await writeFile(file, bad);
          await open_();
          const page = await index?.ask('articles', { text: '', sort: 'source', descending: true, offset: 0, limit: 500 });
          expect([0, 300]).toContain(page?.value.rows.length);
          await index?.ask('evidence', null);
          await putOne();
          expect(await count()).toBeGreaterThan(0);
          await index?.close();
        },
      ),
      { seed, numRuns: 40 },
    );
  });

  it('removes the lock that a killed process left, and keeps the index', async () => {
    await makeFile();
    await mkdir(`${file}.lock`);
    const dead = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: 'pipe' });
    const owner = await ownerOf(dead.pid);
    dead.kill('SIGKILL');
    await once(dead, 'exit');
    await writeFile(`${file}.owner`, owner);
    await open_();
    expect(await count()).toBe(300);
    expect(discarded).toEqual([]);
  });

  it('waits for a process that is just dying', async () => {
    await makeFile();
    await mkdir(`${file}.lock`);
    const dying = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: 'pipe' });
    await writeFile(`${file}.owner`, await ownerOf(dying.pid));
    const opening = open_();
    dying.kill('SIGKILL');
    await opening;
    expect(await count()).toBe(300);
    expect(discarded).toEqual([]);
  });

  it('takes a new file when the old one is still held by a living process', async () => {
    await makeFile();
    await mkdir(`${file}.lock`);
    await writeFile(`${file}.owner`, await ownerOf(process.ppid));
    await open_();
    expect(await count()).toBe(0);
    expect(discarded).toEqual(['another process did not let go of it']);
    await putOne();
    await index?.close();
    await open_();
    expect(await count()).toBe(1);
  });

  it.each([
    ['another process has got its number since', { started: 'long ago' }],
    ['the computer was started anew', { boot: 'another boot' }],
  ])('keeps the index of a dead process when %s', async (_, difference) => {
    await makeFile();
    await mkdir(`${file}.lock`);
    await writeFile(`${file}.owner`, JSON.stringify({ ...JSON.parse(await ownerOf(process.ppid)), ...difference }));
    await open_();
    expect(await count()).toBe(300);
    expect(discarded).toEqual([]);
  });

  it('lives in memory where its folder cannot be made', async () => {
    await writeFile(join(folder, 'deeper'), 'a file where the folder should be');
    await open_();
    await putOne();
    expect(await count()).toBe(1);
    expect(discarded.at(-1)).toContain('kept in memory');
  });

  it.skipIf(process.getuid?.() === 0)(
    'lives in memory where its folder cannot be written (not as root, who may write anywhere)',
    async () => {
      await mkdir(join(folder, 'deeper'));
      await chmod(join(folder, 'deeper'), 0o500);
      await open_();
      await putOne();
      expect(await count()).toBe(1);
    },
  );

  it('goes on when the file vanishes under it', async () => {
    await open_();
    await putOne();
    await rm(join(folder, 'deeper'), { recursive: true });
    await putOne();
    expect(await count()).toBe(1);
  });

  it('does not hide a mistake of ours behind a new index', async () => {
    await open_();
    const broken = { ...article, versions: [] };
    await expect(index?.apply([{ do: 'put-article', article: broken, annotations: [], stamp: '' }])).rejects.toThrow('no text version');
    expect(discarded).toEqual([]);
  });
});

/** What the process with this number would have written. */
async function ownerOf(pid: number | undefined): Promise<string> {
  if (pid === undefined) throw new Error('the process did not start');
  const { boot } = await nodeProcessTable.self();
  return JSON.stringify({ pid, started: await nodeProcessTable.startOf(pid), boot });
}

async function truncateTo(share: number): Promise<void> {
  const handle = await open(file, 'r+');
  await handle.truncate(Math.ceil((await handle.stat()).size * share));
  await handle.close();
}

async function withDatabase(change: (database: Database) => void): Promise<void> {
  const database = new Database(file);
  change(database);
  database.close();
}

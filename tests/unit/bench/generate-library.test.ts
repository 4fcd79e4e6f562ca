import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Library, openLibrary } from '../../../electron/library/library';
import { nodeProcessTable } from '../../../electron/library/node-process-table';
import { nodeSurroundings } from '../../../electron/library/node-surroundings';
import { generateLibrary } from '../../bench/generate-library';

const repository = resolve('.');
let folder: string;
let library: Library;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'briefing-notes-generated-'));
  const generate = (name: string): Promise<string> =>
    generateLibrary({ folder: join(folder, name), articles: 12, repository, log: () => undefined });
  await generate('other');
  library = await openLibrary({
    folder: await generate('one'),
    world: nodeSurroundings,
    processes: nodeProcessTable,
    changed: () => undefined,
    saveStateChanged: () => undefined,
  });
});
afterAll(async () => {
  await library.close();
  await rm(folder, { recursive: true });
});

describe('generateLibrary', () => {
  it('makes a library that the application opens and finds nothing wrong with', async () => {
    expect(library.access().state).toBe('open');
    expect(await library.verifyInBackground()).toEqual([]);
    expect(await library.articles.ids()).toHaveLength(12);
  });

  it('makes articles of about 600 words whose annotations stand where they say', async () => {
    for (const [number, id] of (await library.articles.ids()).entries()) {
      const read = await library.annotations.readAnchored(id);
      if (!read.ok) throw new Error(read.error.code);
      const words = read.value.article.versions[0]?.text.split(/\s+/).length ?? 0;
      expect(words).toBeGreaterThanOrEqual(600);
      expect(words).toBeLessThan(900);
      expect(read.value.annotations.map(({ state }) => state)).toEqual(number % 3 === 0 ? ['exact', 'exact', 'exact'] : []);
    }
  });

  it('makes the same articles every time', async () => {
    const [id] = await library.articles.ids();
    const read = (name: string): Promise<string> => readFile(join(folder, name, 'articles', String(id), 'article.json'), 'utf8');
    expect(await read('other')).toBe(await read('one'));
  });
});

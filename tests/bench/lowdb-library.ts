import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { JSONFilePreset } from 'lowdb/node';

export type LowdbLibrary = {
  /** Adds one annotation and writes, as lowdb's documentation shows it; answers milliseconds. */
  readonly add: () => Promise<number>;
  readonly bytes: number;
};

/** The same library in one file of lowdb's: every article with its text, and all annotations. */
export async function lowdbLibrary(library: string, file: string): Promise<LowdbLibrary> {
  const articles: unknown[] = [];
  const annotations: unknown[] = [];
  const ids = await readdir(join(library, 'articles'));
  // In slices: thousands of files at once would exhaust the descriptors.
  for (let from = 0; from < ids.length; from += 200) {
    await Promise.all(
      ids.slice(from, from + 200).map(async (id) => {
        articles.push(await readBody(join(library, 'articles', id, 'article.json')));
        annotations.push(
          ...((await readBody(join(library, 'articles', id, 'annotations.json'))) as { annotations: unknown[] }).annotations,
        );
      }),
    );
  }
  const database = await JSONFilePreset(file, { articles, annotations });
  await database.write();
  const template = annotations[0];
  return {
    bytes: (await stat(file)).size,
    async add() {
      const started = performance.now();
      await database.update((data) => data.annotations.push(template));
      return performance.now() - started;
    },
  };
}

async function readBody(file: string): Promise<unknown> {
  return JSON.parse(await readFile(file, 'utf8')).body;
}

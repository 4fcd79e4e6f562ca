import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLibrary } from '../../electron/library/create-library';
import type { Library } from '../../electron/library/library';
import { nodeProcessTable } from '../../electron/library/node-process-table';
import { nodeSurroundings } from '../../electron/library/node-surroundings';
import { describePassage } from '../../shared/anchoring/selectors';
import type { Result } from '../../shared/core/result';
import type { Annotation } from '../../shared/domain/annotation';
import { type Article, type ArticleMeta, currentVersion } from '../../shared/domain/article';
import { openOnDisk } from './open-on-disk';

/** A real library in a new temporary folder, and the few steps that fill it. */
export type TemporaryLibrary = {
  readonly library: Library;
  /** Beside the library, for what a test exports. */
  readonly outside: string;
  readonly addArticle: (paragraphs: readonly string[], meta?: Partial<ArticleMeta>) => Promise<Article>;
  /** Marks the first place where the words stand. */
  readonly mark: (article: Article, words: string) => Promise<Annotation>;
  readonly remove: () => Promise<void>;
};

export async function temporaryLibrary(): Promise<TemporaryLibrary> {
  const outside = await mkdtemp(join(tmpdir(), 'briefing-notes-library-'));
  const folder = join(outside, 'Desk');
  valueIn(await createLibrary(nodeSurroundings, nodeProcessTable, folder, { name: 'Desk', defaultMarking: '', defaultFrom: '' }));
  const library = await openOnDisk(folder);
  return {
    library,
    outside,
    async addArticle(paragraphs, meta = {}) {
      const stored = await library.articles.create({
        meta: {
          title: 'On treaties',
          source: 'EFE',
          author: '',
          publishedOn: '2024-06-20',
          address: '',
          language: 'en',
          marking: '',
          grade: null,
          ...meta,
        },
        blocks: paragraphs.map((text) => ({ kind: 'paragraph', level: 1, text })),
        original: { bytes: new TextEncoder().encode(paragraphs.join('\n')), importedName: '', extension: 'txt' },
      });
      return valueIn(stored);
    },
    async mark(article, words) {
      const version = currentVersion(article);
      const start = version.text.indexOf(words);
      const target = describePassage(version, start, start + words.length);
      return valueIn(await library.annotations.create({ articleId: article.id, kind: 'key-fact', comment: '', tags: [], target }));
    },
    async remove() {
      await library.close();
      await rm(outside, { recursive: true, force: true });
    },
  };
}

/** The value of a result that a test takes for granted. */
export function valueIn<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

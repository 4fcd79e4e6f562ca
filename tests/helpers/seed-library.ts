import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createLibrary } from '../../electron/library/create-library';
import { nodeProcessTable } from '../../electron/library/node-process-table';
import { nodeSurroundings } from '../../electron/library/node-surroundings';
import { describePassage } from '../../shared/anchoring/selectors';
import type { Result } from '../../shared/core/result';
import type { AnnotationKind } from '../../shared/domain/annotation';
import { type Article, type ArticleMeta, currentVersion } from '../../shared/domain/article';
import type { DraftBlock } from '../../shared/domain/text-version';

/** An annotation to make: the first place of `words` in the text. */
export type SeedAnnotation = {
  readonly kind: AnnotationKind;
  readonly words: string;
  readonly comment?: string;
  readonly tags?: readonly string[];
};

/** An article to store. A line that starts with `# ` is a heading, with `- ` a list item, with `> ` a quotation. */
export type SeedArticle = {
  readonly meta?: Partial<ArticleMeta>;
  readonly lines: readonly string[];
  readonly annotations?: readonly SeedAnnotation[];
};

/** Makes a library in `folder` with these articles, by the code that the application stores with; the last one is the newest. */
export async function seedLibrary(folder: string, articles: readonly SeedArticle[]): Promise<readonly Article[]> {
  await createLibrary(nodeSurroundings, nodeProcessTable, folder, {
    name: 'East Asia desk',
    defaultMarking: 'OFFICIAL-SENSITIVE',
    defaultFrom: '',
  });
  const library = await openOnDisk(folder);
  const articlesStored: Article[] = [];
  for (const { meta = {}, lines, annotations = [] } of articles) {
    const article = stored(
      await library.articles.create({
        meta: { title: '', source: '', author: '', publishedOn: '', address: '', language: 'en', marking: '', grade: null, ...meta },
        blocks: lines.map(draftOf),
        original: { bytes: Buffer.from(lines.join('\n')), importedName: '', extension: 'txt' },
      }),
    );
    const version = currentVersion(article);
    for (const { kind, words, comment = '', tags = [] } of annotations) {
      const start = version.text.indexOf(words);
      if (start === -1) throw new Error(`no such words: ${words}`);
      const target = describePassage(version, start, start + words.length);
      stored(await library.annotations.create({ articleId: article.id, kind, comment, tags, target }));
    }
    articlesStored.push(article);
  }
  await library.close();
  return articlesStored;
}

/** The paragraphs of the sample article, as an import of its text would have them. */
import { openOnDisk } from './open-on-disk';
export async function sampleLines(): Promise<readonly string[]> {
  const text = await readFile(join(__dirname, '../../assets/sample/article-01.txt'), 'utf8');
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function draftOf(line: string): DraftBlock {
  if (line.startsWith('# ')) return { kind: 'heading', level: 2, text: line.slice(2) };
  if (line.startsWith('- ')) return { kind: 'list-item', level: 1, text: line.slice(2) };
  if (line.startsWith('> ')) return { kind: 'quote', level: 1, text: line.slice(2) };
  return { kind: 'paragraph', level: 1, text: line };
}

function stored<T>(result: Result<T, { readonly code: string }>): T {
  if (!result.ok) throw new Error(`could not seed the library: ${result.error.code}`);
  return result.value;
}

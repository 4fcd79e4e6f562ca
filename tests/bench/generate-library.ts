import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createLibrary } from '../../electron/library/create-library';
import { sealDocument, sha256 } from '../../electron/library/envelope';
import { annotationsKind, articleKind, libraryPlaces } from '../../electron/library/library-places';
import { nodeProcessTable } from '../../electron/library/node-process-table';
import { nodeSurroundings } from '../../electron/library/node-surroundings';
import { describePassage } from '../../shared/anchoring/selectors';
import { annotationId, articleId } from '../../shared/core/ids';
import { type Annotation, annotationKinds } from '../../shared/domain/annotation';
import type { Article } from '../../shared/domain/article';
import { layOutBlocks, type TextVersion } from '../../shared/domain/text-version';

/**
 * Makes a library of real sentences: articles of about 600 words drawn from the sample article and
 * from addresses on the State of the Union (public domain), each third one with annotations. The same
 * number of articles gives the same library. The documents are exactly those that the application
 * writes, put down without its syncing, which ten thousand times over would take minutes.
 */
export async function generateLibrary({ folder, articles, repository, log }: GenerateOptions): Promise<string> {
  const started = performance.now();
  const settings = { name: 'Benchmarks', defaultMarking: 'OFFICIAL', defaultFrom: 'Benchmark desk' };
  const made = await createLibrary(nodeSurroundings, nodeProcessTable, folder, settings);
  if (!made.ok) throw new Error(`no library could be made: ${made.error.code}`);
  const paragraphs = await readParagraphs(repository);
  const random = seededRandom(articles);
  // In slices: thousands of files at once would exhaust the descriptors.
  for (let from = 0; from < articles; from += 100) {
    const numbers = Array.from({ length: Math.min(100, articles - from) }, (_, index) => from + index);
    await Promise.all(numbers.map((number) => writeArticle(folder, composeArticle(number, paragraphs, random))));
  }
  log(`  a library of ${articles} articles, made in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return folder;
}

export type GenerateOptions = {
  /** Absolute path; made when missing. */
  readonly folder: string;
  readonly articles: number;
  readonly repository: string;
  readonly log: (line: string) => void;
};

async function readParagraphs(repository: string): Promise<readonly string[]> {
  const files = ['tests/fixtures/state-of-the-union.txt', 'assets/sample/article-01.txt'];
  const texts = await Promise.all(files.map((file) => readFile(join(repository, file), 'utf8')));
  return texts
    .join('\n')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.length > 120);
}

type Composed = { readonly article: Article; readonly annotations: readonly Annotation[]; readonly original: string };

function composeArticle(number: number, paragraphs: readonly string[], random: () => number): Composed {
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const lines = [pick(paragraphs)];
  while (lines.join(' ').split(' ').length < 600) lines.push(pick(paragraphs));
  const title = pick(lines)
    .split(/\s+/)
    .slice(0, 9)
    .join(' ')
    .replace(/[,;:.]$/, '');
  const laidOut = layOutBlocks(lines.map((line) => ({ kind: 'paragraph', level: 1, text: line })));
  const { text, blocks } = laidOut;
  const importedAt = new Date(Date.UTC(2026, 0, 1) + number * 60_000).toISOString();
  const version: TextVersion = { id: 'v1', createdAt: importedAt, sha256: sha256(text), ...laidOut };
  const id = articleId.parse(ulidOf(number, 'A'));
  const article: Article = {
    id,
    meta: {
      title,
      source: pick(['', 'Library of Congress', 'The Record', 'National Archives', 'Gazette']),
      author: pick(['', 'Office of the President', 'Clerk of the House']),
      publishedOn: pick(['', importedAt.slice(0, 10)]),
      address: '',
      language: 'en',
      marking: 'OFFICIAL',
      grade: pick([
        null,
        { reliability: 'A' as const, credibility: '1' as const },
        { reliability: 'B' as const, credibility: '2' as const },
      ]),
    },
    original: { fileName: 'original.txt', importedName: '', bytes: Buffer.byteLength(text), sha256: sha256(text) },
    versions: [version],
    importedAt,
  };
  const annotations = Array.from({ length: number % 3 === 0 ? 3 : 0 }, (_, index): Annotation => {
    const block = blocks[index % blocks.length];
    if (block === undefined) throw new Error('an article has blocks');
    const end = Math.min(block.end, block.start + 110);
    return {
      id: annotationId.parse(ulidOf(number, 'BCD'[index] ?? 'B')),
      articleId: id,
      kind: pick(annotationKinds),
      comment: pick(['', 'Compare with last year.']),
      tags: [],
      target: describePassage(version, block.start, end),
      createdAt: importedAt,
      updatedAt: importedAt,
    };
  });
  return { article, annotations, original: text };
}

async function writeArticle(folder: string, { article, annotations, original }: Composed): Promise<void> {
  const places = libraryPlaces(folder);
  const head = { id: article.id, rev: 1, parentRev: 0, seq: 2, savedAt: article.importedAt };
  await mkdir(places.articleFolder(article.id), { recursive: true });
  await Promise.all([
    writeFile(join(places.articleFolder(article.id), article.original.fileName), original),
    writeFile(places.article(article.id).path, sealDocument(articleKind, head, article)),
    writeFile(
      places.annotations(article.id).path,
      sealDocument(annotationsKind, head, { articleId: article.id, annotations: [...annotations] }),
    ),
  ]);
}

/** A ULID whose time is the article's number and whose last letter tells its documents apart. */
function ulidOf(number: number, letter: string): string {
  return `01KE${String(number).padStart(21, '0')}${letter}`;
}

/** Mulberry32, a small generator of numbers from 0 to 1 that is the same on every machine (Tommy Ettinger, public domain). */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

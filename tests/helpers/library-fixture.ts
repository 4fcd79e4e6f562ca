import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NewArticle } from '../../electron/library/article-store';
import { createLibrary } from '../../electron/library/create-library';
import type { FileSystem } from '../../electron/library/file-system';
import { type Library, openLibrary } from '../../electron/library/library';
import type { LibraryChange } from '../../electron/library/library-core';
import { nodeProcessTable } from '../../electron/library/node-process-table';
import { nodeSurroundings } from '../../electron/library/node-surroundings';
import type { Surroundings } from '../../electron/library/surroundings';
import { describePassage } from '../../shared/anchoring/selectors';
import type { Failure, Result } from '../../shared/core/result';
import type { Annotation } from '../../shared/domain/annotation';
import { type Article, currentVersion } from '../../shared/domain/article';
import type { Briefing } from '../../shared/domain/briefing';
import type { SaveState } from '../../shared/domain/library-status';
import { plainPicture } from './picture-bytes';

/** The value of a result that must be good; a test that meets a failure here fails with its code. */
export function unwrap<T>(result: Result<T, Failure<string>>): T {
  if (!result.ok) throw new Error(`failed: ${result.error.code} ${JSON.stringify(result.error.params ?? {})}`);
  return result.value;
}

/** The real world with some of it replaced. */
export function worldWith(changes: Partial<Surroundings>): Surroundings {
  return { ...nodeSurroundings, ...changes };
}

export type Opened = { readonly library: Library; readonly changes: LibraryChange[]; readonly states: SaveState[] };

export async function open(folder: string, world: Surroundings = nodeSurroundings): Promise<Opened> {
  const changes: LibraryChange[] = [];
  const states: SaveState[] = [];
  const library = await openLibrary({
    folder,
    world,
    processes: nodeProcessTable,
    changed: (change) => changes.push(change),
    saveStateChanged: (state) => states.push(state),
  });
  return { library, changes, states };
}

/** Makes an empty library in a new folder of the system's temporary folder; `remove` takes all of it away. */
export async function newLibraryFolder(): Promise<{ readonly folder: string; readonly remove: () => Promise<void> }> {
  const parent = await mkdtemp(join(tmpdir(), 'briefing-notes-library-'));
  const folder = join(parent, 'Desk');
  unwrap(await createLibrary(nodeSurroundings, nodeProcessTable, folder, { name: 'Desk', defaultMarking: '', defaultFrom: '' }));
  return { folder, remove: () => rm(parent, { recursive: true, force: true }) };
}

export const articleText = 'Two states signed a treaty.\nA third one took note — with 한국어 and العربية.';

/** An article with one picture behind its first paragraph, and its original. */
export function illustrated(text: string = articleText): NewArticle {
  const { picture, bytes } = plainPicture('The table of the talks');
  const [first, ...rest] = text.split('\n').map((line) => ({ kind: 'paragraph' as const, level: 1, text: line }));
  return {
    meta: { title: 'On treaties', source: '', author: '', publishedOn: '', address: '', language: 'en', marking: '', grade: null },
    blocks: first === undefined ? [] : [{ ...first, pictures: [{ ...picture, side: 'behind' }] }, ...rest],
    pictures: new Map([[picture.sha256, bytes]]),
    original: { bytes: new TextEncoder().encode(text), importedName: '', extension: 'html' },
  };
}

export async function storeArticle(library: Library, text: string = articleText): Promise<Article> {
  return unwrap(
    await library.articles.create({
      meta: { title: 'On treaties', source: '', author: '', publishedOn: '', address: '', language: 'en', marking: '', grade: null },
      blocks: text.split('\n').map((line) => ({ kind: 'paragraph', level: 1, text: line })),
      original: { bytes: new TextEncoder().encode(text), importedName: '', extension: 'txt' },
    }),
  );
}

/** Annotates `start`..`end` (UTF-16 code units) of the article's current text. */
export async function annotate(library: Library, article: Article, start: number, end: number, comment = ''): Promise<Annotation> {
  const target = describePassage(currentVersion(article), start, end);
  return unwrap(await library.annotations.create({ articleId: article.id, kind: 'risk', comment, tags: [], target }));
}

export async function writeBriefing(library: Library, title: string): Promise<Briefing> {
  const header = { title, to: '', from: '', date: '', reference: '', meeting: '', marking: '' };
  return unwrap(
    await library.briefings.create({
      template: 'information-note',
      language: 'en',
      header,
      body: { type: 'doc', content: [{ type: 'paragraph' }] },
    }),
  );
}

/** A file system of which one call is replaced. */
export function fileSystemWith(changes: Partial<FileSystem>): FileSystem {
  return { ...nodeSurroundings.fileSystem, ...changes };
}

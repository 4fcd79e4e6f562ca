import { join } from 'node:path';
import { openDocument } from '../../../electron/library/envelope';
import type { FileSystem } from '../../../electron/library/file-system';
import type { Library } from '../../../electron/library/library';
import { briefingKind, libraryPlaces } from '../../../electron/library/library-places';
import type { Annotation } from '../../../shared/domain/annotation';
import type { Article } from '../../../shared/domain/article';
import type { Briefing } from '../../../shared/domain/briefing';
import { annotate, storeArticle, unwrap, writeBriefing } from '../library-fixture';
import { desk } from './memory-world';
import type { Facet } from './scenario';

/** What the library of the crash tests holds, and how what people do with it is looked at. */

/** One of each. */
export type Desk = { readonly article: Article; readonly annotation: Annotation; readonly briefing: Briefing };

export const places = libraryPlaces(desk);

/** A library with one of each. */
export async function filled(library: Library): Promise<Desk> {
  const article = await storeArticle(library);
  const annotation = await annotate(library, article, 0, 3, 'before');
  return { article, annotation, briefing: await writeBriefing(library, 'before') };
}

export async function saveBriefing(library: Library, briefing: Briefing, title: string): Promise<void> {
  unwrap(await library.briefings.save(briefing.id, { header: { ...briefing.header, title }, body: briefing.body }));
}

/** The title, or the code of the failure. */
export const titleOf: Facet<Desk> = {
  async look(library, { briefing }) {
    const read = await library.briefings.read(briefing.id);
    return read.ok ? read.value.header.title : read.error.code;
  },
};

export const commentOf: Facet<Desk> = {
  async look(library, { article, annotation }) {
    const read = await library.annotations.read(article.id);
    return read.ok ? (read.value.annotations.find(({ id }) => id === annotation.id)?.comment ?? 'gone') : read.error.code;
  },
};

/** Every article with all that belongs to it; whole, or it is not listed. */
export async function articlesOf(library: Library): Promise<string> {
  const all = (await library.articles.ids()).map(async (id) => {
    const article = await library.articles.read(id);
    const original = await library.articles.readOriginal(id);
    const set = await library.annotations.read(id);
    if (!article.ok) return article.error.code;
    if (!original.ok) return `original ${original.error.code}`;
    return set.ok ? `${Buffer.from(original.value).toString()} with ${set.value.annotations.length}` : `annotations ${set.error.code}`;
  });
  return (await Promise.all(all)).join(', ');
}

/** Where the thing is: in its place, in the trash, in both, or nowhere. */
function placeOf(kind: 'article' | 'annotation' | 'briefing', inPlace: (library: Library, base: Desk) => Promise<boolean>): Facet<Desk> {
  return {
    async look(library, base) {
      const here = await inPlace(library, base);
      const row = (await library.trash.list()).find((candidate) => candidate.kind === kind && candidate.id === base[kind].id);
      const inTrash = row === undefined ? '' : `in the trash as “${row.title}”`;
      return `${here ? 'in its place' : ''}${here && row !== undefined ? ' and ' : ''}${inTrash}`;
    },
    // A note is in the trash before the thing leaves its place, and is cleared away after it is back.
    beforeScan: ['On treaties', 'before', 'Two', ''].map((title) => `in its place and in the trash as “${title}”`),
  };
}

export const articlePlace = placeOf('article', async (library, { article }) => (await library.articles.read(article.id)).ok);
export const briefingPlace = placeOf('briefing', async (library, { briefing }) => (await library.briefings.read(briefing.id)).ok);
export const annotationPlace = placeOf('annotation', async (library, { article, annotation }) =>
  unwrap(await library.annotations.read(article.id)).annotations.some(({ id }) => id === annotation.id),
);

/** Titles of the files in `briefings/` whose names say that they are one side of a conflict. */
export async function conflictTitles(fileSystem: FileSystem, id: string): Promise<string> {
  const names = (await fileSystem.list(places.briefings)).filter((name) => name.includes('.conflict-') && name.endsWith('.json'));
  const titles = names.map(async (name) => {
    const opened = openDocument(briefingKind, id, await fileSystem.readFile(join(places.briefings, name)));
    return opened.ok ? opened.value.body.header.title : opened.error;
  });
  return (await Promise.all(titles)).join(', ');
}

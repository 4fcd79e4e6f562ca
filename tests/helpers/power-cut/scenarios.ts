import { join } from 'node:path';
import { openDocument, sealDocument } from '../../../electron/library/envelope';
import type { FileSystem } from '../../../electron/library/file-system';
import type { Library } from '../../../electron/library/library';
import { briefingKind, libraryPlaces } from '../../../electron/library/library-places';
import { unlessMissing } from '../../../electron/library/storage-failure';
import type { Annotation } from '../../../shared/domain/annotation';
import type { Article } from '../../../shared/domain/article';
import type { Briefing } from '../../../shared/domain/briefing';
import { annotate, storeArticle, unwrap, writeBriefing } from '../library-fixture';
import type { DiskEvent } from './disk-image';
import { desk } from './memory-world';
import type { Facet, Scenario } from './scenario';
import { saveByLowdb } from './weak-protocols';

/** What people do to a library, as the crash tests play it. */

type Desk = { readonly article: Article; readonly annotation: Annotation; readonly briefing: Briefing };

const places = libraryPlaces(desk);

/** A library with one of each. */
async function filled(library: Library): Promise<Desk> {
  const article = await storeArticle(library);
  const annotation = await annotate(library, article, 0, 3, 'before');
  return { article, annotation, briefing: await writeBriefing(library, 'before') };
}

async function saveBriefing(library: Library, briefing: Briefing, title: string): Promise<void> {
  unwrap(await library.briefings.save(briefing.id, { header: { ...briefing.header, title }, body: briefing.body }));
}

/** The title, or the code of the failure. */
const titleOf: Facet<Desk> = {
  async look(library, { briefing }) {
    const read = await library.briefings.read(briefing.id);
    return read.ok ? read.value.header.title : read.error.code;
  },
};

const commentOf: Facet<Desk> = {
  async look(library, { article, annotation }) {
    const read = await library.annotations.read(article.id);
    return read.ok ? (read.value.annotations.find(({ id }) => id === annotation.id)?.comment ?? 'gone') : read.error.code;
  },
};

/** Every article with all that belongs to it; whole, or it is not listed. */
async function articlesOf(library: Library): Promise<string> {
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

const articlePlace = placeOf('article', async (library, { article }) => (await library.articles.read(article.id)).ok);
const briefingPlace = placeOf('briefing', async (library, { briefing }) => (await library.briefings.read(briefing.id)).ok);
const annotationPlace = placeOf('annotation', async (library, { article, annotation }) =>
  unwrap(await library.annotations.read(article.id)).annotations.some(({ id }) => id === annotation.id),
);

/** Titles of the files in `briefings/` whose names say that they are one side of a conflict. */
async function conflictTitles(fileSystem: FileSystem, id: string): Promise<string> {
  const names = (await fileSystem.list(places.briefings)).filter((name) => name.includes('.conflict-') && name.endsWith('.json'));
  const titles = names.map(async (name) => {
    const opened = openDocument(briefingKind, id, await fileSystem.readFile(join(places.briefings, name)));
    return opened.ok ? opened.value.body.header.title : opened.error;
  });
  return (await Promise.all(titles)).join(', ');
}

const firstSave: Scenario<Desk> = {
  name: 'first save',
  prepare: filled,
  async act(library, _base, told) {
    await writeBriefing(library, 'new');
    await told('titles');
  },
  facets: {
    titles: {
      async look(library) {
        const read = await Promise.all((await library.briefings.ids()).map((id) => library.briefings.read(id)));
        return read.map((briefing) => (briefing.ok ? briefing.value.header.title : briefing.error.code)).join(', ');
      },
    },
  },
  // Its temp is whole, and nothing newer is there: better shown than thrown away.
  mayFind: ['missing'],
};

export const saveOverSave: Scenario<Desk> = {
  name: 'save over save with a snapshot',
  prepare: filled,
  async act(library, { briefing }, told) {
    for (const title of ['first', 'second', 'third']) {
      await saveBriefing(library, briefing, title);
      await told('title');
    }
  },
  facets: { title: titleOf },
};

const twoDocuments: Scenario<Desk> = {
  name: 'save of two documents at once',
  prepare: filled,
  async act(library, { article, annotation, briefing }, told) {
    await Promise.all([
      saveBriefing(library, briefing, 'after').then(() => told('title')),
      library.annotations.update(article.id, annotation.id, { comment: 'after' }).then((saved) => {
        unwrap(saved);
        return told('comment');
      }),
    ]);
  },
  facets: { title: titleOf, comment: commentOf },
};

const importArticle: Scenario<Desk> = {
  name: 'import of an article',
  prepare: filled,
  async act(library, _base, told) {
    await storeArticle(library, 'Quite new words.');
    await told('articles');
  },
  facets: { articles: { look: articlesOf } },
};

const trashArticle: Scenario<Desk> = {
  name: 'trashing an article',
  prepare: filled,
  async act(library, { article }, told) {
    unwrap(await library.trash.article(article.id));
    await told('place');
  },
  facets: { place: { ...articlePlace, beforeScan: [] } },
};

const trashBriefing: Scenario<Desk> = {
  name: 'trashing a briefing',
  prepare: filled,
  async act(library, { briefing }, told) {
    unwrap(await library.trash.briefing(briefing.id));
    await told('place');
  },
  facets: { place: briefingPlace },
};

const trashAnnotation: Scenario<Desk> = {
  name: 'trashing an annotation',
  prepare: filled,
  async act(library, { article, annotation }, told) {
    unwrap(await library.trash.annotation(article.id, annotation.id));
    await told('place');
  },
  facets: { place: annotationPlace },
};

/** Both at once, wholly or not at all; then one comes back, and an earlier note of the trashing must not take it away again. */
const trashSeveral: Scenario<Desk> = {
  name: 'trashing two things at once, and restoring one',
  prepare: filled,
  async act(library, { article, briefing }, told) {
    const things = [
      { kind: 'article', id: article.id },
      { kind: 'briefing', id: briefing.id },
    ] as const;
    unwrap(await library.trash.several(things, ''));
    await told('places');
    unwrap(await library.trash.restore('briefing', briefing.id));
    await told('places');
  },
  facets: {
    places: {
      look: async (library, base, fileSystem) =>
        `article ${await articlePlace.look(library, base, fileSystem)}, briefing ${await briefingPlace.look(library, base, fileSystem)}`,
      // What was taken back, or brought back, leaves a note in the trash until it is cleared away.
      beforeScan: ['in the trash as “On treaties”', 'in its place'].flatMap((article) =>
        ['before', ''].map((title) => `article ${article}, briefing in its place and in the trash as “${title}”`),
      ),
    },
  },
};

function restoring(kind: 'article' | 'annotation' | 'briefing', place: Facet<Desk>): Scenario<Desk> {
  return {
    name: `restoring ${kind === 'briefing' ? 'a' : 'an'} ${kind}`,
    async prepare(library) {
      const base = await filled(library);
      if (kind === 'article') unwrap(await library.trash.article(base.article.id));
      if (kind === 'briefing') unwrap(await library.trash.briefing(base.briefing.id));
      if (kind === 'annotation') unwrap(await library.trash.annotation(base.article.id, base.annotation.id));
      return base;
    },
    async act(library, base, told) {
      unwrap(await library.trash.restore(kind, base[kind].id));
      await told('place');
    },
    facets: { place },
  };
}

/** What the other computer wrote; the scenario's own preparation makes it. */
let theirs: Uint8Array;

const conflict: Scenario<Desk> = {
  name: 'a conflict with a sync service',
  async prepare(library, disk) {
    const base = await filled(library);
    const path = places.briefing(base.briefing.id).path;
    const mine = await disk.fileSystem.readFile(path);
    await saveBriefing(library, base.briefing, 'theirs');
    theirs = await disk.fileSystem.readFile(path);
    disk.writeInPlace(path, mine);
    return base;
  },
  async act(library, { briefing }, told, disk) {
    const arrived = join(places.briefings, 'arrived');
    const file = await disk.fileSystem.createFile(arrived);
    await file.write(theirs);
    await file.sync();
    await file.close();
    const first = saveBriefing(library, briefing, 'first');
    const second = library.briefings.save(briefing.id, { header: { ...briefing.header, title: 'mine' }, body: briefing.body });
    // Their file comes between our two saves: nobody looked at it when the second was made.
    const isSaved = (event: DiskEvent): boolean =>
      event.kind === 'names' && event.changes.some(({ name, node }) => name === `${briefing.id}.json` && node !== null);
    while (!disk.events().some(isSaved)) await Promise.resolve();
    await disk.fileSystem.rename(arrived, places.briefing(briefing.id).path);
    await disk.fileSystem.syncFolder(places.briefings);
    await told('theirs');
    await first;
    const result = await second;
    if (result.ok || result.error.code !== 'storage.conflict') throw new Error(`no conflict: ${JSON.stringify(result)}`);
    await told('mine');
  },
  facets: {
    theirs: {
      // On the disk: what this program has in memory meanwhile is its own next state.
      async look(_library, { briefing }, fileSystem) {
        const opened = openDocument(briefingKind, briefing.id, await fileSystem.readFile(places.briefing(briefing.id).path));
        if (!opened.ok) return opened.error;
        return opened.value.body.header.title === 'theirs' ? 'theirs' : 'ours';
      },
    },
    mine: { look: (_library, { briefing }, fileSystem) => conflictTitles(fileSystem, briefing.id) },
  },
  mayFind: ['foreign'],
};

const cut = new TextEncoder().encode('{"body":{"body":{"content":[{"ty');

const damaged: Scenario<Desk> = {
  name: 'mending a damaged briefing at the start',
  async prepare(library, disk) {
    const base = await filled(library);
    await saveBriefing(library, base.briefing, 'after');
    disk.writeInPlace(places.briefing(base.briefing.id).path, cut);
    return base;
  },
  async act(library, _base, told) {
    await library.verifyInBackground();
    await told('title');
    await told('damaged bytes');
  },
  facets: {
    // The state before the damaged one is all there is.
    title: { ...titleOf, views: ['before', 'before'] },
    'damaged bytes': {
      async look(_library, _base, fileSystem) {
        const folders = (await unlessMissing(fileSystem.list(places.quarantine))) ?? [];
        const names = (
          await Promise.all(
            folders.map(async (folder) =>
              (await fileSystem.list(join(places.quarantine, folder))).map((name) => join(places.quarantine, folder, name)),
            ),
          )
        ).flat();
        const kept = await Promise.all(names.map(async (name) => Buffer.compare(await fileSystem.readFile(name), cut) === 0));
        return kept.includes(true) ? 'kept' : 'not kept';
      },
      views: ['kept', 'kept'],
    },
  },
  mayFind: ['truncated'],
};

/** The same save over a save, but by lowdb's own writer. */
export const savingByLowdb: Scenario<Desk> = {
  name: 'save over save by lowdb and steno',
  prepare: filled,
  async act(library, { briefing }, told, disk) {
    const read = unwrap(await library.briefings.read(briefing.id));
    for (const [rev, title] of [
      [2, 'first'],
      [3, 'second'],
    ] as const) {
      const head = { id: briefing.id, rev, parentRev: rev - 1, seq: 100 + rev, savedAt: read.updatedAt };
      const bytes = sealDocument(briefingKind, head, { ...read, header: { ...read.header, title } });
      await saveByLowdb(disk, places.briefing(briefing.id).path, bytes);
      await told('title');
    }
  },
  facets: { title: titleOf },
};

export const scenarios: readonly Scenario<Desk>[] = [
  firstSave,
  saveOverSave,
  twoDocuments,
  importArticle,
  trashArticle,
  trashBriefing,
  trashAnnotation,
  trashSeveral,
  restoring('article', { ...articlePlace, beforeScan: [] }),
  restoring('briefing', briefingPlace),
  restoring('annotation', annotationPlace),
  conflict,
  damaged,
];

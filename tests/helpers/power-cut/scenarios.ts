import { join } from 'node:path';
import { openDocument, sealDocument } from '../../../electron/library/envelope';
import { briefingKind } from '../../../electron/library/library-places';
import { unlessMissing } from '../../../electron/library/storage-failure';
import { illustrated, unwrap, writeBriefing } from '../library-fixture';
import {
  annotationPlace,
  articlePlace,
  articlesOf,
  briefingPlace,
  commentOf,
  conflictTitles,
  type Desk,
  filled,
  places,
  saveBriefing,
  titleOf,
} from './desk-facets';
import type { DiskEvent } from './disk-image';
import type { Facet, Scenario } from './scenario';
import { saveByLowdb } from './weak-protocols';

/** What people do to a library, as the crash tests play it. */

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
  name: 'import of an article with a picture',
  prepare: filled,
  async act(library, _base, told) {
    unwrap(await library.articles.create(illustrated('Quite new words.')));
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

/** The words of a copy whose briefing was deleted for good are nowhere else until they are in the trash. */
const copyToTrash: Scenario<Desk> = {
  name: 'a copy of a deleted briefing that goes into the trash',
  async prepare(library, disk) {
    const base = await filled(library);
    const { briefing } = base;
    const head = { id: briefing.id, rev: 9, parentRev: 1, seq: 900, savedAt: '2026-06-01T10:00:00.000Z' };
    const bytes = sealDocument(briefingKind, head, { ...briefing, header: { ...briefing.header, title: 'theirs' } });
    disk.writeInPlace(join(places.briefings, `${briefing.id} (Anna's conflicted copy 2026-06-01).json`), bytes);
    unwrap(await library.trash.briefing(briefing.id));
    unwrap(await library.trash.purge([{ kind: 'briefing', id: briefing.id }], ''));
    return base;
  },
  async act(library, _base, told) {
    await library.conflicts.look();
    const [copy] = (await library.conflicts.list(0, 1)).conflicts;
    if (copy === undefined) throw new Error('there is no copy');
    unwrap(await library.conflicts.settle(copy.id, { kind: 'trash' }));
    await told('words');
  },
  facets: {
    words: {
      async look(library, { briefing }, fileSystem) {
        if ((await library.briefings.read(briefing.id)).ok) return 'deleted, and back';
        await library.conflicts.look();
        if ((await library.conflicts.list(0, 1)).total > 0) return 'in the copy';
        const row = (await library.trash.list()).find(({ title }) => title === 'theirs');
        if (row === undefined) return 'lost';
        // Its words, and not only the note of what they are.
        const bytes = await unlessMissing(fileSystem.readFile(join(places.trash, `briefing-${row.id}`, 'briefing.json')));
        const opened = bytes === null ? null : openDocument(briefingKind, row.id, bytes);
        return opened?.ok === true ? `in the trash with ${opened.value.body.header.title}` : 'lost';
      },
    },
  },
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
  copyToTrash,
  damaged,
];

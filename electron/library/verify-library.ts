import { join, relative } from 'node:path';
import { picturesOf } from '../../shared/domain/article';
import type { RecoveryFinding } from '../../shared/domain/library-status';
import { pictureFileName } from '../../shared/domain/picture';
import { trashKind } from '../../shared/domain/rows';
import type { ArticleStore } from './article-store';
import type { BriefingStore } from './briefing-store';
import { checkFile } from './check-file';
import type { LibraryCore } from './library-core';
import { isLeftOver, ownNames } from './library-names';
import { listOrNone } from './look-at-folder';
import { lostBriefings } from './lost-briefings';
import { readDocument } from './read-document';
import { storageFailure } from './storage-failure';
import { tempsInUse } from './temp-file';
import type { Trash } from './trash';

type Scan = {
  readonly core: LibraryCore;
  readonly articles: ArticleStore;
  readonly trash: Trash;
  readonly briefings: BriefingStore;
  readonly found: (finding: RecoveryFinding) => void;
  /** How many findings there are so far. */
  readonly findings: () => number;
  /** Takes in a file that is not ours but a second state of a document; answers whether it is one. */
  readonly noteConflict: (path: string) => boolean;
  /** The library is being closed; the rest waits for the next start. */
  readonly stopped: () => boolean;
};

/** Between two articles, so that the window's own work always comes first and a laptop stays cool. */
const pauseMs = 3;

/**
 * Reads every document once, one after the other, so that damage is found before the person needs
 * the document and while good snapshots of it are young. One bad file never stops the rest.
 */
export async function verifyLibrary(scan: Scan): Promise<void> {
  const { core } = scan;
  const { places, documents } = core;
  await tidyFolder(scan, places.root, ownNames.root);
  for (const id of await listed(() => lostBriefings(core.world.fileSystem, places)))
    await inspect(scan, 'briefings', id, () => documents.inspect(places.briefing(id)));
  for (const id of await listed(scan.briefings.ids)) await inspect(scan, 'briefings', id, () => documents.inspect(places.briefing(id)));
  await tidyFolder(scan, places.briefings, ownNames.briefings);
  await tidyFolder(scan, places.articles, ownNames.articles);
  for (const id of await listed(scan.articles.ids)) {
    if (scan.stopped()) return;
    await core.world.wait(pauseMs);
    await inspect(scan, 'articles', id, async () => {
      for (const place of places.ofArticle(id)) await documents.inspect(place);
      await verifyFiles(scan, id);
      await tidyFolder(scan, places.articleFolder(id), ownNames.article);
    });
  }
  await tidyFolder(scan, places.trash, ownNames.trash);
  await tidyFolder(scan, places.intents, ownNames.intents);
  await tidyTrash(scan);
}

/** Looks at one document, and tells the lists when something was wrong with it. */
async function inspect(scan: Scan, topic: 'articles' | 'briefings', id: string, work: () => Promise<void>): Promise<void> {
  if (scan.stopped()) return;
  const before = scan.findings();
  await carryOn(work);
  if (scan.findings() > before) scan.core.changed({ topic, id });
}

/** What a folder that may not be looked into holds is left for the next start. */
async function listed(list: () => Promise<readonly string[]>): Promise<readonly string[]> {
  try {
    return await list();
  } catch (error) {
    if (storageFailure(error) === null) throw error;
    return [];
  }
}

/** One bad file, or a folder that vanishes meanwhile, never stops the scan. */
async function carryOn(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (storageFailure(error) === null) throw error;
  }
}

/** The original and the pictures. */
async function verifyFiles({ core, found }: Scan, id: string): Promise<void> {
  const { places, world } = core;
  const place = places.article(id);
  const article = await readDocument(world.fileSystem, place, place.path);
  // What is wrong with the article itself was said already.
  if (!article.ok) return;
  const { body } = article.value.envelope;
  const files = [
    { name: body.original.fileName, hash: body.original.sha256 },
    ...picturesOf(body).map((picture) => ({ name: pictureFileName(picture), hash: picture.sha256 })),
  ];
  for (const { name, hash } of files) {
    const path = join(places.articleFolder(id), name);
    const problem = await checkFile(world.fileSystem, path, hash);
    if (problem !== null) found({ file: relative(places.root, path), problem, action: 'reported' });
  }
}

/** Removes what interrupted writes left behind (their targets are good or mended by now), and lists names that are not ours. */
async function tidyFolder(scan: Scan, folder: string, ours: (name: string) => boolean): Promise<void> {
  const { world, places, session } = scan.core;
  await carryOn(async () => {
    for (const name of await listOrNone(world, folder)) {
      const path = join(folder, name);
      if (ours(name) || tempsInUse.has(path) || scan.noteConflict(path)) continue;
      const file = relative(places.root, path);
      if (!isLeftOver(name)) scan.found({ file, problem: 'foreign', action: 'reported' });
      else if (session.mayWrite()) {
        await world.fileSystem.removeFolder(path);
        scan.found({ file, problem: 'left-over-temp', action: 'removed' });
      }
    }
  });
}

/** Clears away what interrupted moves left in the trash, one thing after the other. */
async function tidyTrash({ core, trash, stopped }: Scan): Promise<void> {
  for (const name of await listed(() => listOrNone(core.world, core.places.trash))) {
    const [, kind, id] = /^(article|annotation|briefing)-(.+)$/.exec(name) ?? [];
    if (id === undefined || stopped() || !core.session.mayWrite()) continue;
    await carryOn(() => trash.tidy(trashKind.parse(kind), id));
  }
}

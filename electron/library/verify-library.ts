import { join, relative } from 'node:path';
import { articleId, briefingId } from '../../shared/core/ids';
import type { RecoveryFinding } from '../../shared/domain/library-status';
import { trashKind } from '../../shared/domain/rows';
import type { ArticleStore } from './article-store';
import { ballastFile } from './ballast';
import type { BriefingStore } from './briefing-store';
import type { LibraryCore } from './library-core';
import { libraryFileName } from './library-places';
import { storageFailure, unlessMissing } from './storage-failure';
import { targetOfTemp, tempsInUse } from './temp-file';
import type { Trash } from './trash';

type Scan = {
  readonly core: LibraryCore;
  readonly articles: ArticleStore;
  readonly trash: Trash;
  readonly briefings: BriefingStore;
  readonly found: (finding: RecoveryFinding) => void;
  /** How many findings there are so far. */
  readonly findings: () => number;
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
  await tidyFolder(
    scan,
    places.root,
    (name) =>
      name === libraryFileName ||
      name === ballastFile ||
      /^(articles|briefings|trash|snapshots|quarantine|intents|lock|lock\.[\w-]+\.beat)$/.test(name),
  );
  for (const id of await lostBriefings(scan)) await inspect(scan, 'briefings', id, () => documents.inspect(places.briefing(id)));
  for (const id of await scan.briefings.ids()) await inspect(scan, 'briefings', id, () => documents.inspect(places.briefing(id)));
  await tidyFolder(scan, places.briefings, (name) => briefingId.safeParse(name.replace(/\.json$/, '')).success);
  await tidyFolder(scan, places.articles, (name) => articleId.safeParse(name).success);
  for (const id of await scan.articles.ids()) {
    if (scan.stopped()) return;
    await core.world.wait(pauseMs);
    await inspect(scan, 'articles', id, async () => {
      await documents.inspect(places.article(id));
      await documents.inspect(places.annotations(id));
      await verifyOriginal(scan, id);
      await tidyFolder(scan, places.articleFolder(id), (name) =>
        /^(article\.json|annotations\.json|trashed\.json|original\.[a-z0-9]{1,8})$/.test(name),
      );
    });
  }
  await tidyFolder(scan, places.trash, (name) => /^(article|annotation|briefing|emptied)-/.test(name));
  await tidyFolder(scan, places.intents, (name) => name.endsWith('.json'));
  await tidyTrash(scan);
}

/** Looks at one document, and tells the lists when something was wrong with it. */
async function inspect(scan: Scan, topic: 'articles' | 'briefings', id: string, work: () => Promise<void>): Promise<void> {
  if (scan.stopped()) return;
  const before = scan.findings();
  await carryOn(work);
  if (scan.findings() > before) scan.core.changed({ topic, id });
}

/** One bad file, or a folder that vanishes meanwhile, never stops the scan. */
async function carryOn(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (storageFailure(error) === null) throw error;
  }
}

async function verifyOriginal(scan: Scan, id: string): Promise<void> {
  const checked = articleId.parse(id);
  const article = await scan.articles.read(checked);
  if (!article.ok) return;
  const original = await scan.articles.readOriginal(checked);
  if (original.ok) return;
  const problem =
    original.error.code === 'storage.damaged' ? 'bad-hash' : original.error.code === 'storage.folder-missing' ? 'missing' : 'unreadable';
  const file = relative(scan.core.places.root, join(scan.core.places.articleFolder(id), article.value.original.fileName));
  scan.found({ file, problem, action: 'reported' });
}

/** Removes what interrupted writes left behind (their targets are good or mended by now), and lists names that are not ours. */
async function tidyFolder(scan: Scan, folder: string, ours: (name: string) => boolean): Promise<void> {
  const { world, places, session } = scan.core;
  await carryOn(async () => {
    for (const name of (await unlessMissing(world.fileSystem.list(folder))) ?? []) {
      const path = join(folder, name);
      if (ours(name) || tempsInUse.has(path)) continue;
      const leftOver = targetOfTemp(name) !== null || /^lock\..+\.tmp$/.test(name);
      const file = relative(places.root, path);
      if (!leftOver) scan.found({ file, problem: 'foreign', action: 'reported' });
      else if (session.mayWrite()) {
        await world.fileSystem.removeFolder(path);
        scan.found({ file, problem: 'left-over-temp', action: 'removed' });
      }
    }
  });
}

/** Briefings that are not in their folder although a snapshot or an interrupted write of them is there. */
async function lostBriefings({ core, briefings }: Scan): Promise<readonly string[]> {
  const there = new Set<string>(await briefings.ids());
  const { fileSystem } = core.world;
  const snapshots = ((await unlessMissing(fileSystem.list(core.places.snapshots))) ?? []).map((name) => /^briefing-(.+)$/.exec(name)?.[1]);
  const temps = ((await unlessMissing(fileSystem.list(core.places.briefings))) ?? []).map((name) => targetOfTemp(name));
  return [...new Set([...snapshots, ...temps])].filter((id): id is string => briefingId.safeParse(id).success && !there.has(id ?? ''));
}

/** Clears away what interrupted moves left in the trash, one thing after the other. */
async function tidyTrash({ core, trash, stopped }: Scan): Promise<void> {
  for (const name of (await unlessMissing(core.world.fileSystem.list(core.places.trash))) ?? []) {
    const [, kind, id] = /^(article|annotation|briefing)-(.+)$/.exec(name) ?? [];
    if (id === undefined || stopped() || !core.session.mayWrite()) continue;
    await carryOn(() => trash.tidy(trashKind.parse(kind), id));
  }
}

import { join } from 'node:path';
import { citedAnnotations } from '../../shared/compile/number-citations';
import { briefingId } from '../../shared/core/ids';
import { type Failure, fail, ok, type Result } from '../../shared/core/result';
import type { VerificationReport } from '../../shared/domain/verification';
import { type ArticlePlaces, checkArticle } from './check-article';
import { checkCitations, type References } from './check-citations';
import { documentOfSnapshots } from './document-at';
import type { DocumentPlace } from './document-place';
import { createInspection, type Inspection } from './inspection';
import { ownNames } from './library-names';
import { type LibraryPlaces, libraryPlaces } from './library-places';
import { listOrNone } from './look-at-folder';
import { lostBriefings } from './lost-briefings';
import { readDocument } from './read-document';
import { parseSnapshotName } from './snapshot-name';
import { StorageError, storageFailure, unlessMissing } from './storage-failure';
import type { Surroundings } from './surroundings';
import { orElse } from './trash-folder';

export type CheckRequest = {
  /** The library's folder; it may be in use, and nothing in it is changed. */
  readonly folder: string;
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number, current: string) => void;
  /** Milliseconds to rest after each step, for work that nobody waits for. */
  readonly pause?: number;
};

type Counts = { -readonly [K in keyof VerificationReport['checked']]: number };

type Scan = { readonly inspection: Inspection; readonly counts: Counts; readonly references: References };

/**
 * Verifies a whole library: reads every document through its schema, hashes every original and every
 * text version, reads every earlier state, and follows every reference. `verify.no-library` when the
 * folder cannot be read as one.
 */
export async function checkLibrary(
  world: Surroundings,
  request: CheckRequest,
): Promise<Result<VerificationReport, Failure<'verify.no-library' | 'job.cancelled'>>> {
  try {
    return ok(await checkAll(world, request));
  } catch (error) {
    if (request.signal.aborted) return fail('job.cancelled');
    const failure = storageFailure(error);
    if (failure === null) throw error;
    return fail('verify.no-library', { ...failure.params });
  }
}

async function checkAll(world: Surroundings, { folder, signal, progress, pause = 0 }: CheckRequest): Promise<VerificationReport> {
  const places = libraryPlaces(folder);
  const inspection = createInspection(world, places);
  const scan: Scan = {
    inspection,
    counts: { articles: 0, annotations: 0, briefings: 0, citations: 0, trashed: 0, snapshots: 0 },
    references: { citations: [], annotations: new Set(), trashed: new Map() },
  };
  const top = await inspection.names(places.root, ownNames.root);
  if (!top.includes('articles') && !top.includes('library.json')) throw new StorageError({ code: 'storage.folder-missing' });
  // Briefings before what they cite, the trash after what is moved into it: what is made or moved meanwhile is not missed.
  const steps = [
    ...(await inspection.names(places.briefings, ownNames.briefings)).map((name) => ({
      name: `briefings/${name}`,
      work: () => checkBriefing(scan, name),
    })),
    ...(await inspection.names(places.articles, ownNames.articles)).map((id) => ({
      name: `articles/${id}`,
      work: () => checkLiveArticle(scan, id),
    })),
    ...(await inspection.names(places.trash, ownNames.trash)).map((name) => ({
      name: `trash/${name}`,
      work: () => checkTrashed(scan, name),
    })),
    ...(await inspection.names(places.snapshots, isSnapshotFolder(places))).map((key) => ({
      name: `snapshots/${key}`,
      work: () => checkSnapshots(scan, key),
    })),
  ];
  let done = 0;
  const library = await inspection.document(places.library);
  await checkSmallThings(scan);
  for (const { name, work } of steps) {
    signal.throwIfAborted();
    progress(done++, steps.length, name);
    await work();
    if (pause > 0) await world.wait(pause);
  }
  await checkCitations(inspection, scan.references);
  const findings = await inspection.findings();
  signal.throwIfAborted();
  return { madeAt: world.now(), libraryName: library?.settings.name ?? '', folder, checked: scan.counts, findings };
}

/** What takes no time whatever the size of the library: actions that are written down, and briefings that are wanting. */
async function checkSmallThings({ inspection }: Scan): Promise<void> {
  const { places } = inspection;
  for (const name of await inspection.names(places.intents, ownNames.intents))
    await inspection.document(places.intent(name.replace(/\.json$/, '')));
  // Of what cannot be looked into nobody knows what is wanting; the folder itself is told.
  const lost = await orElse([], () => lostBriefings(inspection.world.fileSystem, places));
  for (const id of lost) await inspection.lost(places.briefing(id));
  await orElse(undefined, () => checkLostArticles(inspection));
}

/** Articles of which nothing but earlier states is left: not in their place, and not in the trash. What is deleted for good leaves none. */
async function checkLostArticles(inspection: Inspection): Promise<void> {
  const { places, world } = inspection;
  const list = (folder: string): Promise<readonly string[]> => listOrNone(world, folder);
  const there = new Set([...(await list(places.articles)).map((id) => `article-${id}`), ...(await list(places.trash))]);
  for (const key of await list(places.snapshots)) {
    if (key.startsWith('article-') && documentOfSnapshots(places, key) !== null && !there.has(key))
      await inspection.lost(places.article(key.slice(8)));
  }
}

async function checkBriefing({ inspection, counts, references }: Scan, name: string): Promise<void> {
  const place = inspection.places.briefing(briefingId.parse(name.replace(/\.json$/, '')));
  const briefing = await inspection.document(place);
  if (briefing === null) return;
  const cited = citedAnnotations(briefing.body);
  counts.briefings += 1;
  counts.citations += cited.length;
  for (const annotationId of new Set(cited)) references.citations.push({ annotationId, path: place.path, about: briefing.header.title });
}

async function checkLiveArticle({ inspection, counts, references }: Scan, id: string): Promise<void> {
  const { places } = inspection;
  const folder = places.articleFolder(id);
  await inspection.names(folder, ownNames.article);
  const { article, annotations } = await checkArticle(inspection, {
    article: places.article(id),
    annotations: places.annotations(id),
    factNotes: places.factNotes(id),
    folder,
  });
  if (article !== null) counts.articles += 1;
  counts.annotations += annotations.length;
  for (const annotation of annotations) references.annotations.add(annotation.id);
}

async function checkTrashed(scan: Scan, name: string): Promise<void> {
  const { inspection, counts, references } = scan;
  const { places } = inspection;
  const [, kind, id = ''] = /^(article|annotation|briefing)-(.+)$/.exec(name) ?? [];
  if (kind === undefined) return void (await inspection.document(places.emptied(name.replace(/^emptied-|\.json$/g, ''))));
  const folder = join(places.trash, name);
  counts.trashed += 1;
  await inspection.names(folder, ownNames.trashed);
  if (kind === 'article') {
    const moved = <T>(place: DocumentPlace<T>, file: string): DocumentPlace<T> => ({ ...place, path: join(folder, file) });
    const where: ArticlePlaces = {
      article: moved(places.article(id), 'article.json'),
      annotations: moved(places.annotations(id), 'annotations.json'),
      factNotes: moved(places.factNotes(id), 'facts.json'),
      folder,
    };
    const { annotations } = await checkArticle(inspection, where);
    for (const annotation of annotations) references.trashed.set(annotation.id, { kind, id });
  }
  if (kind === 'briefing') await inspection.document({ ...places.briefing(id), path: join(folder, 'briefing.json'), trashed: null });
  const note = await readDocument(inspection.world.fileSystem, places.trashed(kind as 'article', id, folder), join(folder, 'trashed.json'));
  if (!note.ok) {
    // The thing itself can come back without it; an annotation is in its note alone.
    if (kind === 'annotation') await inspection.document(places.trashed('annotation', id, folder));
    else if ((await unlessMissing(inspection.world.fileSystem.stamp(folder))) !== null)
      inspection.found(join(folder, 'trashed.json'), { problem: 'note-damaged' });
    return;
  }
  const { annotation } = note.value.envelope.body;
  if (annotation !== null) references.trashed.set(annotation.annotation.id, { kind: 'annotation', id });
}

const isSnapshotFolder =
  (places: LibraryPlaces) =>
  (name: string): boolean =>
    documentOfSnapshots(places, name) !== null || name.startsWith('trashed-') || name.startsWith('intent-') || name.startsWith('emptied-');

async function checkSnapshots({ inspection, counts }: Scan, key: string): Promise<void> {
  const { places, world } = inspection;
  const folder = join(places.snapshots, key);
  const place = documentOfSnapshots(places, key);
  for (const name of await inspection.names(folder, (file) => parseSnapshotName(file) !== null)) {
    if (place === null) continue;
    const path = join(folder, name);
    const read = await readDocument(world.fileSystem, place, path);
    counts.snapshots += 1;
    // One that is gone was thinned out meanwhile.
    if (read.ok || read.error.problem === 'missing') continue;
    const spoilt = read.error.problem !== 'newer-format' && read.error.problem !== 'unreadable';
    inspection.found(path, spoilt ? { problem: 'snapshot-damaged', repair: 'set-aside' } : { problem: read.error.problem });
  }
}

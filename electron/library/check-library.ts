import { join } from 'node:path';
import { citedAnnotations } from '../../shared/compile/number-citations';
import { briefingId } from '../../shared/core/ids';
import { type Failure, fail, ok, type Result } from '../../shared/core/result';
import type { VerificationReport } from '../../shared/domain/verification';
import { type ArticlePlaces, checkArticle } from './check-article';
import { documentOfSnapshots } from './document-at';
import type { DocumentPlace } from './document-place';
import { createInspection, type Inspection } from './inspection';
import { isLeftOver, ownNames } from './library-names';
import { type LibraryPlaces, libraryPlaces } from './library-places';
import { lostBriefings } from './lost-briefings';
import { readDocument } from './read-document';
import { parseSnapshotName } from './snapshot-name';
import { StorageError, storageFailure, unlessMissing } from './storage-failure';
import type { Surroundings } from './surroundings';

export type CheckRequest = {
  /** The library's folder; it may be in use, and nothing in it is changed. */
  readonly folder: string;
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number, current: string) => void;
  /** Milliseconds to rest after each step, for work that nobody waits for. */
  readonly pause?: number;
};

type Counts = { -readonly [K in keyof VerificationReport['checked']]: number };

/** What is cited where, and where the annotations are: what references are followed with. */
type References = {
  readonly citations: { readonly annotationId: string; readonly path: string; readonly about: string }[];
  readonly annotations: Set<string>;
  /** By annotation: what must come out of the trash for it to be there again. */
  readonly trashed: Map<string, { readonly kind: 'article' | 'annotation'; readonly id: string; readonly words: string }>;
};

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
  await checkLostArticles(scan);
  for (const { name, work } of steps) {
    signal.throwIfAborted();
    progress(done++, steps.length, name);
    await work();
    if (pause > 0) await world.wait(pause);
  }
  await checkCitations(scan);
  const findings = await inspection.findings();
  signal.throwIfAborted();
  return { madeAt: world.now(), libraryName: library?.settings.name ?? '', folder, checked: scan.counts, findings };
}

/** What takes no time whatever the size of the library: actions that are written down, and briefings that are wanting. */
async function checkSmallThings({ inspection }: Scan): Promise<void> {
  const { places } = inspection;
  for (const name of await inspection.names(places.intents, ownNames.intents))
    await inspection.document(places.intent(name.replace(/\.json$/, '')));
  for (const id of await lostBriefings(inspection.world.fileSystem, places)) await inspection.lost(places.briefing(id));
}

/** Articles of which nothing but earlier states is left: not in their place, and not in the trash. What is deleted for good leaves none. */
async function checkLostArticles({ inspection }: Scan): Promise<void> {
  const { places, world } = inspection;
  const list = async (folder: string): Promise<readonly string[]> => (await unlessMissing(world.fileSystem.list(folder))) ?? [];
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
  if (kind === 'article') {
    const moved = <T>(place: DocumentPlace<T>, file: string): DocumentPlace<T> => ({ ...place, path: join(folder, file) });
    const where: ArticlePlaces = {
      article: moved(places.article(id), 'article.json'),
      annotations: moved(places.annotations(id), 'annotations.json'),
      folder,
    };
    const { annotations } = await checkArticle(inspection, where);
    for (const annotation of annotations) references.trashed.set(annotation.id, { kind, id, words: annotation.target.quote.exact });
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
  const { annotation, title } = note.value.envelope.body;
  if (annotation !== null) references.trashed.set(annotation.annotation.id, { kind: 'annotation', id, words: title });
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

/** Follows every citation. */
async function checkCitations({ inspection, references }: Scan): Promise<void> {
  const { citations, annotations, trashed } = references;
  const wanting = citations.filter(({ annotationId }) => !annotations.has(annotationId));
  // What came out of the trash while the articles were read is in neither of the two places: it is looked for once more.
  const late = wanting.some(({ annotationId }) => !trashed.has(annotationId)) ? await annotationsNow(inspection) : annotations;
  for (const { annotationId, path, about } of wanting) {
    if (late.has(annotationId)) continue;
    const where = trashed.get(annotationId);
    if (where === undefined) inspection.found(path, { problem: 'cited-nowhere', about });
    else inspection.found(path, { problem: 'cited-in-trash', about, repair: 'restore', trashed: { kind: where.kind, id: where.id } });
  }
}

async function annotationsNow({ world, places }: Inspection): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const id of ((await unlessMissing(world.fileSystem.list(places.articles))) ?? []).filter(
    (name) => ownNames.articles(name) && !isLeftOver(name),
  )) {
    const set = await readDocument(world.fileSystem, places.annotations(id), places.annotations(id).path);
    if (set.ok) for (const annotation of set.value.envelope.body.annotations) found.add(annotation.id);
  }
  return found;
}

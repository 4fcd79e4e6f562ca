import { resolve } from 'node:path';
import { type Failure, fail, ok, type Result } from '../../shared/core/result';
import { currentVersion } from '../../shared/domain/article';
import type { BatchReport } from '../../shared/domain/import-batch';
import type { ErrorCode } from '../../shared/ipc/error-code';
import { signatureOf } from '../../shared/similarity/min-hash';
import { gatherFiles } from '../import/batch/gather-files';
import { importBatch } from '../import/batch/import-batch';
import { unpackWith } from '../import/batch/unpack-archive';
import { createImportDesk } from '../import/import-desk';
import { createNearTexts, type NearTexts } from '../import/near-texts';
import { drawingProcess, importingProcess } from '../import/open-import-desk';
import { type Library, openLibrary } from '../library/library';
import type { ProcessTable } from '../library/process-identity';
import type { Surroundings } from '../library/surroundings';
import type { UtilityLike } from '../process/utility-messages';

export type ImportFilesRequest = {
  /** The library's folder; nobody else may have it open, since it is written to. */
  readonly folder: string;
  readonly paths: readonly string[];
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number, current: string) => void;
};

export type ImportFilesPorts = {
  readonly world: Surroundings;
  readonly processes: ProcessTable;
  /** Starts the importing process (`import-process.ts`, bundled). */
  readonly fork: () => UtilityLike;
};

/** Imports files and folders into a library that no application has open, and closes it again. */
export async function importFiles(ports: ImportFilesPorts, request: ImportFilesRequest): Promise<Result<BatchReport, Failure<ErrorCode>>> {
  const { world, processes, fork } = ports;
  const sources = await gatherFiles(request.paths.map((path) => resolve(path)));
  if (!sources.ok) return sources;
  const library = await openLibrary({
    folder: request.folder,
    world,
    processes,
    changed: () => undefined,
    saveStateChanged: () => undefined,
  });
  const importer = importingProcess('import', fork, () => undefined);
  const drawer = drawingProcess(fork, () => undefined);
  try {
    const access = library.access();
    if (access.state !== 'open') return fail(access.reason);
    const { originals, texts } = await knownTo(library);
    const desk = createImportDesk({
      importer,
      drawer,
      newToken: world.newId,
      defaultMarking: () => library.settings().defaultMarking,
      createArticle: (article) => library.articles.create(article),
      articleWithOriginal: async (sha256) => originals.get(sha256) ?? null,
    });
    const { signal, progress } = request;
    return ok(await importBatch({ desk, sources: sources.value, unpack: unpackWith(importer), defaults: null, texts, signal, progress }));
  } finally {
    await Promise.all([importer.stop(), drawer.stop()]);
    await library.close();
  }
}

type Known = Awaited<ReturnType<Parameters<typeof createImportDesk>[0]['articleWithOriginal']>>;

/** The articles by the SHA-256 of their originals, and by their texts. A terminal has no index to ask. */
async function knownTo(library: Library): Promise<{ readonly originals: ReadonlyMap<string, Known>; readonly texts: NearTexts }> {
  const originals = new Map<string, Known>();
  const texts = createNearTexts();
  for (const id of await library.articles.ids()) {
    const article = await library.articles.read(id);
    if (!article.ok) continue;
    const { meta, original } = article.value;
    originals.set(original.sha256, { id, title: meta.title });
    texts.add({ ...meta, id }, signatureOf(currentVersion(article.value).text));
  }
  return { originals, texts };
}

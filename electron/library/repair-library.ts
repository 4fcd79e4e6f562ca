import { basename, join } from 'node:path';
import { type Failure, fail, ok, type Result } from '../../shared/core/result';
import type { VerificationFinding } from '../../shared/domain/verification';
import type { ErrorCode } from '../../shared/ipc/error-code';
import { documentAt, documentOfSnapshots } from './document-at';
import { maximumDocumentBytes } from './envelope';
import type { LibraryCore } from './library-core';
import { isLeftOver } from './library-names';
import { setAside } from './quarantine';
import { readDocument } from './read-document';
import { storageFailure, unlessMissing } from './storage-failure';
import { tempsInUse } from './temp-file';
import type { Trash } from './trash';

export type RepairRequest = {
  readonly findings: readonly VerificationFinding[];
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number, current: string) => void;
};

/** What became of the repairs; those that failed are found again by the next verification. */
export type RepairOutcome = { readonly repaired: number; readonly failed: readonly Failure<ErrorCode>[] };

/**
 * Puts right what a verification found and can be put right. Nothing is lost by it: damaged bytes go
 * into the quarantine first, a document that is changed keeps its present state among the snapshots,
 * and what comes out of the trash can go back there. One repair that fails stops no other.
 */
export async function repairLibrary(
  core: LibraryCore,
  trash: Pick<Trash, 'restore'>,
  { findings, signal, progress }: RepairRequest,
): Promise<Result<RepairOutcome, Failure<'job.cancelled'>>> {
  const repairable = findings.filter(({ repair }) => repair !== null);
  const failures: Failure<ErrorCode>[] = [];
  let repaired = 0;
  for (const [index, finding] of repairable.entries()) {
    if (signal.aborted) return fail('job.cancelled');
    progress(index, repairable.length, finding.file);
    const failure = await repairOne(core, trash, finding);
    if (failure === null) repaired += 1;
    else failures.push({ ...failure, params: { ...failure.params, file: finding.file } });
  }
  return ok({ repaired, failed: failures });
}

/** `null` when it was put right. */
async function repairOne(
  core: LibraryCore,
  trash: Pick<Trash, 'restore'>,
  finding: VerificationFinding,
): Promise<Failure<ErrorCode> | null> {
  const refusal = await core.session.refusal();
  if (refusal !== null) return refusal;
  try {
    if (finding.repair === 'recover') return await recover(core, finding.file);
    if (finding.repair === 'restore') return await restore(core, trash, finding);
    if (finding.repair === 'set-aside') return await setSnapshotAside(core, finding.file);
    return await clearAway(core, finding.file);
  } catch (error) {
    const failure = storageFailure(error);
    if (failure === null) throw error;
    return failure;
  }
}

/** Reading a document mends it; this is the very way in which start-up does it. */
async function recover({ places, documents, world, changed }: LibraryCore, file: string): Promise<Failure<ErrorCode> | null> {
  const place = documentAt(places, file);
  if (place === null) return { code: 'storage.damaged' };
  await documents.inspect(place);
  changed({ topic: file.startsWith('briefings/') ? 'briefings' : 'articles', id: place.id });
  return (await readDocument(world.fileSystem, place, place.path)).ok ? null : { code: 'storage.damaged' };
}

/** Takes a cited annotation, or its whole article, out of the trash. */
async function restore(
  { places, documents }: LibraryCore,
  trash: Pick<Trash, 'restore'>,
  { trashed }: VerificationFinding,
): Promise<Failure<ErrorCode> | null> {
  if (trashed === null) return { code: 'trash.not-found' };
  const { kind, id } = trashed;
  if (kind === 'annotation') {
    const note = await documents.read(places.trashed(kind, id, places.trashFolder(kind, id)));
    // Two citations of one annotation are two findings: by the second time it is there.
    if (!note.ok) return note.error.code === 'missing' ? null : note.error;
    if (note.value.annotation !== null) await documents.keep(places.annotations(note.value.annotation.articleId));
  }
  const back = await trash.restore(kind, id);
  return back.ok || back.error.code === 'trash.not-found' ? null : back.error;
}

async function setSnapshotAside({ world, places, session }: LibraryCore, file: string): Promise<Failure<ErrorCode> | null> {
  const [, key = ''] = file.split('/');
  const path = join(places.root, ...file.split('/'));
  const place = documentOfSnapshots(places, key);
  const stamp = await unlessMissing(world.fileSystem.stamp(path));
  if (place === null || stamp === null || (await readDocument(world.fileSystem, place, path)).ok) return null;
  if (!stamp.isFile || stamp.size > maximumDocumentBytes) return { code: 'storage.too-large' };
  const bytes = await world.fileSystem.readFile(path);
  await setAside(world, session.quarantine, { key: `snapshot-${key}`, path, reason: 'damaged', bytes });
  await world.fileSystem.removeFile(path);
  return null;
}

async function clearAway({ world, places }: LibraryCore, file: string): Promise<Failure<ErrorCode> | null> {
  const path = join(places.root, ...file.split('/'));
  if (isLeftOver(basename(path)) && !tempsInUse.has(path)) await world.fileSystem.removeFolder(path);
  return null;
}

import { basename, dirname, join, relative } from 'node:path';
import type { RecoveryFinding } from '../../shared/domain/library-status';
import type { DocumentPlace } from './document-place';
import type { Damage } from './envelope';
import { setAside } from './quarantine';
import { type LoadedDocument, readDocument } from './read-document';
import { removeQuietly, replaceFile } from './replace-file';
import { listSnapshots } from './snapshots';
import { storageFailure, unlessMissing } from './storage-failure';
import type { Surroundings } from './surroundings';
import { targetOfTemp, tempsInUse } from './temp-file';

/** The library's folders, as recovery needs them. */
export type RecoveryFolders = {
  readonly root: string;
  readonly quarantine: string;
  /** Whether files may be changed; a read-only library is only looked at. */
  readonly mayWrite: boolean;
};

export type Recovery<T> = { readonly loaded: LoadedDocument<T> | null; readonly finding: RecoveryFinding };

type Candidate<T> = { readonly path: string; readonly temp: boolean; readonly loaded: LoadedDocument<T> };

/**
 * Brings a damaged or missing document back: its bytes are set aside unchanged, then the newest good
 * state among its snapshots and left-over temps takes its place. With no good state the document
 * stays missing; it is never opened as empty.
 */
export async function recoverDocument<T>(
  world: Surroundings,
  folders: RecoveryFolders,
  place: DocumentPlace<T>,
  found: { readonly problem: Damage | 'missing'; readonly bytes?: Uint8Array },
): Promise<Recovery<T>> {
  const candidates = await candidatesFor(world, place);
  const best = candidates[0] ?? null;
  const finding = { file: relative(folders.root, place.path), problem: found.problem };
  if (!folders.mayWrite) return { loaded: best?.loaded ?? null, finding: { ...finding, action: 'reported' } };
  try {
    if (found.bytes !== undefined) {
      await setAside(world, folders.quarantine, { key: place.key, path: place.path, reason: found.problem, bytes: found.bytes });
    }
    if (best !== null) {
      await replaceFile(world, place.path, await world.fileSystem.readFile(best.path), async () => {});
      for (const candidate of candidates) if (candidate.temp) await removeQuietly(world, candidate.path);
      return { loaded: best.loaded, finding: { ...finding, action: 'recovered' } };
    }
    if (found.bytes === undefined) return { loaded: null, finding: { ...finding, action: 'reported' } };
    await world.fileSystem.removeFile(place.path);
    await world.fileSystem.syncFolder(dirname(place.path));
    return { loaded: null, finding: { ...finding, action: 'quarantined' } };
  } catch (error) {
    // A full or failing disk: the good state is shown all the same, and the next start tries again.
    if (storageFailure(error) === null) throw error;
    return { loaded: best?.loaded ?? null, finding: { ...finding, action: 'reported' } };
  }
}

/** Good states of a document beside the file itself, newest first. */
async function candidatesFor<T>(world: Surroundings, place: DocumentPlace<T>): Promise<readonly Candidate<T>[]> {
  const folder = dirname(place.path);
  const target = basename(place.path, '.json');
  const temps = ((await unlessMissing(world.fileSystem.list(folder))) ?? [])
    .filter((name) => targetOfTemp(name) === target)
    .map((name) => join(folder, name))
    .filter((path) => !tempsInUse.has(path));
  const snapshots = (await listSnapshots(world, place.snapshots)).map(({ file }) => join(place.snapshots, file));
  const good: Candidate<T>[] = [];
  for (const [paths, temp] of [
    [temps, true],
    [snapshots, false],
  ] as const) {
    for (const path of paths) {
      const loaded = await readDocument(world.fileSystem, place, path);
      if (loaded.ok) good.push({ path, temp, loaded: { ...loaded.value, stamp: null } });
    }
  }
  return good.sort((a, b) => b.loaded.envelope.rev - a.loaded.envelope.rev || b.loaded.envelope.seq - a.loaded.envelope.seq);
}

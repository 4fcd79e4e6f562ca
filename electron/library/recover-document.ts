import { basename, dirname, join, relative } from 'node:path';
import type { RecoveryFinding } from '../../shared/domain/library-status';
import type { DocumentPlace } from './document-place';
import type { Damage } from './envelope';
import { moveAside, setAside } from './quarantine';
import { type LoadedDocument, readDocument } from './read-document';
import { removeQuietly, replaceFile } from './replace-file';
import { listSnapshots, takeLastingSnapshot } from './snapshots';
import { storageFailure } from './storage-failure';
import { targetOfTemp, tempsInUse } from './temp-file';
import type { WritingSession } from './writing-session';

export type Recovery<T> = { readonly loaded: LoadedDocument<T> | null; readonly finding: RecoveryFinding };

/** What recovery is for. A file that cannot be read just now, or that a newer program wrote, is left alone. */
export type Recoverable =
  | { readonly problem: 'missing' }
  | { readonly problem: 'not-a-file' }
  | { readonly problem: Damage; readonly bytes: Uint8Array };

type Candidate<T> = { readonly path: string; readonly temp: boolean; readonly loaded: LoadedDocument<T> };

/**
 * Brings a damaged or missing document back: what was found is set aside unchanged, then the newest good
 * state among its snapshots and left-over temps takes its place. With no good state the document
 * stays missing; it is never opened as empty. A library that may not be written to is only looked at.
 */
export async function recoverDocument<T>(session: WritingSession, place: DocumentPlace<T>, found: Recoverable): Promise<Recovery<T>> {
  const { world } = session;
  const candidates = newestFirst([...(await goodTemps(session, place)), ...(await goodSnapshots(session, place))]);
  const best = candidates[0] ?? null;
  const finding = { file: relative(session.root, place.path), problem: found.problem };
  if (!session.mayWrite()) return { loaded: best?.loaded ?? null, finding: { ...finding, action: 'reported' } };
  try {
    await setFoundAside(session, place, found);
    if (best !== null) {
      await replaceFile(world, place.path, await world.fileSystem.readFile(best.path), async () => {});
      for (const candidate of candidates) if (candidate.temp) await removeQuietly(world, candidate.path);
      return { loaded: best.loaded, finding: { ...finding, action: 'recovered' } };
    }
    if (found.problem === 'missing') return { loaded: null, finding: { ...finding, action: 'reported' } };
    if ('bytes' in found) await world.fileSystem.removeFile(place.path);
    await world.fileSystem.syncFolder(dirname(place.path));
    return { loaded: null, finding: { ...finding, action: 'quarantined' } };
  } catch (error) {
    // A full or failing disk: the good state is shown all the same, and the next start tries again.
    if (storageFailure(error) === null) throw error;
    return { loaded: best?.loaded ?? null, finding: { ...finding, action: 'reported' } };
  }
}

/** Puts what was found into the quarantine: damaged bytes as a copy, what is no file itself. */
export async function setFoundAside(
  { world, quarantine }: WritingSession,
  place: DocumentPlace<unknown>,
  found: Recoverable,
): Promise<void> {
  const { key, path } = place;
  if ('bytes' in found) await setAside(world, quarantine, { key, path, reason: found.problem, bytes: found.bytes });
  else if (found.problem === 'not-a-file') await moveAside(world, quarantine, { key, path });
}

/**
 * A save that was cut short after its words were whole on the disk is finished: they are newer than the good state
 * that lies in their place, which goes among the snapshots. `null` when there is no such save, or when it cannot be
 * finished now; then its temp stays.
 */
export async function finishInterruptedSave<T>(
  session: WritingSession,
  place: DocumentPlace<T>,
  present: LoadedDocument<T>,
): Promise<{ readonly loaded: LoadedDocument<T>; readonly finding: RecoveryFinding } | null> {
  if (!session.mayWrite()) return null;
  const { world } = session;
  const { format, rev, seq, savedAt } = present.envelope;
  const [newest] = newestFirst(await goodTemps(session, place));
  if (newest === undefined || newest.loaded.envelope.rev <= rev) return null;
  try {
    await takeLastingSnapshot(world, place.snapshots, { target: place.path, seq, savedAt }, format < place.kind.version);
    await replaceFile(world, place.path, await world.fileSystem.readFile(newest.path), async () => {});
  } catch (error) {
    if (storageFailure(error) === null) throw error;
    return null;
  }
  await removeQuietly(world, newest.path);
  return { loaded: newest.loaded, finding: { file: relative(session.root, place.path), problem: 'unfinished-save', action: 'recovered' } };
}

/** By `seq` first: a copy from another computer that was not chosen has a revision of its own counting. */
function newestFirst<T>(candidates: readonly Candidate<T>[]): readonly Candidate<T>[] {
  return [...candidates].sort((a, b) => b.loaded.envelope.seq - a.loaded.envelope.seq || b.loaded.envelope.rev - a.loaded.envelope.rev);
}

async function goodSnapshots<T>(session: WritingSession, place: DocumentPlace<T>): Promise<readonly Candidate<T>[]> {
  const names = await listSnapshots(session.world, place.snapshots);
  return goodAmong(
    session,
    place,
    names.map(({ file }) => join(place.snapshots, file)),
    false,
  );
}

async function goodTemps<T>(session: WritingSession, place: DocumentPlace<T>): Promise<readonly Candidate<T>[]> {
  const folder = dirname(place.path);
  const target = basename(place.path, '.json');
  const names = (await leftOverTemps(session, folder)).filter((name) => targetOfTemp(name) === target);
  const paths = names.map((name) => join(folder, name)).filter((path) => !tempsInUse.has(path));
  return goodAmong(session, place, paths, true);
}

async function goodAmong<T>(
  { world }: WritingSession,
  place: DocumentPlace<T>,
  paths: readonly string[],
  temp: boolean,
): Promise<readonly Candidate<T>[]> {
  const good: Candidate<T>[] = [];
  for (const path of paths) {
    const loaded = await readDocument(world.fileSystem, place, path);
    if (loaded.ok) good.push({ path, temp, loaded: { ...loaded.value, stamp: null } });
  }
  return good;
}

/** Names of temps in a folder. It is listed once in a session, because thousands of documents may share it. */
async function leftOverTemps({ world, leftOverTemps: known }: WritingSession, folder: string): Promise<readonly string[]> {
  const before = known.get(folder);
  if (before !== undefined) return before;
  const temps = (await world.fileSystem.list(folder)).filter((name) => targetOfTemp(name) !== null);
  known.set(folder, temps);
  return temps;
}

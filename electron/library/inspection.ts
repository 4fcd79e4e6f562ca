import { basename, dirname, join, relative, sep } from 'node:path';
import type { VerificationFinding } from '../../shared/domain/verification';
import { conflictOf } from './conflict-name';
import type { DocumentPlace } from './document-place';
import { isLeftOver } from './library-names';
import type { LibraryPlaces } from './library-places';
import { holdsSomething } from './look-at-folder';
import { isOlderThanKept } from './older-state';
import { readDocument } from './read-document';
import { listSnapshots } from './snapshots';
import { storageFailure, systemCode, unlessMissing } from './storage-failure';
import type { Surroundings } from './surroundings';
import { targetOfTemp, tempsInUse } from './temp-file';

/** A verification under way: reads, changes nothing, and gathers what it finds. */
export type Inspection = {
  readonly world: Surroundings;
  readonly places: LibraryPlaces;
  /** The library's own names in a folder, sorted; the others are noted. None when the folder is not there. */
  readonly names: (folder: string, ours: (name: string) => boolean) => Promise<readonly string[]>;
  /** A document's content, or `null` with what is wrong with it noted. One that went elsewhere meanwhile is not noted. */
  readonly document: <T>(place: DocumentPlace<T>) => Promise<T | null>;
  /** Notes a document that should be somewhere and is nowhere. */
  readonly lost: (place: DocumentPlace<unknown>) => Promise<void>;
  readonly found: (path: string, finding: Pick<VerificationFinding, 'problem'> & Partial<VerificationFinding>) => void;
  /** Notes temps that are still there, and answers everything that was found. */
  readonly findings: () => Promise<readonly VerificationFinding[]>;
};

/** A save lasts milliseconds; a temp that is still there after this time was left over. */
const longestSave = 1000;

export function createInspection(world: Surroundings, places: LibraryPlaces): Inspection {
  const { fileSystem } = world;
  const findings: VerificationFinding[] = [];
  const temps: string[] = [];

  function found(path: string, finding: Pick<VerificationFinding, 'problem'> & Partial<VerificationFinding>): void {
    const file = relative(places.root, path).split(sep).join('/');
    const { problem, about = '', repair = null, trashed = null } = finding;
    findings.push({ problem, file, about: about.slice(0, 200), repair, trashed });
  }

  /** Whether a good state of a document lies beside it: an earlier one, or one that a save did not finish. */
  async function hasGoodState(place: DocumentPlace<unknown>): Promise<boolean> {
    const snapshots = (await listSnapshots(world, place.snapshots)).map(({ file }) => join(place.snapshots, file));
    const beside = (await namesIn(dirname(place.path)))
      .filter((name) => targetOfTemp(name) === basename(place.path, '.json'))
      .map((name) => join(dirname(place.path), name));
    for (const path of [...snapshots, ...beside]) if ((await readDocument(fileSystem, place, path)).ok) return true;
    return false;
  }

  /** None in what is no folder; that is told as a thing of its own. */
  async function namesIn(folder: string): Promise<readonly string[]> {
    return (await fileSystem.stamp(folder)).isFolder ? fileSystem.list(folder) : [];
  }

  async function document<T>(place: DocumentPlace<T>): Promise<T | null> {
    const read = await readDocument(fileSystem, place, place.path);
    if (read.ok) {
      if (await isOlderThanKept(world, place, read.value.envelope)) found(place.path, { problem: 'older-state' });
      return read.value.envelope.body;
    }
    const { problem } = read.error;
    const parent = dirname(place.path);
    if (problem === 'missing' && ((await isGone(parent)) || place.trashed !== null)) return null;
    if (problem === 'missing' && place.optional && !(await holdsSomething(world, place.snapshots))) return null;
    const mendable = problem !== 'unreadable' && problem !== 'newer-format' && (await hasGoodState(place));
    found(place.path, { problem, repair: mendable ? 'recover' : null });
    return null;
  }

  async function lost(place: DocumentPlace<unknown>): Promise<void> {
    // It may have come out of the trash meanwhile.
    if (!(await isGone(place.path))) return;
    const mendable = !(await isGone(dirname(place.path))) && (await hasGoodState(place));
    found(place.path, { problem: 'missing', repair: mendable ? 'recover' : null });
  }

  async function isGone(path: string): Promise<boolean> {
    return (await unlessMissing(fileSystem.stamp(path))) === null;
  }

  return {
    world,
    places,
    document,
    lost,
    found,
    async names(folder, ours) {
      try {
        const all = [...((await unlessMissing(fileSystem.list(folder))) ?? [])].sort();
        for (const name of all) {
          if (isLeftOver(name)) temps.push(join(folder, name));
          else if (!ours(name)) found(join(folder, name), { problem: conflictOf(name) === null ? 'foreign' : 'conflict' });
        }
        return all.filter((name) => ours(name) && !isLeftOver(name));
      } catch (error) {
        const isFile = systemCode(error) === 'ENOTDIR';
        if (storageFailure(error) === null || (isFile && folder === places.root)) throw error;
        found(folder, { problem: isFile ? 'foreign' : 'unreadable' });
        return [];
      }
    },
    async findings() {
      const there = temps.filter((path) => !tempsInUse.has(path));
      if (there.length > 0) await world.wait(longestSave);
      for (const path of there) if (!(await isGone(path))) found(path, { problem: 'left-over-temp', repair: 'clear-away' });
      return findings;
    },
  };
}

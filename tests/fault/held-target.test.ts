import { beforeAll, describe, expect, it } from 'vitest';
import type { FileSystem } from '../../electron/library/file-system';
import type { Library } from '../../electron/library/library';
import { tempsInUse } from '../../electron/library/temp-file';
import { filesOf } from '../helpers/damage/judge';
import { type KeptLibrary, makeKeptLibrary, places } from '../helpers/damage/kept-library';
import { unwrap } from '../helpers/library-fixture';
import type { DiskEvent } from '../helpers/power-cut/disk-image';
import { createMemoryDisk, type MemoryDisk } from '../helpers/power-cut/memory-disk';
import { openInMemory } from '../helpers/power-cut/memory-world';

/**
 * T7: on Windows a virus scanner, an indexer or a backup program holds a document, so that its replacement is refused
 * once to twelve times, in each of the three ways in which Windows says so. An annotation that is changed meanwhile is
 * saved; or it is said not to be saved, and its words lie whole beside the document, from which the next start has them.
 * The document itself is there at every moment. Played on a disk in memory with the rules of Windows; what NTFS itself
 * does is looked at by hand (docs/release-checks/).
 */

const codes = ['EPERM', 'EACCES', 'EBUSY'] as const;
const times = Array.from({ length: 12 }, (_, index) => index + 1);

let kept: KeptLibrary;
let target: string;
const outcomes = { saved: 0, 'not saved, with a recovery copy': 0 };

beforeAll(async () => {
  kept = await makeKeptLibrary();
  target = places.annotations(kept.article.id).path;
});

/** The disk of a computer on which the target's replacement is refused so many times. */
function holding(disk: MemoryDisk, count: number, code: string): FileSystem {
  let refused = 0;
  return {
    ...disk.fileSystem,
    async rename(from, to) {
      if (to === target && ++refused <= count) throw Object.assign(new Error('held'), { code });
      await disk.fileSystem.rename(from, to);
    },
  };
}

/** Windows knows no sync of a folder. */
function onWindows(fileSystem: FileSystem, start: number): Promise<Library> {
  return openInMemory({ ...fileSystem, syncFolder: async () => {} }, start, { windows: true });
}

async function commentOf(library: Library): Promise<string | undefined> {
  const { annotations } = unwrap(await library.annotations.read(kept.article.id));
  return annotations.find(({ id }) => id === kept.annotation.id)?.comment;
}

const change = (library: Library, comment: string) => library.annotations.update(kept.article.id, kept.annotation.id, { comment });

/** Events that take the target's name away; a rename over it gives it another file in the same moment. */
function removals(events: readonly DiskEvent[]): readonly DiskEvent[] {
  return events.filter(
    (event) => event.kind === 'names' && event.changes.some(({ name, node }) => name === 'annotations.json' && node === null),
  );
}

const temps = (disk: MemoryDisk): readonly string[] => [...filesOf(disk.image()).keys()].filter((path) => path.endsWith('.tmp'));

/** The same disk on the next day: the process that held copies has ended. */
async function nextStart(disk: MemoryDisk): Promise<Library> {
  tempsInUse.clear();
  return onWindows(createMemoryDisk(disk.image()).fileSystem, 12);
}

describe.each(codes)('T7 a document whose replacement Windows refuses (%s)', (code) => {
  it.each(times)('%i times', async (count) => {
    tempsInUse.clear();
    const disk = createMemoryDisk(kept.image);
    disk.forget();
    const library = await onWindows(holding(disk, count, code), 11);
    const result = await change(library, 'changed');
    const state = library.saveState();
    expect(removals(disk.events()), 'the document is never taken away').toEqual([]);
    const found = await nextStart(disk);
    if (result.ok) {
      outcomes.saved += 1;
      expect(state).toMatchObject({ state: 'saved', code: null });
      expect(temps(disk)).toEqual([]);
      expect(await found.verifyInBackground()).toEqual([]);
    } else {
      outcomes['not saved, with a recovery copy'] += 1;
      expect(result.error).toEqual({ code: 'storage.held', params: { file: 'annotations.json' } });
      expect(state).toMatchObject({ state: 'failed', code: 'storage.held' });
      expect(temps(disk)).toHaveLength(1);
      expect(await commentOf(library), 'what is shown is what is on the disk').toBe('third');
      expect(await found.verifyInBackground()).toMatchObject([{ problem: 'unfinished-save', action: 'recovered' }]);
    }
    expect(await commentOf(found), 'the next start has the words').toBe('changed');
    await found.close();

    // The program that runs on has them saved as soon as the target is free: the page tries again.
    unwrap(await change(library, 'changed'));
    expect(library.saveState()).toMatchObject({ state: 'saved', code: null });
    expect(temps(disk)).toEqual([]);
    expect(removals(disk.events()), 'the document is never taken away').toEqual([]);
    expect(disk.openFiles()).toBe(0);
    await library.close();
    const last = await nextStart(disk);
    expect(await commentOf(last)).toBe('changed');
    expect(await last.verifyInBackground()).toEqual([]);
    await last.close();
  });
});

it('T7 in as many cases as was promised', () => {
  const { saved, 'not saved, with a recovery copy': notSaved } = outcomes;
  console.log(`T7 held target: ${saved + notSaved} cases, ${saved} saved, ${notSaved} not saved with a recovery copy, 0 lost`);
  // Ten tries: up to nine refusals are waited out.
  expect(outcomes).toEqual({ saved: 27, 'not saved, with a recovery copy': 9 });
});

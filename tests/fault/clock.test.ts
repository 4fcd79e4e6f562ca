import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openDocument } from '../../electron/library/envelope';
import { type Library, openLibrary } from '../../electron/library/library';
import { briefingKind } from '../../electron/library/library-places';
import type { ProcessIdentity, ProcessTable } from '../../electron/library/process-identity';
import type { Surroundings } from '../../electron/library/surroundings';
import { type KeptLibrary, makeKeptLibrary, places } from '../helpers/damage/kept-library';
import { unwrap } from '../helpers/library-fixture';
import { createMemoryDisk, type MemoryDisk } from '../helpers/power-cut/memory-disk';
import { desk, memoryWorld } from '../helpers/power-cut/memory-world';

/**
 * T10: the computer's clock is wrong, jumps or stands still. Whatever it says, what was saved last is what is shown,
 * earlier states are in the order of their saves and the last ten stay, after damage the newest of them comes back, and
 * nobody takes a lock over because of it; a clock that lies before the last save is told to the person.
 *
 * The clock is the one that the library is given (`Surroundings.now`): the only place where it looks at a time of day.
 * That locks go by processes and not by times is tested with the real process table in node-process-table.test.ts.
 */

type Case = {
  readonly name: string;
  /** What the clock says at the n-th look, of which every save has some; `saving`: how many saves have begun to write. */
  readonly clock: (look: number, saving: number) => string;
  /** Whether the clock lies before a save that is in the library: while it is so, and on the next day with a right clock. */
  readonly hint: { readonly now: boolean; readonly tomorrow: boolean };
};

const second = 1000;
const hour = 3600 * second;
/** The library's own saves are all of the day before. */
const right = Date.UTC(2026, 5, 22, 9);
const tomorrow = Date.UTC(2026, 5, 23, 9);
const tenYears = 3653 * 24 * hour;
const at = (milliseconds: number): string => new Date(milliseconds).toISOString();
/** In the hour in which clocks on the wall are set: an instant of every ten minutes from half an hour before. */
const around = (change: number) => (look: number) => at(change - 0.5 * hour + look * 10 * 60 * second);

const cases: readonly Case[] = [
  { name: 'ten years behind', clock: (look) => at(right - tenYears + look * second), hint: { now: true, tomorrow: false } },
  { name: 'ten years ahead', clock: (look) => at(right + tenYears + look * second), hint: { now: false, tomorrow: true } },
  {
    name: 'set back ten years in the middle of a save',
    clock: (look, saving) => at(right - (saving > 6 ? tenYears : 0) + look * second),
    hint: { now: true, tomorrow: false },
  },
  {
    name: 'set ahead ten years in the middle of a save',
    clock: (look, saving) => at(right + (saving > 6 ? tenYears : 0) + look * second),
    hint: { now: false, tomorrow: true },
  },
  { name: 'in the night in which summer time begins', clock: around(Date.UTC(2027, 2, 28, 1)), hint: { now: false, tomorrow: true } },
  { name: 'in the hour that comes twice', clock: around(Date.UTC(2027, 9, 31, 1)), hint: { now: false, tomorrow: true } },
  { name: 'standing still', clock: () => at(right), hint: { now: false, tomorrow: false } },
  { name: 'running backwards', clock: (look) => at(right + 100 * hour - look * hour), hint: { now: true, tomorrow: true } },
  { name: 'begun anew in 1970, as with an empty battery', clock: (look) => at(look * second), hint: { now: true, tomorrow: false } },
  {
    name: 'to and fro by a month with every save',
    clock: (look, saving) => at(right + (saving % 2) * 720 * hour + look * second),
    hint: { now: true, tomorrow: true },
  },
];

const titles = Array.from({ length: 12 }, (_, index) => `save ${index + 1}`);

let kept: KeptLibrary;
let held = 0;

beforeAll(async () => {
  // In a zone whose clocks are set twice a year, for whoever would ask for the local time.
  process.env.TZ = 'Europe/Madrid';
  kept = await makeKeptLibrary();
});

const self: ProcessIdentity = { host: 'desk', boot: 'boot-1', pid: 1, started: '1' };

/** A process of this computer or another, which sees that the first one lives where it can. */
function processes(own: ProcessIdentity): ProcessTable {
  return { self: async () => own, startOf: async (pid) => (pid === self.pid ? self.started : null) };
}

function openAs(own: ProcessIdentity, disk: MemoryDisk, world: Partial<Surroundings>): Promise<Library> {
  return openLibrary({
    folder: desk,
    world: { ...memoryWorld(disk.fileSystem, 20 + own.pid), ...world },
    processes: processes(own),
    changed: () => undefined,
    saveStateChanged: () => undefined,
  });
}

/** The titles of the briefing's earlier states, newest first, as the list of versions has them. */
async function earlierTitles(library: Library, disk: MemoryDisk): Promise<readonly string[]> {
  const { versions } = unwrap(await library.history.list({ kind: 'briefing', id: kept.briefing.id }));
  const files = versions.filter(({ source }) => source === 'earlier').map(({ id }) => id);
  return Promise.all(
    files.map(async (file) => {
      const bytes = await disk.fileSystem.readFile(join(places.briefing(kept.briefing.id).snapshots, file));
      const opened = openDocument(briefingKind, kept.briefing.id, bytes);
      return opened.ok ? opened.value.body.header.title : opened.error;
    }),
  );
}

async function expectNoTakeOver(disk: MemoryDisk, now: () => string): Promise<void> {
  for (const other of [
    { ...self, pid: 2, started: '2' },
    { host: 'elsewhere', boot: 'boot-9', pid: 3, started: '3' },
  ]) {
    // Less than half a minute passes, by the clock that nobody can set.
    const library = await openAs(other, disk, { now });
    expect(library.access()).toEqual({ state: 'read-only', reason: 'storage.locked' });
    expect(library.lockedBy()?.state).not.toBe('still');
    expect(await library.takeOver()).toMatchObject({ ok: false, error: { code: 'storage.locked' } });
    await library.close();
  }
}

describe('T10 a clock', () => {
  it.each(cases)('$name', async ({ clock, hint }) => {
    const disk = createMemoryDisk(kept.image);
    let looks = 0;
    let saving = 0;
    let monotonic = 0;
    const now = (): string => clock(looks++, saving);
    const fileSystem = {
      ...disk.fileSystem,
      createFile: async (path: string) => {
        if (path.includes(kept.briefing.id)) saving += 1;
        return disk.fileSystem.createFile(path);
      },
    };
    const library = await openAs(self, disk, { now, fileSystem, monotonicMs: () => monotonic });
    const header = unwrap(await library.briefings.read(kept.briefing.id)).header;
    for (const title of titles) {
      // Two minutes, after which the state before is kept.
      monotonic += 120_000;
      const { body } = unwrap(await library.briefings.read(kept.briefing.id));
      unwrap(await library.briefings.save(kept.briefing.id, { header: { ...header, title }, body }));
      await library.refresh();
      expect(library.access().state).toBe('open');
    }
    const wanted = [...titles].reverse();
    const earlier = await earlierTitles(library, disk);
    expect(earlier.slice(0, 10)).toEqual(wanted.slice(1, 11));
    // How many more stay depends on the hours that the clock told; their order does not.
    const rest = earlier.slice(10).map((title) => [...wanted, 'third', 'second', 'first'].indexOf(title));
    expect(rest, 'the others in their order, too').toEqual([...rest].sort((one, other) => one - other));
    await library.verifyInBackground();
    expect(library.aheadOfClock() !== null, 'the clock is said to be behind').toBe(hint.now);
    await expectNoTakeOver(disk, now);
    unwrap(await library.updateSettings({ name: 'still ours' }));
    await library.close();

    const next = await openAs(self, disk, { now: () => at(tomorrow) });
    expect(unwrap(await next.briefings.read(kept.briefing.id)).header.title).toBe('save 12');
    expect(await next.verifyInBackground()).toEqual([]);
    expect(next.aheadOfClock() !== null, 'with a right clock on the next day').toBe(hint.tomorrow);
    await next.close();

    disk.writeInPlace(places.briefing(kept.briefing.id).path, new Uint8Array(9));
    const mended = await openAs(self, disk, { now });
    expect(unwrap(await mended.briefings.read(kept.briefing.id)).header.title, 'the newest that was kept').toBe('save 11');
    await mended.close();
    held += 1;
  });

  it('in as many cases as was promised', () => {
    console.log(`T10 clock: ${held} of ${cases.length} clocks, order, retention, lock and hint right`);
    expect(held).toBe(cases.length);
  });
});

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { open as openFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createLibrary } from '../../electron/library/create-library';
import type { Library } from '../../electron/library/library';
import { nodeProcessTable } from '../../electron/library/node-process-table';
import { nodeSurroundings } from '../../electron/library/node-surroundings';
import { fillings } from '../helpers/disk-fillings';
import { open, unwrap, worldWith, writeBriefing } from '../helpers/library-fixture';

/**
 * T3: disks that are really full, of real, small size: tmpfs mounts, which only root may make. Whatever is stored stays
 * whole, no temporary file stays behind, the failure is said, and the next save works once there is room.
 */
const disk = mkdtempSync(join(tmpdir(), 'briefing-notes-disk-'));
const mayMount = canMount();

function canMount(): boolean {
  try {
    mount('size=64k');
    unmount();
    return true;
  } catch {
    return false;
  }
}

function mount(options: string): void {
  execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', disk], { stdio: 'ignore' });
}

function unmount(): void {
  execFileSync('umount', [disk], { stdio: 'ignore' });
}

afterAll(() => rmdirSync(disk));

const settings = { name: 'Desk', defaultMarking: '', defaultFrom: '' };
// So that the disk itself says no, and not our look at its free space.
const unreserved = worldWith({ reserveBytes: 0, fileSystem: { ...worldWith({}).fileSystem, freeBytes: async () => 2 ** 40 } });
/** KiB from one size of disk to the next, from 64 to 1,024: another size is full at another place of another file. */
const step = Number(process.env.DISK_STEP ?? 16);
const sizes = Array.from({ length: Math.floor((1024 - 64) / step) + 1 }, (_, index) => 64 + index * step);
const disks = [...sizes.map((size) => `size=${size}k`), 'size=1m,nr_inodes=20'];
let filled = 0;

afterAll(() => {
  if (mayMount) console.log(`T3: ${disks.length} disks in ${fillings.length} ways, ${filled} filled, what was stored is whole on each`);
});

describe(mayMount ? 'a disk that is really full' : 'a disk that is really full (skipped: only root may mount a small one)', () => {
  describe.each(fillings)('while $name', ({ prepare, act, look }) => {
    it.skipIf(!mayMount).each(disks)('keeps the old state, says so, and saves once there is room (%s)', async (options) => {
      // Made where there is room, and filled up afterwards: the smallest cannot even hold what the scenario begins with.
      mount('size=8m,nr_inodes=10000');
      try {
        const folder = join(disk, 'Desk');
        unwrap(await createLibrary(unreserved, nodeProcessTable, folder, settings));
        const { library, states } = await open(folder, unreserved);
        const base = await prepare(library);
        await shrink(options);
        let before = await look(library, base);
        let attempt = 0;
        let result = await act(library, base, attempt);
        while (result.ok) {
          before = await look(library, base);
          attempt += 1;
          result = await act(library, base, attempt);
        }
        expect(result).toMatchObject({ error: { code: 'storage.disk-full' } });
        expect(states.at(-1)?.state).not.toBe('saving');
        expect(await temps(folder)).toEqual([]);
        expect(await look(library, base)).toEqual(before);
        await library.close();

        const again = await open(folder, unreserved);
        expect(await look(again.library, base)).toEqual(before);
        expect(await again.library.verifyInBackground()).toEqual([]);
        expect(await temps(folder)).toEqual([]);
        for (const name of await readdir(disk)) if (name !== 'Desk') await rm(join(disk, name));
        execFileSync('mount', ['-o', 'remount,size=64m,nr_inodes=10000', disk], { stdio: 'ignore' });
        unwrap(await act(again.library, base, attempt));
        expect(await look(again.library, base)).not.toEqual(before);
        expect(again.states.at(-1)).toMatchObject({ state: 'saved' });
        await again.library.close();
        filled += 1;
      } finally {
        unmount();
      }
    });
  });

  it.skipIf(!mayMount)('is noticed before the write when less than the reserve is free: no new article, but words are taken', async () => {
    mount('size=8m');
    try {
      unwrap(await createLibrary(worldWith({}), nodeProcessTable, join(disk, 'Desk'), settings));
      const { library, states } = await open(join(disk, 'Desk'));
      await library.verifyInBackground();
      expect(library.isDiskLow()).toBe(true);
      expect(await library.articles.create(newArticle('Words'))).toEqual({ ok: false, error: { code: 'storage.disk-low' } });
      expect(await readdir(join(disk, 'Desk', 'articles'))).toEqual([]);
      await writeBriefing(library, 'Words');
      expect(states.at(-1)).toMatchObject({ state: 'saved' });
      await library.close();
    } finally {
      unmount();
    }
  });

  it.skipIf(!mayMount)('gives the ballast to the save that finds it full, and has it again when there is room', async () => {
    mount('size=40m');
    try {
      const folder = join(disk, 'Desk');
      unwrap(await createLibrary(worldWith({}), nodeProcessTable, folder, settings));
      const { library, states } = await open(folder);
      const briefing = await writeBriefing(library, 'before');
      await library.verifyInBackground();
      expect((await stat(join(folder, 'ballast.bin'))).blocks * 512).toBeGreaterThanOrEqual(8 * 1024 * 1024);
      expect(library.isDiskLow()).toBe(false);

      await fillDisk();
      const draft = (title: string) => ({ header: { ...briefing.header, title }, body: briefing.body });
      unwrap(await library.briefings.save(briefing.id, draft('on a full disk')));
      expect(await readdir(folder)).not.toContain('ballast.bin');
      expect(library.isDiskLow()).toBe(true);
      expect(states.map(({ state }) => state)).not.toContain('failed');
      // Words go on as long as the last of the room lasts, far beyond the reserve.
      const words = 'word '.repeat(100_000);
      const long = {
        ...draft('long'),
        body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }] },
      } as const;
      for (let save = 0; save < 5; save += 1) unwrap(await library.briefings.save(briefing.id, long));
      expect(await library.articles.create(newArticle('Words'))).toEqual({ ok: false, error: { code: 'storage.disk-low' } });

      await library.refresh();
      expect(library.isDiskLow()).toBe(true);
      await rm(join(disk, 'filler'));
      await library.refresh();
      expect(library.isDiskLow()).toBe(false);
      expect((await stat(join(folder, 'ballast.bin'))).size).toBe(8 * 1024 * 1024);
      unwrap(await library.articles.create(newArticle('Words')));
      await library.close();
    } finally {
      unmount();
    }
  });

  it.skipIf(!mayMount)('that disappears while words are saved is said to be gone, and has them once it is back', async () => {
    mount('size=64m');
    const folder = join(disk, 'Desk');
    const files = nodeSurroundings.fileSystem;
    let pulled = false;
    // Pulled out when the temp is written and before it takes its place.
    const pull = async (): Promise<void> => {
      if (pulled) return;
      pulled = true;
      execFileSync('cp', ['-a', folder, aside], { stdio: 'ignore' });
      execFileSync('umount', ['--lazy', disk], { stdio: 'ignore' });
    };
    const aside = mkdtempSync(join(tmpdir(), 'briefing-notes-pulled-'));
    try {
      unwrap(await createLibrary(nodeSurroundings, nodeProcessTable, folder, settings));
      let armed = false;
      const rename: typeof files.rename = async (from, to) => {
        if (armed && from.endsWith('.tmp')) await pull();
        return files.rename(from, to);
      };
      const { library, states } = await open(folder, worldWith({ fileSystem: { ...files, rename } }));
      const briefing = await writeBriefing(library, 'before');
      armed = true;
      const draft = { header: { ...briefing.header, title: 'after' }, body: briefing.body };
      expect(await library.briefings.save(briefing.id, draft)).toMatchObject({ error: { code: 'storage.folder-missing' } });
      expect(states.at(-1)).toMatchObject({ state: 'failed', code: 'storage.folder-missing' });
      expect(await library.briefings.save(briefing.id, draft)).toMatchObject({ error: { code: 'storage.folder-missing' } });
      expect(library.access()).toEqual({ state: 'unavailable', reason: 'storage.folder-missing' });
      expect(await readdir(disk), 'nothing is written in its place').toEqual([]);

      mount('size=64m');
      execFileSync('cp', ['-a', join(aside, 'Desk'), disk], { stdio: 'ignore' });
      unwrap(await library.briefings.save(briefing.id, draft));
      expect(states.at(-1)).toMatchObject({ state: 'saved' });
      expect(unwrap(await library.briefings.read(briefing.id)).header.title).toBe('after');
      await library.close();
    } finally {
      await rm(aside, { recursive: true, force: true });
      if (execFileSync('mount', { encoding: 'utf8' }).includes(disk)) unmount();
    }
  });

  it.skipIf(!mayMount)('that was mounted read-only is shown read-only', async () => {
    mount('size=8m');
    try {
      unwrap(await createLibrary(worldWith({}), nodeProcessTable, join(disk, 'Desk'), settings));
      execFileSync('mount', ['-o', 'remount,ro', disk], { stdio: 'ignore' });
      const { library } = await open(join(disk, 'Desk'));
      expect(library.access()).toEqual({ state: 'read-only', reason: 'storage.read-only' });
      execFileSync('mount', ['-o', 'remount,rw', disk], { stdio: 'ignore' });
      expect(await library.refresh()).toEqual({ state: 'open', reason: null });
      await library.close();
    } finally {
      unmount();
    }
  });
});

/** Fills the disk to the last byte. */
async function fillDisk(): Promise<void> {
  const file = await openFile(join(disk, 'filler'), 'w');
  try {
    for (const size of [1024 * 1024, 4096])
      while ((await file.write(Buffer.alloc(size)).catch(() => ({ bytesWritten: 0 }))).bytesWritten === size);
  } finally {
    await file.close();
  }
}

function newArticle(text: string): Parameters<Library['articles']['create']>[0] {
  return {
    meta: { title: '', source: '', author: '', publishedOn: '', address: '', language: 'en', marking: '', grade: null },
    blocks: [{ kind: 'paragraph', level: 1, text }],
    original: { bytes: new TextEncoder().encode(text), importedName: '', extension: 'txt' },
  };
}

/** Makes the disk as small as that; of the number of files nothing is left. */
async function shrink(options: string): Promise<void> {
  execFileSync('mount', ['-o', `remount,${options}`, disk], { stdio: 'ignore' });
  if (!options.includes('nr_inodes')) return;
  for (let count = 0; await tryToWrite(join(disk, `filler-${count}`)); count += 1);
}

async function temps(folder: string): Promise<readonly string[]> {
  return (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.tmp'));
}

async function tryToWrite(path: string): Promise<boolean> {
  try {
    await writeFile(path, '');
    return true;
  } catch {
    return false;
  }
}

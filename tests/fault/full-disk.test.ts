import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createLibrary } from '../../electron/library/create-library';
import { nodeProcessTable } from '../../electron/library/process-identity';
import { open, unwrap, worldWith, writeBriefing } from '../helpers/library-fixture';

/** Disks of real, small size: tmpfs mounts, which only root may make. */
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
const sizes = Array.from({ length: 13 }, (_, index) => 64 + index * 80);

describe(mayMount ? 'a disk that is really full' : 'a disk that is really full (skipped: only root may mount a small one)', () => {
  it.skipIf(!mayMount).each([...sizes.map((size) => `size=${size}k`), 'size=1m,nr_inodes=24'])(
    'keeps the old state, says so, and saves once there is room (%s)',
    async (options) => {
      mount(options);
      try {
        const folder = join(disk, 'Desk');
        const ballast = join(disk, 'ballast');
        unwrap(await createLibrary(unreserved, nodeProcessTable, folder, settings));
        const { library, states } = await open(folder, unreserved);
        const briefing = await writeBriefing(library, 'before');
        // Something else fills the disk, up to less than a save needs.
        await writeFile(ballast, '');
        const draft = (words: number) => ({
          header: { ...briefing.header, title: 'after' },
          body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'word '.repeat(words) }] }] } as const,
        });
        let words = 500;
        let refused = await library.briefings.save(briefing.id, draft(words));
        while (refused.ok) {
          words *= 2;
          refused = await library.briefings.save(briefing.id, draft(words));
          if (refused.ok && options.includes('nr_inodes'))
            for (let count = 0; ; count += 1) if (!(await tryToWrite(join(disk, `filler-${words}-${count}`)))) break;
        }
        expect(refused).toMatchObject({ error: { code: 'storage.disk-full' } });
        expect(states.at(-1)).toMatchObject({ state: 'failed', code: 'storage.disk-full' });
        expect((await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.tmp'))).toEqual([]);
        const kept = unwrap(await library.briefings.read(briefing.id));
        await library.close();

        const again = await open(folder, unreserved);
        expect(unwrap(await again.library.briefings.read(briefing.id))).toEqual(kept);
        for (const name of await readdir(disk)) if (name !== 'Desk') await rm(join(disk, name));
        execFileSync('mount', ['-o', 'remount,size=64m,nr_inodes=10000', disk], { stdio: 'ignore' });
        unwrap(await again.library.briefings.save(briefing.id, draft(words)));
        expect(again.states.at(-1)).toMatchObject({ state: 'saved' });
        await again.library.close();
      } finally {
        unmount();
      }
    },
  );

  it.skipIf(!mayMount)('is noticed before the write when less than the reserve is free', async () => {
    mount('size=8m');
    try {
      const result = await createLibrary(worldWith({}), nodeProcessTable, join(disk, 'Desk'), settings);
      unwrap(result);
      const { library } = await open(join(disk, 'Desk'));
      const header = { title: '', to: '', from: '', date: '', reference: '', meeting: '', marking: '' };
      const created = await library.briefings.create({
        template: 'information-note',
        language: 'en',
        header,
        body: { type: 'doc', content: [{ type: 'paragraph' }] },
      });
      expect(created).toMatchObject({ ok: false, error: { code: 'storage.disk-full' } });
      expect(await readdir(join(disk, 'Desk', 'briefings'))).toEqual([]);
      await library.close();
    } finally {
      unmount();
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

async function tryToWrite(path: string): Promise<boolean> {
  try {
    await writeFile(path, '');
    return true;
  } catch {
    return false;
  }
}

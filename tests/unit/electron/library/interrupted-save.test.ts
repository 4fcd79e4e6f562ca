import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sealDocument } from '../../../../electron/library/envelope';
import type { Library } from '../../../../electron/library/library';
import { briefingKind } from '../../../../electron/library/library-places';
import { nodeFileSystem } from '../../../../electron/library/node-file-system';
import type { Surroundings } from '../../../../electron/library/surroundings';
import { tempsInUse } from '../../../../electron/library/temp-file';
import type { Briefing } from '../../../../shared/domain/briefing';
import { fileSystemWith, newLibraryFolder, open, unwrap, worldWith, writeBriefing } from '../../../helpers/library-fixture';

/** Words that were whole on the disk when a save was cut short are the newest there are: they are not thrown away. */
let folder: string;
let remove: () => Promise<void>;
let library: Library;
let briefing: Briefing;
let briefings: string;

beforeEach(async () => {
  ({ folder, remove } = await newLibraryFolder());
  ({ library } = await open(folder));
  briefing = await writeBriefing(library, 'Acknowledged');
  briefings = join(folder, 'briefings');
});

afterEach(async () => {
  await library.close();
  await remove();
});

/** What a save leaves when the application ends before the rename. */
async function leaveTemp(title: string, rev: number, name = '77.abc'): Promise<string> {
  const head = { id: briefing.id, rev, parentRev: rev - 1, seq: 90 + rev, savedAt: '2026-06-21T10:00:00.000Z' };
  const path = join(briefings, `.${briefing.id}.${name}.tmp`);
  await writeFile(path, sealDocument(briefingKind, head, { ...briefing, header: { ...briefing.header, title } }));
  return path;
}

async function reopen(world?: Surroundings): Promise<void> {
  await library.close();
  ({ library } = await open(folder, world));
}

const titleNow = async (): Promise<string> => unwrap(await library.briefings.read(briefing.id)).header.title;

describe('a temp of a later revision', () => {
  it('takes its place at the next start, and the state before is kept', async () => {
    await leaveTemp('Cut short', 2);
    await reopen();
    expect(await titleNow()).toBe('Cut short');
    expect(library.findings()).toEqual([{ file: `briefings/${briefing.id}.json`, problem: 'unfinished-save', action: 'recovered' }]);
    expect(await readdir(briefings)).toEqual([`${briefing.id}.json`]);
    const snapshots = join(folder, 'snapshots', `briefing-${briefing.id}`);
    const [kept = ''] = await readdir(snapshots);
    expect(await readFile(join(snapshots, kept), 'utf8')).toContain('"title":"Acknowledged"');
    await reopen();
    expect([await titleNow(), library.findings()]).toEqual(['Cut short', []]);
  });

  it('is found by the scan as well, before it clears left-overs away', async () => {
    await leaveTemp('Cut short', 2);
    await reopen();
    expect(await library.verifyInBackground()).toMatchObject([{ problem: 'unfinished-save', action: 'recovered' }]);
    expect(await titleNow()).toBe('Cut short');
  });

  it('is the newest of several', async () => {
    await leaveTemp('Third', 3, '77.ccc');
    await leaveTemp('Fourth', 4, '77.bbb');
    await leaveTemp('Second', 2, '77.aaa');
    await reopen();
    expect(await titleNow()).toBe('Fourth');
  });

  it('is built upon by the next save', async () => {
    await leaveTemp('Cut short', 2);
    await reopen();
    unwrap(await library.briefings.save(briefing.id, { header: { ...briefing.header, title: 'Next' }, body: briefing.body }));
    expect(JSON.parse(await readFile(join(briefings, `${briefing.id}.json`), 'utf8'))).toMatchObject({ rev: 3, parentRev: 2 });
  });

  it('is left alone in a library that may not be written to', async () => {
    const path = await leaveTemp('Cut short', 2);
    await library.close();
    await writeFile(join(folder, 'lock'), JSON.stringify({ nonce: 'x', host: 'other', boot: 'b', pid: 1, started: 's', counter: 1 }));
    ({ library } = await open(folder));
    expect(library.access().state).toBe('read-only');
    expect(await titleNow()).toBe('Acknowledged');
    expect(await readdir(briefings)).toContain(path.slice(briefings.length + 1));
    await rm(join(folder, 'lock'), { force: true });
  });

  it('that cannot be put in its place stays for the next start', async () => {
    await leaveTemp('Cut short', 2);
    let failing = false;
    const createFile: typeof nodeFileSystem.createFile = async (path) => {
      if (failing) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
      return nodeFileSystem.createFile(path);
    };
    await reopen(worldWith({ fileSystem: fileSystemWith({ createFile }) }));
    failing = true;
    expect([await titleNow(), library.findings()]).toEqual(['Acknowledged', []]);
    failing = false;
    await reopen();
    expect(await titleNow()).toBe('Cut short');
  });

  it('whose bug is no failure of the disk is not hidden', async () => {
    await leaveTemp('Cut short', 2);
    const bug = async (): Promise<never> => Promise.reject(new TypeError('a bug'));
    await reopen(worldWith({ fileSystem: fileSystemWith({ link: bug, copy: bug }) }));
    await expect(library.briefings.read(briefing.id)).rejects.toThrow('a bug');
  });
});

describe('a temp that is not newer', () => {
  it.each([
    ['of the same revision', 2],
    ['of an earlier revision', 1],
  ])('(%s) is cleared away', async (_name, rev) => {
    unwrap(await library.briefings.save(briefing.id, { header: { ...briefing.header, title: 'Second' }, body: briefing.body }));
    await leaveTemp('Old', rev);
    await reopen();
    expect(await titleNow()).toBe('Second');
    expect(await library.verifyInBackground()).toMatchObject([{ problem: 'left-over-temp', action: 'removed' }]);
    expect(await readdir(briefings)).toEqual([`${briefing.id}.json`]);
  });

  it('because it is cut is cleared away', async () => {
    const path = await leaveTemp('Cut in half', 2);
    await writeFile(path, (await readFile(path)).subarray(0, 300));
    await reopen();
    expect(await titleNow()).toBe('Acknowledged');
    expect(await library.verifyInBackground()).toMatchObject([{ problem: 'left-over-temp', action: 'removed' }]);
  });
});

describe('a target that another program holds for good (Windows)', () => {
  let held: boolean;
  beforeEach(async () => {
    held = true;
    const world = worldWith({
      windows: true,
      wait: async () => {},
      fileSystem: fileSystemWith({
        async rename(from, to) {
          if (held && to.endsWith(`${briefing.id}.json`)) throw Object.assign(new Error('held'), { code: 'EBUSY' });
          await worldWith({}).fileSystem.rename(from, to);
        },
      }),
    });
    await reopen(world);
  });

  const save = (title: string) => library.briefings.save(briefing.id, { header: { ...briefing.header, title }, body: briefing.body });
  const temps = async (): Promise<readonly string[]> => (await readdir(briefings)).filter((name) => name.endsWith('.tmp'));

  it('leaves a recovery copy and says so', async () => {
    expect(await save('Held')).toEqual({ ok: false, error: { code: 'storage.held', params: { file: `${briefing.id}.json` } } });
    expect(library.saveState()).toMatchObject({ state: 'failed', code: 'storage.held' });
    expect(await temps()).toHaveLength(1);
    expect(await titleNow()).toBe('Acknowledged');
  });

  it('leaves one copy however often it is tried, the newest, which the scan does not take', async () => {
    for (const title of ['Held', 'Held again', 'Held still']) await save(title);
    await library.verifyInBackground();
    const [copy = '', ...more] = await temps();
    expect(more).toEqual([]);
    expect(await readFile(join(briefings, copy), 'utf8')).toContain('Held still');
  });

  it('needs no copy any more once a save succeeds', async () => {
    await save('Held');
    held = false;
    unwrap(await save('Free'));
    expect(await readdir(briefings)).toEqual([`${briefing.id}.json`]);
    expect(library.saveState().state).toBe('saved');
  });

  it('is recovered from at the next start', async () => {
    await save('Held');
    await reopen();
    // The copies of this process are not left-overs: a new start is a new process.
    tempsInUse.clear();
    await reopen();
    expect(await titleNow()).toBe('Held');
  });
});

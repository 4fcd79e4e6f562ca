import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LibraryLock, readHolder, takeLock } from '../../../../electron/library/library-lock';
import { nodeSurroundings } from '../../../../electron/library/node-surroundings';
import type { ProcessTable } from '../../../../electron/library/process-identity';
import type { Surroundings } from '../../../../electron/library/surroundings';
import { createFaultyFileSystem } from '../../../helpers/faulty-file-system';
import { fileSystemWith, newLibraryFolder, unwrap, worldWith } from '../../../helpers/library-fixture';

let folder: string;
let remove: () => Promise<void>;

beforeEach(async () => {
  ({ folder, remove } = await newLibraryFolder());
});

afterEach(() => remove());

const lockNames = async (): Promise<readonly string[]> => (await readdir(folder)).filter((name) => name.startsWith('lock')).sort();
const lockText = (): Promise<string> => readFile(join(folder, 'lock'), 'utf8');
const failing = (code: string) => async (): Promise<never> => Promise.reject(Object.assign(new Error(code), { code }));
const take = async (world: Surroundings = nodeSurroundings, table = tableWith({})): Promise<LibraryLock> =>
  unwrap(await takeLock(world, table, folder));

/** A table in which we are another process than the one that holds the lock. */
function tableWith(changes: { host?: string; boot?: string; startOf?: (pid: number) => string | null }): ProcessTable {
  return {
    self: async () => ({ host: changes.host ?? 'desk-1', boot: changes.boot ?? 'boot-1', pid: 200, started: '2' }),
    startOf: async (pid) => (changes.startOf ?? (() => null))(pid),
  };
}

const holder = { nonce: 'theirs', host: 'desk-1', boot: 'boot-1', pid: 100, started: '1' };

describe('takeLock', () => {
  it.each([
    ['its process ended', tableWith({ startOf: () => null })],
    ['the computer was restarted since', tableWith({ boot: 'boot-2', startOf: () => '1' })],
    ['its number is another process now', tableWith({ startOf: () => '9' })],
  ])('takes over without a word when %s', async (_name, table) => {
    await writeFile(join(folder, 'lock'), JSON.stringify(holder));
    const lock = unwrap(await takeLock(nodeSurroundings, table, folder));
    expect(await lock.refusal()).toBeNull();
    expect((await readdir(folder)).filter((name) => name.startsWith('lock')).sort()).toEqual([
      'lock',
      expect.stringMatching(/^lock\.[0-9A-Z]{26}\.beat$/),
    ]);
    await lock.release();
    expect((await readdir(folder)).filter((name) => name.startsWith('lock'))).toEqual([]);
  });

  it.each([
    ['its process runs', tableWith({ startOf: () => '1' })],
    ['its process runs, and the system tells no start times', tableWith({ startOf: () => '' })],
    ['it is of another computer', tableWith({ host: 'desk-2', boot: 'boot-9' })],
    ['its process runs, and nobody knows whether the computer was restarted', tableWith({ boot: '', startOf: () => '1' })],
  ])('names the holder when %s', async (_name, table) => {
    await writeFile(join(folder, 'lock'), JSON.stringify(holder));
    expect(await takeLock(nodeSurroundings, table, folder)).toEqual({
      ok: false,
      error: { code: 'storage.locked', params: { host: 'desk-1' } },
    });
    expect(JSON.parse(await readFile(join(folder, 'lock'), 'utf8'))).toEqual(holder);
  });

  it('takes nothing over from a running process whose lock does not say which start of the computer it is of', async () => {
    await writeFile(join(folder, 'lock'), JSON.stringify({ ...holder, boot: '' }));
    expect(await takeLock(nodeSurroundings, tableWith({ startOf: () => '1' }), folder)).toMatchObject({
      error: { code: 'storage.locked' },
    });
    expect((await takeLock(nodeSurroundings, tableWith({ startOf: () => null }), folder)).ok).toBe(true);
  });

  it('takes over a lock that a crash left unwritten, after half a second in which nobody wrote it', async () => {
    await writeFile(join(folder, 'lock'), '');
    const waits: number[] = [];
    const lock = unwrap(await takeLock(worldWith({ wait: async (time) => void waits.push(time) }), tableWith({}), folder));
    expect(await lock.refusal()).toBeNull();
    expect(waits).toEqual(Array.from({ length: 10 }, () => 50));
  });

  it('names the holder of a lock that is written while it is looked at', async () => {
    await writeFile(join(folder, 'lock'), '');
    const wait = async (): Promise<void> => writeFile(join(folder, 'lock'), JSON.stringify(holder));
    expect(await takeLock(worldWith({ wait }), tableWith({ startOf: () => '1' }), folder)).toMatchObject({
      error: { code: 'storage.locked', params: { host: 'desk-1' } },
    });
  });

  it('takes over a lock of this very process that it gave up, and none that it holds', async () => {
    const lock = await take();
    const text = await lockText();
    expect(await takeLock(nodeSurroundings, tableWith({}), folder)).toMatchObject({ error: { code: 'storage.locked' } });
    await lock.release();
    await writeFile(join(folder, 'lock'), text);
    expect((await takeLock(nodeSurroundings, tableWith({ startOf: () => '2' }), folder)).ok).toBe(true);
  });

  it('gives it to exactly one of eight that come to a stale lock at once', async () => {
    await writeFile(join(folder, 'lock'), JSON.stringify(holder));
    const tables = Array.from(
      { length: 8 },
      (_, index): ProcessTable => ({
        self: async () => ({ host: 'desk-1', boot: 'boot-1', pid: 300 + index, started: '3' }),
        startOf: async (pid) => (pid >= 300 ? '3' : null),
      }),
    );
    const locks = await Promise.all(tables.map((table) => takeLock(nodeSurroundings, table, folder)));
    const refusals = await Promise.all(locks.map((lock) => (lock.ok ? lock.value.refusal() : lock.error)));
    expect(refusals.filter((refusal) => refusal === null)).toHaveLength(1);
    for (const refusal of refusals) if (refusal !== null) expect(refusal.code).toBe('storage.locked');
  });
});

describe('a lock that names nobody', () => {
  const patient = worldWith({ wait: async () => {} });

  it.each([
    ['zeros', '\0'.repeat(120)],
    ['half of one', '{"nonce":"a","host":"desk-1"'],
    ['a nonce that is a path', JSON.stringify({ ...holder, nonce: '../../a' })],
  ])('is never taken over by itself: %s', async (_what, text) => {
    await writeFile(join(folder, 'lock'), text);
    expect(await takeLock(patient, tableWith({}), folder)).toEqual({ ok: false, error: { code: 'storage.locked', params: { host: '' } } });
    expect(await readHolder(patient, tableWith({}), folder)).toEqual({ nonce: '', host: '', here: false, beat: '' });
    expect(await lockText()).toBe(text);
  });

  it('is taken over when a person says so, and nothing is left of it', async () => {
    await writeFile(join(folder, 'lock'), 'garbage');
    const lock = unwrap(await takeLock(patient, tableWith({}), folder, { over: '' }));
    expect(await lock.refusal()).toBeNull();
    expect(await lockNames()).toHaveLength(2);
  });

  it('keeps whoever held the lock from writing', async () => {
    const lock = await take();
    await writeFile(join(folder, 'lock'), 'garbage');
    expect(await lock.refusal()).toEqual({ code: 'storage.locked', params: { host: '' } });
    await lock.release();
    expect(await lockText()).toBe('garbage');
  });

  it('of a newer version, which says more, names its holder all the same', async () => {
    await writeFile(join(folder, 'lock'), JSON.stringify({ ...holder, since: 'Monday' }));
    expect(await takeLock(nodeSurroundings, tableWith({ host: 'desk-2' }), folder)).toMatchObject({
      error: { params: { host: 'desk-1' } },
    });
  });
});

describe('taking over', () => {
  it('happens to no other lock than the one that was judged', async () => {
    await writeFile(join(folder, 'lock'), JSON.stringify(holder));
    const other = tableWith({ host: 'desk-2' });
    expect(await takeLock(nodeSurroundings, other, folder, { over: 'another' })).toMatchObject({ error: { params: { host: 'desk-1' } } });
    expect((await takeLock(nodeSurroundings, other, folder, { over: 'theirs' })).ok).toBe(true);
  });

  it('tells the one who lost the lock, whose number cannot be taken for the new one’s, and whose end leaves it alone', async () => {
    const first = await take();
    const theirs = JSON.parse(await lockText()) as { nonce: string };
    const second = unwrap(await takeLock(nodeSurroundings, tableWith({ host: 'desk-2' }), folder, { over: theirs.nonce }));
    expect(await first.refusal()).toEqual({ code: 'storage.locked', params: { host: 'desk-2' } });
    await first.release();
    expect(await second.refusal()).toBeNull();
    expect(await lockNames()).toHaveLength(2);
  });

  it('puts a lock back that was not the one judged, when another was quicker', async () => {
    await writeFile(join(folder, 'lock'), JSON.stringify(holder));
    // Between judging and moving, somebody else takes the stale lock over.
    const quicker = { ...holder, nonce: 'quicker', pid: 300 };
    let moves = 0;
    const world = worldWith({
      fileSystem: fileSystemWith({
        rename: async (from, to) => {
          moves += 1;
          if (moves === 1) await writeFile(from, JSON.stringify(quicker));
          await rename(from, to);
        },
      }),
    });
    const table = tableWith({ startOf: (pid) => (pid === 300 ? '1' : null) });
    expect(await takeLock(world, table, folder)).toMatchObject({ error: { code: 'storage.locked' } });
    expect(JSON.parse(await lockText())).toEqual(quicker);
    expect(await lockNames()).toEqual(['lock']);
  });

  it('gives up after five others, and makes nothing of a lock that goes while it is looked at', async () => {
    let tries = 0;
    const exists = (): Promise<never> => {
      tries += 1;
      return failing('EEXIST')();
    };
    const nobody = worldWith({ fileSystem: fileSystemWith({ link: exists }) });
    expect(await takeLock(nobody, tableWith({}), folder)).toEqual({ ok: false, error: { code: 'storage.locked', params: { host: '' } } });
    expect(tries).toBe(5);
    await writeFile(join(folder, 'lock'), JSON.stringify(holder));
    const gone = worldWith({
      fileSystem: fileSystemWith({
        rename: async (from) => {
          await rm(from);
          throw Object.assign(new Error('gone'), { code: 'ENOENT' });
        },
      }),
    });
    expect((await takeLock(gone, tableWith({}), folder)).ok).toBe(true);
  });
});

describe('the number that shows that a holder lives', () => {
  let now = 0;
  const world = worldWith({ monotonicMs: () => now });
  const seen = async () => (await readHolder(nodeSurroundings, tableWith({}), folder))?.beat;

  it('moves every five seconds, however often it is asked to', async () => {
    const lock = await take(world);
    const numbers = [await seen()];
    for (const at of [1000, 2000, 5000, 6000, 10_000]) {
      now = at;
      await lock.beat();
      numbers.push(await seen());
    }
    expect(numbers.map(Number)).toEqual([0, 0, 0, 1, 1, 2]);
    expect(numbers).toEqual(numbers.map(() => expect.stringMatching(/^\d{16}$/)));
    expect(await readHolder(nodeSurroundings, tableWith({}), folder)).toMatchObject({ host: 'desk-1', here: true });
  });

  it('moves once half of the five seconds have passed, so that a clock that is late by a little costs no turn', async () => {
    now = 0;
    const lock = await take(world);
    for (const [at, number] of [
      [2499, 0],
      [2500, 1],
      [4999, 1],
      [5000, 2],
    ] as const) {
      now = at;
      await lock.beat();
      expect(Number(await seen())).toBe(number);
    }
  });

  it('is written over in place: no name changes, and nothing is synced', async () => {
    const fileSystem = createFaultyFileSystem();
    now = 0;
    const lock = await take({ ...world, fileSystem });
    const { ino } = await stat(join(folder, (await lockNames())[1] ?? ''));
    fileSystem.arm(null);
    now = 5000;
    await lock.beat();
    expect(fileSystem.calls()).toEqual(['overwrite']);
    expect((await stat(join(folder, (await lockNames())[1] ?? ''))).ino).toBe(ino);
  });

  it('is made again when somebody cleared it away, and may fail without a word', async () => {
    now = 0;
    const lock = await take(world);
    await rm(join(folder, (await lockNames())[1] ?? ''));
    expect(await seen()).toBe('');
    now = 5000;
    await lock.beat();
    expect(Number(await seen())).toBe(1);
    const refusing = await takeLock(
      { ...world, fileSystem: fileSystemWith({ overwrite: failing('EIO') }) },
      tableWith({ startOf: () => null, boot: 'boot-2' }),
      folder,
    );
    now = 10_000;
    await unwrap(refusing).beat();
    expect(await seen()).toBe('');
  });

  it('belongs to nobody when there is no lock', async () => {
    expect(await readHolder(nodeSurroundings, tableWith({}), folder)).toBeNull();
  });
});

describe('a disk without hard links', () => {
  const fat = worldWith({ wait: async () => {}, fileSystem: fileSystemWith({ link: failing('EPERM') }) });

  it('has its lock made in place', async () => {
    const lock = await take(fat);
    expect(await lock.refusal()).toBeNull();
    expect(await takeLock(fat, tableWith({ host: 'desk-2' }), folder)).toMatchObject({ error: { code: 'storage.locked' } });
    expect(await lockNames()).toHaveLength(2);
  });

  it('says what else is wrong with it', async () => {
    const createFile: typeof nodeSurroundings.fileSystem.createFile = (path) =>
      path.endsWith('lock') ? failing('ENOSPC')() : nodeSurroundings.fileSystem.createFile(path);
    const full = worldWith({ fileSystem: fileSystemWith({ link: failing('EPERM'), createFile }) });
    expect(await takeLock(full, tableWith({}), folder)).toMatchObject({ error: { code: 'storage.disk-full' } });
    expect(await lockNames()).toEqual([]);
  });
});

describe('a lock that vanished', () => {
  it('is taken again, by all who ask at once, if nobody else has it', async () => {
    const lock = await take();
    await rm(join(folder, 'lock'));
    expect(await Promise.all([lock.refusal(), lock.refusal(), lock.refusal()])).toEqual([null, null, null]);
    expect(await lockNames()).toHaveLength(2);
  });

  it('is another’s when that one was quicker', async () => {
    let quick = false;
    const link: typeof nodeSurroundings.fileSystem.link = async (from, to) => {
      if (quick) await writeFile(to, JSON.stringify(holder));
      await nodeSurroundings.fileSystem.link(from, to);
    };
    const lock = await take(worldWith({ fileSystem: fileSystemWith({ link }) }));
    await rm(join(folder, 'lock'));
    quick = true;
    expect(await lock.refusal()).toEqual({ code: 'storage.locked', params: { host: 'desk-1' } });
  });

  it('is not made in a folder that is gone, nor in another library’s', async () => {
    let same = true;
    const lock = unwrap(await takeLock(nodeSurroundings, tableWith({}), folder, { isSameLibrary: async () => same }));
    await rename(folder, `${folder} away`);
    expect(await lock.refusal()).toEqual({ code: 'storage.folder-missing' });
    await mkdir(folder);
    same = false;
    expect(await lock.refusal()).toEqual({ code: 'storage.replaced' });
    expect(await readdir(folder)).toEqual([]);
  });

  it('is told as what the disk says, when it cannot be read', async () => {
    let code = '';
    const readFile: typeof nodeSurroundings.fileSystem.readFile = (path) =>
      code === '' ? nodeSurroundings.fileSystem.readFile(path) : failing(code)();
    const lock = await take(worldWith({ fileSystem: fileSystemWith({ readFile }) }));
    code = 'EIO';
    expect(await lock.refusal()).toMatchObject({ code: 'storage.io' });
    await lock.release();
    code = 'no system code';
    await expect(lock.refusal()).rejects.toThrow('no system code');
    code = '';
    expect(await lockNames()).toHaveLength(2);
  });
});

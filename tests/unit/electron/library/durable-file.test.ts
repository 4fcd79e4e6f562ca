import { mkdir, mkdtemp, readdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { unwatchedDisk } from '../../../../electron/library/ballast';
import type { DocumentPlace } from '../../../../electron/library/document-place';
import { createDurableFile, type DurableFile } from '../../../../electron/library/durable-file';
import { type DocumentKind, sealDocument } from '../../../../electron/library/envelope';
import type { FileSystem } from '../../../../electron/library/file-system';
import { readDocument } from '../../../../electron/library/read-document';
import { createSaveMonitor } from '../../../../electron/library/save-monitor';
import type { StorageFailure } from '../../../../electron/library/storage-failure';
import { createWritingSession, type WritingSession } from '../../../../electron/library/writing-session';
import type { SaveState } from '../../../../shared/domain/library-status';
import { fileSystemWith, worldWith } from '../../../helpers/library-fixture';

/** One document on a real disk, of which single calls are replaced. */
type Words = { readonly words: string };
const kind: DocumentKind<Words> = { name: 'thing', version: 1, schema: z.strictObject({ words: z.string() }), migrations: [] };
const savedAt = '2026-06-21T14:02:00.000Z';

let root: string;
let place: DocumentPlace<Words>;
let changes: Partial<FileSystem>;
let refusal: StorageFailure | null;
let clock: number;
let states: SaveState[];
let session: WritingSession;
let rolledBack: (Words | null)[];

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'briefing-notes-durable-'));
  place = { kind, id: 'one', path: join(root, 'one.json'), snapshots: join(root, 'snapshots', 'one'), key: 'thing-one', trashed: null };
  changes = {};
  refusal = null;
  clock = 0;
  states = [];
  rolledBack = [];
  const fileSystem = new Proxy(fileSystemWith({}), { get: (real, name: keyof FileSystem) => changes[name] ?? real[name] });
  session = createWritingSession({
    world: worldWith({ fileSystem, monotonicMs: () => clock, now: () => savedAt }),
    root,
    quarantine: join(root, 'quarantine'),
    saves: createSaveMonitor((state) => states.push(state)),
    disk: unwatchedDisk,
    refusal: async () => refusal,
    mayWrite: () => true,
  });
});

afterEach(() => rm(root, { recursive: true }));

function made(): DurableFile<Words> {
  return createDurableFile<Words>(session, place, null, (body) => rolledBack.push(body));
}

/** A document that is on the disk with these words, and loaded. */
async function loaded(words = 'first', rev = 1, of = kind): Promise<DurableFile<Words>> {
  await writeFile(place.path, sealDocument(of, { id: 'one', rev, parentRev: rev - 1, seq: rev, savedAt }, { words }));
  const found = await readDocument(session.world.fileSystem, place, place.path);
  if (!found.ok) throw new Error(found.error.problem);
  session.seen(found.value.envelope);
  return createDurableFile<Words>(session, place, found.value, (body) => rolledBack.push(body));
}

const onDisk = async () => JSON.parse(await readFile(place.path, 'utf8')) as { rev: number; parentRev: number; seq: number; body: Words };
const fails = (code: string) => async (): Promise<never> => Promise.reject(Object.assign(new Error(code), { code }));
const bug = async (): Promise<never> => Promise.reject(new TypeError('a bug'));
const snapshots = async (): Promise<readonly string[]> => (await readdir(place.snapshots).catch(() => [])).sort();

describe('writing', () => {
  it('counts revisions, names the one it was made from, and goes on from the numbers that were seen', async () => {
    const file = await loaded('first', 4);
    await file.write({ words: 'second' });
    expect(await onDisk()).toMatchObject({ rev: 5, parentRev: 4, seq: 5, body: { words: 'second' } });
    await file.write({ words: 'third' });
    expect(await onDisk()).toMatchObject({ rev: 6, parentRev: 5, seq: 6, body: { words: 'third' } });
    expect(await file.untouched()).toBe(true);
    expect(rolledBack).toEqual([]);
  });

  it('begins at the first revision, and keeps no earlier state of what had none', async () => {
    await made().write({ words: 'first' });
    expect(await onDisk()).toMatchObject({ rev: 1, parentRev: 0, seq: 1 });
    expect(await snapshots()).toEqual([]);
  });

  it('is refused, with nothing on the disk, for the reason that is given', async () => {
    const file = await loaded();
    refusal = { code: 'storage.locked', params: { host: 'other' } };
    await expect(file.write({ words: 'second' })).rejects.toMatchObject({ failure: refusal });
    expect(await onDisk()).toMatchObject({ rev: 1, body: { words: 'first' } });
    expect([states.at(-1)?.code, rolledBack]).toEqual(['storage.locked', [{ words: 'first' }]]);
  });

  it('fails when the free room cannot be asked, or is too little', async () => {
    const file = await loaded();
    changes = { freeBytes: fails('EIO') };
    await expect(file.write({ words: 'second' })).rejects.toThrow('EIO');
    changes = { freeBytes: async () => 16 * 1024 * 1024 };
    await expect(file.write({ words: 'second' })).rejects.toMatchObject({ failure: { code: 'storage.disk-full' } });
    expect(await readdir(root)).toEqual(['one.json']);
  });

  it('says of a bug that it was not saved, and does not hide it', async () => {
    const file = await loaded();
    changes = { freeBytes: bug };
    await expect(file.write({ words: 'second' })).rejects.toThrow('a bug');
    expect(states.at(-1)).toEqual({ state: 'failed', savedAt: '', code: 'storage.io' });
  });

  it('refuses more than 64 MiB before the disk is touched', async () => {
    const file = await loaded();
    changes = { createFile: bug };
    await expect(file.write({ words: 'x'.repeat(64 * 1024 * 1024) })).rejects.toMatchObject({ failure: { code: 'storage.too-large' } });
  });

  it('never writes what would not be read back', async () => {
    const growing = z.strictObject({
      words: z
        .string()
        .max(6)
        .transform((words) => `${words}!`),
    }) as unknown as DocumentKind<Words>['schema'];
    place = { ...place, kind: { ...kind, schema: growing } };
    await expect(made().write({ words: 'sixsix' })).rejects.toThrow('thing-one does not read back: bad-schema');
    expect(await readdir(root)).toEqual([]);
  });
});

describe('a write that failed after the rename', () => {
  it('is known as our own by the next one, which builds on it', async () => {
    const file = await loaded();
    changes = { syncFolder: fails('EIO') };
    await expect(file.write({ words: 'second' })).rejects.toThrow('EIO');
    expect((await onDisk()).body).toEqual({ words: 'second' });
    changes = {};
    clock = 200_000;
    await file.write({ words: 'third' });
    expect(await onDisk()).toMatchObject({ rev: 3, parentRev: 2, body: { words: 'third' } });
    expect(await readdir(root)).not.toContain('one.conflict-3.json');
    // Its state went among the snapshots under its own number.
    const names = await snapshots();
    expect(names.map((name) => Number(name.slice(0, 12)))).toEqual([1, 2]);
    expect(await readFile(join(place.snapshots, names[1] ?? ''), 'utf8')).toContain('second');
  });

  it('counts when it is read again, once its name is synced', async () => {
    const file = await loaded();
    changes = { syncFolder: fails('EIO') };
    await expect(file.write({ words: 'second' })).rejects.toThrow('EIO');
    await expect(file.read()).rejects.toThrow('EIO');
    const synced: string[] = [];
    changes = { syncFolder: async (folder) => void synced.push(folder) };
    expect(await file.read()).toEqual({ words: 'second' });
    expect(synced).toEqual([root]);
    expect(await file.read()).toEqual({ words: 'second' });
    expect(synced).toEqual([root]);
  });
});

it('comes after a state that is kept, although its name is that of an earlier program and tells no time', async () => {
  const file = await loaded('an older state that was put back', 2);
  await mkdir(place.snapshots, { recursive: true });
  await writeFile(join(place.snapshots, '000000000009.json'), '');
  await file.write({ words: 'next' });
  expect(await onDisk()).toMatchObject({ rev: 3, seq: 10, body: { words: 'next' } });
});

describe('what lies there by other hands', () => {
  it('is kept, and ours beside it, although ours is new', async () => {
    await loaded('theirs', 3);
    await expect(made().write({ words: 'ours' })).rejects.toMatchObject({
      failure: { code: 'storage.conflict', params: { file: 'one.json' } },
    });
    expect((await onDisk()).body).toEqual({ words: 'theirs' });
    const conflict = JSON.parse(await readFile(join(root, 'one.conflict-4.json'), 'utf8'));
    expect(conflict).toMatchObject({ rev: 4, parentRev: 0, body: { words: 'ours' } });
  });

  it('is kept, and ours beside it under a name that is free', async () => {
    const file = await loaded('first', 5);
    for (const name of ['one.conflict-6.json', 'one.conflict-6-2.json']) await writeFile(join(root, name), 'taken');
    await loaded('theirs', 2);
    await expect(file.write({ words: 'ours' })).rejects.toThrow('storage.conflict');
    expect(await readFile(join(root, 'one.conflict-6.json'), 'utf8')).toBe('taken');
    expect(JSON.parse(await readFile(join(root, 'one.conflict-6-3.json'), 'utf8'))).toMatchObject({ rev: 6, parentRev: 5 });
    // Tried again it builds on theirs.
    await file.write({ words: 'ours' });
    expect(await onDisk()).toMatchObject({ rev: 3, parentRev: 2, body: { words: 'ours' } });
  });

  it('is kept also when ours, which lies beside it, cannot be kept among the snapshots; a bug is not hidden', async () => {
    const file = await loaded();
    await loaded('theirs', 2);
    changes = { makeFolder: fails('ENOSPC') };
    await expect(file.write({ words: 'ours' })).rejects.toThrow('storage.conflict');
    expect((await onDisk()).body).toEqual({ words: 'theirs' });
    expect(await snapshots()).toEqual([]);
    await loaded('theirs, later', 3);
    changes = { makeFolder: bug };
    await expect(file.read()).rejects.toThrow('a bug');
    changes = {};
    expect(await file.read()).toEqual({ words: 'theirs, later' });
    expect(await snapshots()).toEqual(['000000000002-20260621T140200000Z.json']);
  });

  it('in a newer format is left alone', async () => {
    const file = await loaded();
    await loaded('theirs', 2, { ...kind, version: 1 });
    const newer = sealDocument({ ...kind, version: 2 }, { id: 'one', rev: 2, parentRev: 1, seq: 2, savedAt }, { words: 'newer' });
    await writeFile(place.path, newer);
    await expect(file.write({ words: 'ours' })).rejects.toMatchObject({ failure: { code: 'storage.newer-format' } });
    expect(await readFile(place.path)).toEqual(Buffer.from(newer));
  });

  it('and is damaged is set aside before ours takes its place', async () => {
    const file = await loaded();
    await writeFile(place.path, 'damaged');
    await file.write({ words: 'second' });
    expect(await onDisk()).toMatchObject({ rev: 2, body: { words: 'second' } });
    expect(await readFile(join(root, 'quarantine', 'thing-one-truncated-1', 'one.json'), 'utf8')).toBe('damaged');
    // It is not our earlier state, and does not become one.
    expect(await snapshots()).toEqual([]);
  });

  it('is not there any more: ours is written anew', async () => {
    const file = await loaded();
    await rm(place.path);
    await file.write({ words: 'second' });
    expect(await onDisk()).toMatchObject({ rev: 2, parentRev: 1 });
    expect(await snapshots()).toEqual([]);
  });

  it('is seen by the next look', async () => {
    const file = await loaded();
    expect(await file.untouched()).toBe(true);
    await loaded('theirs, which is longer', 2);
    expect(await file.untouched()).toBe(false);
    expect(await file.read()).toEqual({ words: 'theirs, which is longer' });
    expect(await file.untouched()).toBe(true);
    await rm(place.path);
    expect(await file.untouched()).toBe(false);
    await expect(file.read()).rejects.toMatchObject({ failure: { code: 'storage.damaged', params: { file: 'one.json' } } });
    expect(await made().untouched()).toBe(false);
  });
});

describe('a file that is not as it was', () => {
  const then = new Date('2026-06-21T14:02:00.000Z');
  let file: DurableFile<Words>;

  beforeEach(async () => {
    file = await loaded();
    await utimes(place.path, then, then);
    await file.read();
    expect(await file.untouched()).toBe(true);
  });

  it('is known by its size alone', async () => {
    await writeFile(place.path, `${await readFile(place.path, 'utf8')} `);
    await utimes(place.path, then, then);
    expect(await file.untouched()).toBe(false);
  });

  it('is known by the time of its change alone', async () => {
    await utimes(place.path, then, new Date(then.getTime() + 1000));
    expect(await file.untouched()).toBe(false);
  });

  it('is known by being another file of the same size and time', async () => {
    const other = join(root, 'other');
    await writeFile(other, await readFile(place.path));
    await utimes(other, then, then);
    await rename(other, place.path);
    expect(await file.untouched()).toBe(false);
  });
});

describe('earlier states', () => {
  it('are kept two minutes apart', async () => {
    const file = await loaded();
    const after: number[] = [];
    for (clock of [0, 119_999, 120_000, 239_999, 240_000]) {
      await file.write({ words: `${clock}` });
      after.push((await snapshots()).length);
    }
    expect(after).toEqual([1, 1, 2, 2, 3]);
  });

  it('that cannot be kept do not keep the words at hand from the disk, but a bug is not hidden', async () => {
    const file = await loaded();
    changes = { link: fails('EMLINK'), copy: fails('ENOSPC') };
    await file.write({ words: 'second' });
    expect((await onDisk()).body).toEqual({ words: 'second' });
    changes = { link: bug, copy: bug };
    await expect(file.write({ words: 'third' })).rejects.toThrow('a bug');
    expect(await readdir(root)).toEqual(['one.json', 'snapshots']);
  });

  it('are kept now when that is asked, and nothing is when there is none', async () => {
    const file = await loaded();
    await file.keepNow();
    expect(await snapshots()).toEqual(['000000000001-20260621T140200000Z.json']);
    const other = made();
    await other.keepNow();
    expect(await snapshots()).toHaveLength(1);
  });

  it('must be kept before the next write when that is asked, or it fails: then, and only then', async () => {
    const file = await loaded();
    await file.write({ words: 'second' });
    file.keepBeforeNext();
    changes = { syncFolder: async (folder) => (folder === place.snapshots ? fails('EIO')() : undefined) };
    await expect(file.write({ words: 'third' })).rejects.toThrow('EIO');
    expect((await onDisk()).body).toEqual({ words: 'second' });
    changes = {};
    await file.write({ words: 'third' });
    await file.write({ words: 'fourth' });
    expect((await snapshots()).map((name) => Number(name.slice(0, 12)))).toEqual([1, 2]);
  });

  it('that must be kept and were taken away meanwhile stop the write', async () => {
    const file = await loaded();
    file.keepBeforeNext();
    await rm(place.path);
    await expect(file.write({ words: 'second' })).rejects.toMatchObject({
      failure: { code: 'storage.io', params: { detail: 'changed meanwhile' } },
    });
    expect(await readdir(root)).toEqual([]);
  });

  it('of an earlier format stay until the person clears them, and must be kept', async () => {
    const second: DocumentKind<Words> = { ...kind, version: 2, migrations: [(body) => body] };
    const old = await loaded();
    expect(await old.read()).toEqual({ words: 'first' });
    place = { ...place, kind: second };
    const file = await loaded('first', 1, kind);
    changes = { link: fails('EPERM'), copy: fails('EIO') };
    await expect(file.write({ words: 'second' })).rejects.toThrow('EIO');
    changes = {};
    await file.write({ words: 'second' });
    await file.write({ words: 'third' });
    expect(await snapshots()).toEqual(['000000000001-20260621T140200000Z-kept.json']);
  });
});

it('a folder in the place of the file is set aside by the write', async () => {
  const file = await loaded();
  await rm(place.path);
  await mkdir(place.path);
  await file.write({ words: 'second' });
  expect(await onDisk()).toMatchObject({ rev: 2, body: { words: 'second' } });
  expect(await readdir(join(root, 'quarantine', 'thing-one-not-a-file-1'))).toEqual(['one.json', 'why.txt']);
});

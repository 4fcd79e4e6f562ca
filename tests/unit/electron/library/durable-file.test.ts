import { mkdir, readdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { DurableFile } from '../../../../electron/library/durable-file';
import { type DocumentKind, sealDocument } from '../../../../electron/library/envelope';
import { bug, fails, savedAt, type Words, wordsKind, wordsOnDisk } from '../../../helpers/words-on-disk';

const here = wordsOnDisk();
const { made, loaded, onDisk, snapshots } = here;

describe('writing', () => {
  it('counts revisions, names the one it was made from, and goes on from the numbers that were seen', async () => {
    const file = await loaded('first', 4);
    await file.write({ words: 'second' });
    expect(await onDisk()).toMatchObject({ rev: 5, parentRev: 4, seq: 5, body: { words: 'second' } });
    await file.write({ words: 'third' });
    expect(await onDisk()).toMatchObject({ rev: 6, parentRev: 5, seq: 6, body: { words: 'third' } });
    expect(await file.untouched()).toBe(true);
    expect(here.rolledBack).toEqual([]);
  });

  it('begins at the first revision, and keeps no earlier state of what had none', async () => {
    await made().write({ words: 'first' });
    expect(await onDisk()).toMatchObject({ rev: 1, parentRev: 0, seq: 1 });
    expect(await snapshots()).toEqual([]);
  });

  it('is refused, with nothing on the disk, for the reason that is given', async () => {
    const file = await loaded();
    here.refusal = { code: 'storage.locked', params: { host: 'other' } };
    await expect(file.write({ words: 'second' })).rejects.toMatchObject({ failure: here.refusal });
    expect(await onDisk()).toMatchObject({ rev: 1, body: { words: 'first' } });
    expect([here.states.at(-1)?.code, here.rolledBack]).toEqual(['storage.locked', [{ words: 'first' }]]);
  });

  it('fails when the free room cannot be asked, or is too little', async () => {
    const file = await loaded();
    here.changes = { freeBytes: fails('EIO') };
    await expect(file.write({ words: 'second' })).rejects.toThrow('EIO');
    here.changes = { freeBytes: async () => 16 * 1024 * 1024 };
    await expect(file.write({ words: 'second' })).rejects.toMatchObject({ failure: { code: 'storage.disk-full' } });
    expect(await readdir(here.root)).toEqual(['one.json']);
  });

  it('says of a bug that it was not saved, and does not hide it', async () => {
    const file = await loaded();
    here.changes = { freeBytes: bug };
    await expect(file.write({ words: 'second' })).rejects.toThrow('a bug');
    expect(here.states.at(-1)).toEqual({ state: 'failed', savedAt: '', code: 'storage.io' });
  });

  it('refuses more than 64 MiB before the disk is touched', async () => {
    const file = await loaded();
    here.changes = { createFile: bug };
    await expect(file.write({ words: 'x'.repeat(64 * 1024 * 1024) })).rejects.toMatchObject({ failure: { code: 'storage.too-large' } });
  });

  it('never writes what would not be read back', async () => {
    const growing = z.strictObject({
      words: z
        .string()
        .max(6)
        .transform((words) => `${words}!`),
    }) as unknown as DocumentKind<Words>['schema'];
    here.place = { ...here.place, kind: { ...wordsKind, schema: growing } };
    await expect(made().write({ words: 'sixsix' })).rejects.toThrow('thing-one does not read back: bad-schema');
    expect(await readdir(here.root)).toEqual([]);
  });
});

describe('a write that failed after the rename', () => {
  it('is known as our own by the next one, which builds on it', async () => {
    const file = await loaded();
    here.changes = { syncFolder: fails('EIO') };
    await expect(file.write({ words: 'second' })).rejects.toThrow('EIO');
    expect((await onDisk()).body).toEqual({ words: 'second' });
    here.changes = {};
    here.clock = 200_000;
    await file.write({ words: 'third' });
    expect(await onDisk()).toMatchObject({ rev: 3, parentRev: 2, body: { words: 'third' } });
    expect(await readdir(here.root)).not.toContain('one.conflict-3.json');
    // Its state went among the snapshots under its own number.
    const names = await snapshots();
    expect(names.map((name) => Number(name.slice(0, 12)))).toEqual([1, 2]);
    expect(await readFile(join(here.place.snapshots, names[1] ?? ''), 'utf8')).toContain('second');
  });

  it('counts when it is read again, once its name is synced', async () => {
    const file = await loaded();
    here.changes = { syncFolder: fails('EIO') };
    await expect(file.write({ words: 'second' })).rejects.toThrow('EIO');
    await expect(file.read()).rejects.toThrow('EIO');
    const synced: string[] = [];
    here.changes = { syncFolder: async (folder) => void synced.push(folder) };
    expect(await file.read()).toEqual({ words: 'second' });
    expect(synced).toEqual([here.root]);
    expect(await file.read()).toEqual({ words: 'second' });
    expect(synced).toEqual([here.root]);
  });
});

describe('what lies there by other hands', () => {
  it('is kept, and ours beside it, although ours is new', async () => {
    await loaded('theirs', 3);
    await expect(made().write({ words: 'ours' })).rejects.toMatchObject({
      failure: { code: 'storage.conflict', params: { file: 'one.json' } },
    });
    expect((await onDisk()).body).toEqual({ words: 'theirs' });
    const conflict = JSON.parse(await readFile(join(here.root, 'one.conflict-4.json'), 'utf8'));
    expect(conflict).toMatchObject({ rev: 4, parentRev: 0, body: { words: 'ours' } });
  });

  it('is kept, and ours beside it under a name that is free', async () => {
    const file = await loaded('first', 5);
    for (const name of ['one.conflict-6.json', 'one.conflict-6-2.json']) await writeFile(join(here.root, name), 'taken');
    await loaded('theirs', 2);
    await expect(file.write({ words: 'ours' })).rejects.toThrow('storage.conflict');
    expect(await readFile(join(here.root, 'one.conflict-6.json'), 'utf8')).toBe('taken');
    expect(JSON.parse(await readFile(join(here.root, 'one.conflict-6-3.json'), 'utf8'))).toMatchObject({ rev: 6, parentRev: 5 });
    // Tried again it builds on theirs.
    await file.write({ words: 'ours' });
    expect(await onDisk()).toMatchObject({ rev: 3, parentRev: 2, body: { words: 'ours' } });
  });

  it('is kept also when ours, which lies beside it, cannot be kept among the snapshots; a bug is not hidden', async () => {
    const file = await loaded();
    await loaded('theirs', 2);
    here.changes = { makeFolder: fails('ENOSPC') };
    await expect(file.write({ words: 'ours' })).rejects.toThrow('storage.conflict');
    expect((await onDisk()).body).toEqual({ words: 'theirs' });
    expect(await snapshots()).toEqual([]);
    await loaded('theirs, later', 3);
    here.changes = { makeFolder: bug };
    await expect(file.read()).rejects.toThrow('a bug');
    here.changes = {};
    expect(await file.read()).toEqual({ words: 'theirs, later' });
    expect(await snapshots()).toEqual(['000000000002-20260621T140200000Z.json']);
  });

  it('in a newer format is left alone', async () => {
    const file = await loaded();
    await loaded('theirs', 2, { ...wordsKind, version: 1 });
    const newer = sealDocument({ ...wordsKind, version: 2 }, { id: 'one', rev: 2, parentRev: 1, seq: 2, savedAt }, { words: 'newer' });
    await writeFile(here.place.path, newer);
    await expect(file.write({ words: 'ours' })).rejects.toMatchObject({ failure: { code: 'storage.newer-format' } });
    expect(await readFile(here.place.path)).toEqual(Buffer.from(newer));
  });

  it('and is damaged is set aside before ours takes its place', async () => {
    const file = await loaded();
    await writeFile(here.place.path, 'damaged');
    await file.write({ words: 'second' });
    expect(await onDisk()).toMatchObject({ rev: 2, body: { words: 'second' } });
    expect(await readFile(join(here.root, 'quarantine', 'thing-one-truncated-1', 'one.json'), 'utf8')).toBe('damaged');
    // It is not our earlier state, and does not become one.
    expect(await snapshots()).toEqual([]);
  });

  it('is not there any more: ours is written anew', async () => {
    const file = await loaded();
    await rm(here.place.path);
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
    await rm(here.place.path);
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
    await utimes(here.place.path, then, then);
    await file.read();
    expect(await file.untouched()).toBe(true);
  });

  it('is known by its size alone', async () => {
    await writeFile(here.place.path, `${await readFile(here.place.path, 'utf8')} `);
    await utimes(here.place.path, then, then);
    expect(await file.untouched()).toBe(false);
  });

  it('is known by the time of its change alone', async () => {
    await utimes(here.place.path, then, new Date(then.getTime() + 1000));
    expect(await file.untouched()).toBe(false);
  });

  it('is known by being another file of the same size and time', async () => {
    const other = join(here.root, 'other');
    await writeFile(other, await readFile(here.place.path));
    await utimes(other, then, then);
    await rename(other, here.place.path);
    expect(await file.untouched()).toBe(false);
  });
});

it('a folder in the place of the file is set aside by the write', async () => {
  const file = await loaded();
  await rm(here.place.path);
  await mkdir(here.place.path);
  await file.write({ words: 'second' });
  expect(await onDisk()).toMatchObject({ rev: 2, body: { words: 'second' } });
  expect(await readdir(join(here.root, 'quarantine', 'thing-one-not-a-file-1'))).toEqual(['one.json', 'why.txt']);
});

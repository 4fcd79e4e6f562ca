import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DocumentKind } from '../../../../electron/library/envelope';
import { bug, fails, type Words, wordsKind, wordsOnDisk } from '../../../helpers/words-on-disk';

const here = wordsOnDisk();
const { made, loaded, onDisk, snapshots } = here;

it('comes after a state that is kept, although its name is that of an earlier program and tells no time', async () => {
  const file = await loaded('an older state that was put back', 2);
  await mkdir(here.place.snapshots, { recursive: true });
  await writeFile(join(here.place.snapshots, '000000000009.json'), '');
  await file.write({ words: 'next' });
  expect(await onDisk()).toMatchObject({ rev: 3, seq: 10, body: { words: 'next' } });
});

describe('earlier states', () => {
  it('are kept two minutes apart', async () => {
    const file = await loaded();
    const after: number[] = [];
    for (here.clock of [0, 119_999, 120_000, 239_999, 240_000]) {
      await file.write({ words: `${here.clock}` });
      after.push((await snapshots()).length);
    }
    expect(after).toEqual([1, 1, 2, 2, 3]);
  });

  it('that cannot be kept do not keep the words at hand from the disk, but a bug is not hidden', async () => {
    const file = await loaded();
    here.changes = { link: fails('EMLINK'), copy: fails('ENOSPC') };
    await file.write({ words: 'second' });
    expect((await onDisk()).body).toEqual({ words: 'second' });
    here.changes = { link: bug, copy: bug };
    await expect(file.write({ words: 'third' })).rejects.toThrow('a bug');
    expect(await readdir(here.root)).toEqual(['one.json', 'snapshots']);
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
    here.changes = { syncFolder: async (folder) => (folder === here.place.snapshots ? fails('EIO')() : undefined) };
    await expect(file.write({ words: 'third' })).rejects.toThrow('EIO');
    expect((await onDisk()).body).toEqual({ words: 'second' });
    here.changes = {};
    await file.write({ words: 'third' });
    await file.write({ words: 'fourth' });
    expect((await snapshots()).map((name) => Number(name.slice(0, 12)))).toEqual([1, 2]);
  });

  it('that must be kept and were taken away meanwhile stop the write', async () => {
    const file = await loaded();
    file.keepBeforeNext();
    await rm(here.place.path);
    await expect(file.write({ words: 'second' })).rejects.toMatchObject({
      failure: { code: 'storage.io', params: { detail: 'changed meanwhile' } },
    });
    expect(await readdir(here.root)).toEqual([]);
  });

  it('of an earlier format stay until the person clears them, and must be kept', async () => {
    const second: DocumentKind<Words> = { ...wordsKind, version: 2, migrations: [(body) => body] };
    const old = await loaded();
    expect(await old.read()).toEqual({ words: 'first' });
    here.place = { ...here.place, kind: second };
    const file = await loaded('first', 1, wordsKind);
    here.changes = { link: fails('EPERM'), copy: fails('EIO') };
    await expect(file.write({ words: 'second' })).rejects.toThrow('EIO');
    here.changes = {};
    await file.write({ words: 'second' });
    await file.write({ words: 'third' });
    expect(await snapshots()).toEqual(['000000000001-20260621T140200000Z-kept.json']);
  });
});

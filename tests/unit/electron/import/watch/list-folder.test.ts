import { link, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listFolder } from '../../../../../electron/import/watch/list-folder';
import { fail } from '../../../../../shared/core/result';
import { unwrap } from '../../../../helpers/library-fixture';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'briefing-notes-list-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const names = async () => [...unwrap(await listFolder(folder)).keys()];

describe('the files of a watched folder', () => {
  it('are those in it and in the folders below, with their sizes', async () => {
    await mkdir(join(folder, '한국', 'may'), { recursive: true });
    await writeFile(join(folder, 'a.txt'), 'four');
    await writeFile(join(folder, '한국', 'may', 'b.txt'), '');
    expect(await names()).toEqual(['a.txt', '한국/may/b.txt']);
    expect(unwrap(await listFolder(folder)).get('a.txt')).toEqual({ size: 4, mtimeMs: expect.any(Number) });
  });

  it('are not what is hidden, left by programs or not downloaded to its end', async () => {
    await mkdir(join(folder, '.git'));
    for (const name of ['.hidden', '.git/config', '~$b.docx', 'c.pdf.crdownload', 'c.pdf.part', 'x.tmp', 'Thumbs.db', 'a.txt'])
      await writeFile(join(folder, name), 'x');
    expect(await names()).toEqual(['a.txt']);
  });

  it('are no links, to files or to folders', async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), 'briefing-notes-elsewhere-'));
    await writeFile(join(elsewhere, 'secret.txt'), 'x');
    await symlink(join(elsewhere, 'secret.txt'), join(folder, 'secret.txt'));
    await symlink(elsewhere, join(folder, 'folder'));
    await symlink(folder, join(folder, 'round'));
    expect(await names()).toEqual([]);
    await rm(elsewhere, { recursive: true });
  });

  it('stop 32 folders down', async () => {
    const deep = join(folder, ...Array.from({ length: 33 }, () => 'd'));
    await mkdir(deep, { recursive: true });
    await writeFile(join(deep, 'too-deep.txt'), 'x');
    await writeFile(join(deep, '..', 'deep.txt'), 'x');
    expect(await names()).toEqual([`${'d/'.repeat(32)}deep.txt`]);
  });

  it('are not told when the folder is not there, is none, or holds too many', async () => {
    await writeFile(join(folder, 'a.txt'), 'x');
    expect(await listFolder(join(folder, 'b'))).toEqual(fail('watch.gone', { folder: join(folder, 'b') }));
    expect(await listFolder(join(folder, 'a.txt'))).toEqual(fail('watch.gone', { folder: join(folder, 'a.txt') }));
    // Another name of the same file costs the disk nothing.
    for (let number = 0; number < 10_000; number += 1) await link(join(folder, 'a.txt'), join(folder, `${number}.txt`));
    expect(await listFolder(folder)).toEqual(fail('watch.too-many', { folder }));
    await rm(join(folder, '0.txt'));
    expect(unwrap(await listFolder(folder)).size).toBe(10_000);
  });

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    'are not told when the folder may not be read (not tried on Windows, which has other permissions, nor by root, who may read all)',
    async () => {
      const closed = join(folder, 'closed');
      await mkdir(closed, { mode: 0o000 });
      expect(await listFolder(closed)).toEqual(fail('watch.denied', { folder: closed }));
    },
  );
});

import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeExport } from '../../../../electron/export/export-file';
import { nodeSurroundings } from '../../../../electron/library/node-surroundings';
import type { Surroundings } from '../../../../electron/library/surroundings';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'briefing-notes-export-'));
  path = join(folder, 'note.pdf');
});
afterEach(() => rm(folder, { recursive: true }));

const bytes = new Uint8Array([1, 2, 3]);

/** The real disk, but one step fails with a system error. */
function failing(step: 'write' | 'sync' | 'rename', code: string): Surroundings {
  const broken = async (): Promise<never> => {
    throw Object.assign(new Error(code), { code });
  };
  const real = nodeSurroundings.fileSystem;
  return {
    ...nodeSurroundings,
    fileSystem: {
      ...real,
      createFile: async (target) => ({ ...(await real.createFile(target)), ...(step === 'rename' ? {} : { [step]: broken }) }),
      rename: step === 'rename' ? broken : real.rename,
    },
  };
}

describe('writeExport', () => {
  it('writes a new file that others may read as the folder allows, and replaces an earlier one', async () => {
    expect(await writeExport(nodeSurroundings, path, bytes)).toEqual({ ok: true, value: null });
    expect((await stat(path)).mode & 0o777).toBe(0o666 & ~process.umask());
    await chmod(path, 0o640);
    expect(await writeExport(nodeSurroundings, path, new Uint8Array([4]))).toEqual({ ok: true, value: null });
    expect([...(await readFile(path))]).toEqual([4]);
    expect((await stat(path)).mode & 0o777).toBe(0o640);
    expect(await readdir(folder)).toEqual(['note.pdf']);
  });

  it.each([
    ['write', 'ENOSPC', 'export.disk-full'],
    ['sync', 'EDQUOT', 'export.disk-full'],
    ['rename', 'EROFS', 'export.read-only'],
    ['rename', 'EACCES', 'export.denied'],
    ['sync', 'EIO', 'export.io'],
  ] as const)('keeps the earlier export whole when %s fails with %s, and leaves nothing behind', async (step, code, expected) => {
    await writeFile(path, 'earlier');
    expect(await writeExport(failing(step, code), path, bytes)).toEqual({ ok: false, error: { code: expected, params: { detail: code } } });
    expect(await readFile(path, 'utf8')).toBe('earlier');
    expect(await readdir(folder)).toEqual(['note.pdf']);
  });

  it('does not pass over write protection', async () => {
    await writeFile(path, 'protected');
    await chmod(path, 0o444);
    expect(await writeExport(nodeSurroundings, path, bytes)).toEqual({
      ok: false,
      error: { code: 'export.read-only', params: { detail: 'EACCES' } },
    });
    expect(await readFile(path, 'utf8')).toBe('protected');
  });

  it('says so when the folder is gone or the name is a folder’s', async () => {
    expect(await writeExport(nodeSurroundings, join(folder, 'gone', 'note.pdf'), bytes)).toMatchObject({ error: { code: 'export.io' } });
    await mkdir(path);
    expect(await writeExport(nodeSurroundings, path, bytes)).toMatchObject({ error: { code: 'export.io' } });
  });

  it('writes to where a link points', async () => {
    const real = join(folder, 'real.pdf');
    await writeFile(real, 'old');
    await symlink(real, path);
    expect(await writeExport(nodeSurroundings, path, bytes)).toEqual({ ok: true, value: null });
    expect([...(await readFile(real))]).toEqual([1, 2, 3]);
  });
});

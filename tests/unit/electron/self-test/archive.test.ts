import { mkdir, mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPackageWithOptions } from '@electron/asar';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyArchive } from '../../../../electron/self-test/archive';

const verify = (path: string): Promise<number> => verifyArchive(path, (file) => open(file, 'r'));

describe('verifyArchive', () => {
  let folder = '';
  let archive = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'briefing-notes-archive-'));
    archive = join(folder, 'app.asar');
    const source = join(folder, 'source');
    await mkdir(join(source, 'deep/er'), { recursive: true });
    await writeFile(join(source, 'main.js'), 'the first file');
    await writeFile(join(source, 'empty.txt'), '');
    await writeFile(join(source, 'deep/er/한글.json'), '{"words": "ü"}');
    await writeFile(join(source, 'deep/native.node'), 'native code');
    await createPackageWithOptions(source, archive, { unpack: '*.node' });
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('compares every file, also what lies beside the archive', async () => {
    expect(await verify(archive)).toBe(4);
  });

  it('names the file in the archive of which one byte changed', async () => {
    const bytes = await readFile(archive);
    bytes.writeUInt8(0x58, bytes.indexOf('the first file') + 4);
    await writeFile(archive, bytes);
    await expect(verify(archive)).rejects.toThrow('main.js is not as it was packed');
  });

  it('names the file beside the archive that changed', async () => {
    await writeFile(join(`${archive}.unpacked`, 'deep/native.node'), 'other code');
    await expect(verify(archive)).rejects.toThrow('deep/native.node is not as it was packed');
  });

  it('misses a file beside the archive', async () => {
    await rm(join(`${archive}.unpacked`, 'deep/native.node'));
    await expect(verify(archive)).rejects.toThrow('ENOENT');
  });

  it('sees an archive that was cut short', async () => {
    const bytes = await readFile(archive);
    await writeFile(archive, bytes.subarray(0, bytes.length - 3));
    await expect(verify(archive)).rejects.toThrow(/not as it was packed|ends after/);
  });
});

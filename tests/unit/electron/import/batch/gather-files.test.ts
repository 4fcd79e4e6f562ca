import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { gatherFiles } from '../../../../../electron/import/batch/gather-files';
import { fail } from '../../../../../shared/core/result';
import { unwrap } from '../../../../helpers/library-fixture';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'briefing-notes-gather-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('gatherFiles', () => {
  it('takes files as they are named and what lies in folders, without what nobody wrote', async () => {
    await mkdir(join(folder, 'cuttings', 'old'), { recursive: true });
    for (const name of ['b.txt', 'cuttings/a.txt', 'cuttings/old/한국.md', 'cuttings/.hidden', 'cuttings/~$a.docx', 'cuttings/Thumbs.db'])
      await writeFile(join(folder, name), name);
    const sources = unwrap(await gatherFiles([join(folder, 'b.txt'), join(folder, 'cuttings')]));
    expect(sources.map(({ read: _, ...source }) => source)).toEqual([
      { name: 'b.txt', fileName: 'b.txt', folder, packed: false },
      { name: 'cuttings/a.txt', fileName: 'a.txt', folder, packed: false },
      { name: 'cuttings/old/한국.md', fileName: '한국.md', folder, packed: false },
    ]);
    expect(Buffer.from(unwrap(await (sources[2]?.read() ?? fail('import.failed')))).toString()).toBe('cuttings/old/한국.md');
  });

  it.skipIf(process.platform === 'win32')(
    'refuses links, pipes and devices without waiting for them (not on Windows, which has none)',
    async () => {
      await symlink('/etc/passwd', join(folder, 'link.txt'));
      execFileSync('mkfifo', [join(folder, 'pipe.txt')]);
      const sources = unwrap(
        await gatherFiles([join(folder, 'link.txt'), join(folder, 'pipe.txt'), '/dev/zero', join(folder, 'gone.txt')]),
      );
      for (const { read } of sources) expect(await read()).toEqual(fail('import.unreadable'));
    },
  );

  it('refuses a file over the limit before it is read', async () => {
    await writeFile(join(folder, 'huge.txt'), '');
    await truncate(join(folder, 'huge.txt'), 40 * 2 ** 30);
    const [source] = unwrap(await gatherFiles([join(folder, 'huge.txt')]));
    expect(await source?.read()).toEqual(fail('import.too-large'));
  });

  it('does not follow a folder that lies in itself, and gives up on a tower of folders', async () => {
    await symlink(folder, join(folder, 'loop'));
    expect(unwrap(await gatherFiles([folder])).map(({ name }) => name)).toEqual([`${folder.split('/').at(-1)}/loop`]);
    await mkdir(join(folder, ...Array.from({ length: 40 }, () => 'd')), { recursive: true });
    expect(await gatherFiles([folder])).toEqual(fail('import.too-large'));
  });
});

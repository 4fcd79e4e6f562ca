import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repository } from './application';

/**
 * Copies the built application into `folder`, which is made: what the packager packs, with the kind of
 * build that it writes. The two packages that are not bundled are linked.
 */
export async function copyApplication(folder: string, kind?: 'e2e' | 'release'): Promise<string> {
  await mkdir(folder, { recursive: true });
  for (const part of ['out', 'assets']) await cp(join(repository, part), join(folder, part), { recursive: true });
  await symlink(join(repository, 'node_modules'), join(folder, 'node_modules'), 'dir');
  const manifest = JSON.parse(await readFile(join(repository, 'package.json'), 'utf8')) as object;
  await writeFile(join(folder, 'package.json'), JSON.stringify(kind === undefined ? manifest : { ...manifest, buildKind: kind }));
  return folder;
}

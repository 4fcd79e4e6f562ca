import { basename, dirname, join } from 'node:path';
import { sha256 } from './envelope';
import { writeNewFile } from './replace-file';
import { StorageError } from './storage-failure';
import type { Surroundings } from './surroundings';

/**
 * Sets damaged bytes aside unchanged, with a note that says why: `quarantine/<key>-<reason>-<n>/`.
 * Returns only when the copy is synced, read back and found equal; until then nobody may touch the
 * original. Rejects with a system error when the copy cannot be made.
 */
export async function setAside(
  world: Surroundings,
  quarantine: string,
  damaged: { readonly key: string; readonly path: string; readonly reason: string; readonly bytes: Uint8Array },
): Promise<string> {
  const folder = await newFolder(world, quarantine, `${damaged.key}-${damaged.reason}`);
  const copy = join(folder, basename(damaged.path));
  await writeNewFile(world, copy, damaged.bytes);
  await writeNewFile(world, join(folder, 'why.txt'), new TextEncoder().encode(why(world, damaged)));
  await world.fileSystem.syncFolder(folder);
  await world.fileSystem.syncFolder(quarantine);
  // The first damage of all makes the quarantine itself: its own name must last, too.
  await world.fileSystem.syncFolder(dirname(quarantine));
  if (sha256(await world.fileSystem.readFile(copy)) !== sha256(damaged.bytes)) {
    throw new StorageError({ code: 'storage.io', params: { detail: 'quarantine copy differs' } });
  }
  return folder;
}

/**
 * Moves what is no file (a folder, a link, a pipe, a device) into the quarantine as it is: it cannot be copied, and it
 * is never opened. Rejects with a system error when it cannot be moved; then it lies where it was.
 */
export async function moveAside(
  world: Surroundings,
  quarantine: string,
  odd: { readonly key: string; readonly path: string },
): Promise<void> {
  const folder = await newFolder(world, quarantine, `${odd.key}-not-a-file`);
  const lines = [
    `file: ${odd.path}`,
    'problem: not-a-file',
    `found: ${world.now()}`,
    '',
    'Beside this note lies what was found in its place.',
    '',
  ];
  await writeNewFile(world, join(folder, 'why.txt'), new TextEncoder().encode(lines.join('\n')));
  await world.fileSystem.rename(odd.path, join(folder, basename(odd.path)));
  for (const changed of [folder, quarantine, dirname(quarantine), dirname(odd.path)]) await world.fileSystem.syncFolder(changed);
}

/** A file that is not in the catalogues because it lies on the disk and is read there, by whoever looks after the computer. */
function why(world: Surroundings, damaged: { readonly path: string; readonly reason: string; readonly bytes: Uint8Array }): string {
  return [
    `file: ${damaged.path}`,
    `problem: ${damaged.reason}`,
    `bytes: ${damaged.bytes.byteLength}`,
    `sha256: ${sha256(damaged.bytes)}`,
    `found: ${world.now()}`,
    '',
    'The file beside this note is an unchanged copy of what was found.',
    '',
  ].join('\n');
}

async function newFolder(world: Surroundings, quarantine: string, name: string): Promise<string> {
  await world.fileSystem.makeFolder(quarantine);
  const names = new Set(await world.fileSystem.list(quarantine));
  let count = 1;
  while (names.has(`${name}-${count}`)) count += 1;
  const folder = join(quarantine, `${name}-${count}`);
  await world.fileSystem.makeFolder(folder);
  return folder;
}

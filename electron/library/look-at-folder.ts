import { articleId } from '../../shared/core/ids';
import { storageFailure, systemCode, unlessMissing } from './storage-failure';
import type { Surroundings } from './surroundings';

/** The ids (ULIDs) that name entries of a folder, oldest first; all other names are somebody else's. `ending` is cut off first. */
export async function listIds(world: Surroundings, folder: string, ending: string): Promise<readonly string[]> {
  return (await listOrNone(world, folder))
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, name.length - ending.length))
    .filter((name) => articleId.safeParse(name).success)
    .sort();
}

/** The names in a folder; none when there is no such folder. */
export async function listOrNone({ fileSystem }: Pick<Surroundings, 'fileSystem'>, folder: string): Promise<readonly string[]> {
  return (await unlessMissing(fileSystem.list(folder))) ?? [];
}

/** Whether anything lies in a folder; a file in its place holds nothing. */
export async function holdsSomething(world: Pick<Surroundings, 'fileSystem'>, folder: string): Promise<boolean> {
  try {
    return (await listOrNone(world, folder)).length > 0;
  } catch (error) {
    if (systemCode(error) === 'ENOTDIR') return false;
    throw error;
  }
}

/** Times and sizes of files in one word; `null` when one of them is not there. A changed file has another stamp. */
export async function stampOf(world: Surroundings, paths: readonly string[]): Promise<string | null> {
  const parts: string[] = [];
  for (const path of paths) {
    const stamp = await unlessMissing(world.fileSystem.stamp(path));
    if (stamp === null) return null;
    parts.push(`${stamp.modified}:${stamp.size}:${stamp.inode}`);
  }
  return parts.join('/');
}

/** Whether a library may be made right in this folder: it is not there, or empty but for what a half-made library and file managers leave. */
export async function isRoomForLibrary(world: Surroundings, folder: string): Promise<boolean> {
  try {
    return (await listOrNone(world, folder)).every((name) =>
      /^(briefings|trash|snapshots|lock(\..+)?|\.DS_Store|desktop\.ini|\..+\.tmp)$/.test(name),
    );
  } catch (error) {
    if (storageFailure(error) === null) throw error;
    return false;
  }
}

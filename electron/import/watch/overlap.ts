import { realpath } from 'node:fs/promises';
import { isAbsolute, relative } from 'node:path';

/** Whether one of two folders is the other, or lies in it, by whatever links they are reached; one that is not there is taken by its name. */
export async function overlap(one: string, other: string): Promise<boolean> {
  const [first, second] = await Promise.all([one, other].map((folder) => realpath(folder).catch(() => folder)));
  return first !== undefined && second !== undefined && (liesIn(first, second) || liesIn(second, first));
}

function liesIn(folder: string, other: string): boolean {
  const way = relative(other, folder);
  return way === '' || !(way === '..' || /^\.\.[/\\]/.test(way) || isAbsolute(way));
}

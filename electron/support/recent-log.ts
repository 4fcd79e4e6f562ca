import { readFile } from 'node:fs/promises';
import { logFiles } from '../process/local-log';

/** So many lines are enough for several days of use. */
const mostLines = 2000;

/** The last lines of the log in `folder`, the oldest first. Files that are not there, or cannot be read, are left out. */
export async function recentLog(folder: string): Promise<readonly string[]> {
  const texts = await Promise.all(logFiles(folder).map((file) => readFile(file, 'utf8').catch(() => '')));
  return texts
    .reverse()
    .flatMap((text) => text.split('\n'))
    .filter((line) => line.trim() !== '')
    .slice(-mostLines);
}

import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import log from 'electron-log/node';

/** Writes one line of what the application did: names, codes and counts, never what a person wrote. */
export type LocalLog = (event: string, detail: Readonly<Record<string, unknown>>) => void;

/** A file is followed by a new one at this size, in bytes: some 10,000 lines. */
const largestFile = 1024 * 1024;
/** So many earlier files are kept; the application's log is never larger than four files. */
const earlierFiles = 3;

/** The files of the log in `folder`, the newest first. */
export function logFiles(folder: string): readonly string[] {
  return ['main.log', ...Array.from({ length: earlierFiles }, (_, index) => `main.${index + 1}.log`)].map((name) => join(folder, name));
}

/** The log in `folder`, on this computer only. `size` in bytes is another one in tests. */
export function openLocalLog(folder: string, size = largestFile): LocalLog {
  const { file, console } = log.transports;
  file.resolvePathFn = () => join(folder, 'main.log');
  file.maxSize = size;
  file.archiveLogFn = () => moveUp(logFiles(folder));
  console.level = false;
  return (event, detail) => log.info(event, JSON.stringify(detail));
}

/** Gives every file the name of the next older one; the oldest goes. Synchronous, as the library writes: a line must not come between. */
function moveUp(files: readonly string[]): void {
  try {
    rmSync(files.at(-1) ?? '', { force: true });
    for (let index = files.length - 1; index > 0; index -= 1) moveIfThere(files[index - 1] ?? '', files[index] ?? '');
  } catch {
    // A file that another program holds (Windows) stays where it is: the log then grows, and nothing else suffers.
  }
}

function moveIfThere(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

import { readFile, rm, rmdir, writeFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * Whose the index file is. `node-sqlite3-wasm` locks a file by making the folder `<file>.lock`, which
 * stays behind when its process is killed, and would then keep everybody out for ever. Only one
 * instance of the application runs, and it has one index process at a time, so a folder that is
 * there at start is a dead process's, or that of one which is just dying because its application was
 * killed. `<file>.owner` holds the process id that tells the two apart.
 */

/** How long a dying process gets; Chromium ends an orphaned utility process within milliseconds. */
const patience = { tries: 40, everyMs: 50 };

/**
 * Makes the file ours and clears a lock left behind. `taken`: the process that last had it still runs
 * (or another one has got its number since); the caller then deletes the file, after which the other
 * can no longer touch it.
 */
export async function claimIndexFile(file: string): Promise<'ours' | 'taken'> {
  const owner = `${file}.owner`;
  const former = Number(await readFile(owner, 'utf8').catch(() => ''));
  for (let left = patience.tries; former > 0 && former !== process.pid && isRunning(former); left -= 1) {
    if (left === 0) return 'taken';
    await delay(patience.everyMs);
  }
  // An ordinary file or a folder with something in it is not this lock: it stays, and opening fails.
  await rmdir(`${file}.lock`).catch(() => undefined);
  await writeFile(owner, String(process.pid));
  return 'ours';
}

/** Says that the file was closed properly. */
export async function releaseIndexFile(file: string): Promise<void> {
  // One that stays behind costs the next start a look at a dead process.
  await rm(`${file}.owner`, { force: true }).catch(() => undefined);
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

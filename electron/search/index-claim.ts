import { readFile, rm, rmdir, writeFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { nodeProcessTable as processes } from '../library/node-process-table';
import { isSameStart } from '../library/process-identity';

/**
 * Whose the index file is. `node-sqlite3-wasm` locks a file by making the folder `<file>.lock`, which
 * stays behind when its process is killed, and would then keep everybody out for ever. Only one
 * instance of the application runs, and it has one index process at a time, so a folder that is
 * there at start is a dead process's, or that of one which is just dying because its application was
 * killed. `<file>.owner` tells the two apart: it names the process by number, start and boot.
 */
const owner = z.object({ pid: z.int().positive(), started: z.string(), boot: z.string() });

/** How long a dying process gets; Chromium ends an orphaned utility process within milliseconds. */
const patience = { tries: 40, everyMs: 50 };

/**
 * Makes the file ours and clears a lock left behind. `taken`: the process that last had it still
 * runs; the caller then deletes the file, after which the other can no longer touch it.
 */
export async function claimIndexFile(file: string): Promise<'ours' | 'taken'> {
  const self = await processes.self();
  const former = await readOwner(file);
  if (former !== null && former.pid !== self.pid && former.boot === self.boot) {
    for (let left = patience.tries; await isRunning(former); left -= 1) {
      if (left === 0) return 'taken';
      await delay(patience.everyMs);
    }
  }
  // An ordinary file or a folder with something in it is not this lock: it stays, and opening fails.
  await rmdir(`${file}.lock`).catch(() => undefined);
  await writeFile(`${file}.owner`, JSON.stringify(owner.parse(self)));
  return 'ours';
}

async function isRunning(former: z.infer<typeof owner>): Promise<boolean> {
  const started = await processes.startOf(former.pid);
  return started !== null && isSameStart(started, former.started);
}

/** Says that the file was closed properly. */
export async function releaseIndexFile(file: string): Promise<void> {
  // One that stays behind costs the next start a look at a dead process.
  await rm(`${file}.owner`, { force: true }).catch(() => undefined);
}

async function readOwner(file: string): Promise<z.infer<typeof owner> | null> {
  try {
    return owner.parse(JSON.parse(await readFile(`${file}.owner`, 'utf8')));
  } catch {
    // There is none, or it was cut short: then nobody is known to have the file.
    return null;
  }
}

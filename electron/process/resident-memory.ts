import { readFile } from 'node:fs/promises';

/**
 * Bytes of memory that a process holds, as Linux tells them; `null` for one that has ended. Other systems tell them only
 * to programs that would have to be started for each look: there the answer is `null` as well.
 */
export async function residentMemory(pid: number): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const held = /^VmRSS:\s*(\d+) kB$/m.exec(status)?.[1];
  return held === undefined ? null : Number(held) * 1024;
}

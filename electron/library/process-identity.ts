import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { promisify } from 'node:util';

/**
 * Who holds a lock: a process is told from a later one with the same number by its start time, and
 * from one before a restart of the computer by the boot id. Wall time plays no part.
 */
export type ProcessIdentity = {
  readonly host: string;
  /** Changes with every start of the computer; empty where the system tells none. */
  readonly boot: string;
  readonly pid: number;
  /** When the process began, in the system's own words; empty where it tells none. */
  readonly started: string;
};

/** Looks at processes of this computer. */
export type ProcessTable = {
  readonly self: () => Promise<ProcessIdentity>;
  /** The start of the process that has this number now, empty if unknown; `null` if there is none. */
  readonly startOf: (pid: number) => Promise<string | null>;
};

export const nodeProcessTable: ProcessTable = {
  async self() {
    return { host: await hostName(), boot: await bootId(), pid: process.pid, started: (await startOf(process.pid)) ?? '' };
  },
  startOf,
};

async function startOf(pid: number): Promise<string | null> {
  if (!isAlive(pid)) return null;
  try {
    if (process.platform === 'linux') {
      const text = await readFile(`/proc/${pid}/stat`, 'utf8');
      // proc(5): field 22, in clock ticks since boot; the name in field 2 may itself hold brackets.
      const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
      // A zombie has ended; only its number is still taken.
      return fields[0] === 'Z' ? null : (fields[19] ?? '');
    }
    if (process.platform === 'darwin') {
      const { stdout } = await promisify(execFile)('/bin/ps', ['-o', 'lstart=', '-p', String(pid)], { env: { LC_ALL: 'C' } });
      return stdout.trim();
    }
  } catch {
    return isAlive(pid) ? '' : null;
  }
  return '';
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is there, but somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

async function bootId(): Promise<string> {
  try {
    if (process.platform === 'linux') return (await readFile('/proc/sys/kernel/random/boot_id', 'utf8')).trim();
    if (process.platform === 'darwin') return (await promisify(execFile)('/usr/sbin/sysctl', ['-n', 'kern.bootsessionuuid'])).stdout.trim();
  } catch {
    // Falls back to process numbers alone.
  }
  return '';
}

/** A machine id outlives a change of the host's name; the name is what a person knows. */
async function hostName(): Promise<string> {
  try {
    const id = process.platform === 'linux' ? (await readFile('/etc/machine-id', 'utf8')).trim().slice(0, 12) : '';
    return id === '' ? hostname() : `${hostname()} (${id})`;
  } catch {
    return hostname();
  }
}

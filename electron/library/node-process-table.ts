import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { promisify } from 'node:util';
import type { ProcessTable } from './process-identity';

/** How this computer is asked; a port, so that the ways of all three systems are tested on each of them. */
export type SystemQuestions = {
  readonly platform: NodeJS.Platform;
  readonly pid: number;
  readonly hostname: () => string;
  readonly readText: (path: string) => Promise<string>;
  /** Runs a program of the system, by its whole path, and answers what it prints. */
  readonly run: (program: string, given: readonly string[]) => Promise<string>;
  /** Throws a Node error for a process that is not there or not ours. */
  readonly signal: (pid: number) => void;
  /** When this process began, in milliseconds since 1970, as Electron knows it; `null` without Electron. */
  readonly ownStart: () => number | null;
  /** The folder of Windows. */
  readonly systemRoot: () => string;
};

/** Looks at processes through what the system itself brings: no native code of our own. */
export function createProcessTable(system: SystemQuestions): ProcessTable {
  const { platform, pid } = system;

  async function startOf(of: number): Promise<string | null> {
    if (!isAlive(of)) return null;
    try {
      if (platform === 'linux') return linuxStart(await system.readText(`/proc/${of}/stat`));
      if (platform === 'darwin') return (await system.run('/bin/ps', ['-o', 'lstart=', '-p', String(of)])).trim();
      if (platform === 'win32') return windowsStart(await system.run(...powerShell(system.systemRoot(), of)));
    } catch {
      return isAlive(of) ? '' : null;
    }
    return '';
  }

  function isAlive(of: number): boolean {
    try {
      system.signal(of);
      return true;
    } catch (error) {
      // EPERM: it is there, but somebody else's.
      return error instanceof Error && 'code' in error && error.code === 'EPERM';
    }
  }

  /** Half a second of PowerShell at every start would be felt; Electron knows its own process. */
  async function ownStart(): Promise<string> {
    if (platform !== 'win32') return (await startOf(pid)) ?? '';
    const start = system.ownStart();
    return start === null ? '' : `ms:${Math.round(start)}`;
  }

  async function bootId(): Promise<string> {
    if (platform === 'linux') return (await quietly(system.readText('/proc/sys/kernel/random/boot_id'))).trim();
    if (platform === 'darwin') return (await quietly(system.run('/usr/sbin/sysctl', ['-n', 'kern.bootsessionuuid']))).trim();
    return '';
  }

  async function machineId(): Promise<string> {
    if (platform === 'linux') return (await quietly(system.readText('/etc/machine-id'))).trim().slice(0, 12);
    if (platform === 'darwin') {
      const told = await quietly(system.run('/usr/sbin/ioreg', ['-rd1', '-c', 'IOPlatformExpertDevice']));
      return /"IOPlatformUUID" = "([0-9A-F-]+)"/.exec(told)?.[1] ?? '';
    }
    if (platform !== 'win32') return '';
    const key = 'HKLM\\SOFTWARE\\Microsoft\\Cryptography';
    const told = await quietly(system.run(`${system.systemRoot()}\\System32\\reg.exe`, ['query', key, '/v', 'MachineGuid']));
    return /MachineGuid\s+REG_SZ\s+([0-9A-Za-z-]+)/.exec(told)?.[1] ?? '';
  }

  async function identity() {
    const [boot, machine, started] = await Promise.all([bootId(), machineId(), ownStart()]);
    return { host: machine === '' ? system.hostname() : `${system.hostname()} (${machine})`, boot, pid, started };
  }

  let known: ReturnType<typeof identity> | null = null;
  return {
    // Nothing of it changes while the process lives.
    self: () => (known ??= identity()),
    startOf,
  };
}

/** What a system does not tell is unknown; then fewer locks are taken over without a question. */
async function quietly(answer: Promise<string>): Promise<string> {
  try {
    return await answer;
  } catch {
    return '';
  }
}

/** proc(5): field 22 of `/proc/<pid>/stat`, in clock ticks since boot; the name in field 2 may itself hold brackets. */
function linuxStart(stat: string): string | null {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  // A zombie has ended; only its number is still taken.
  return fields[0] === 'Z' ? null : (fields[19] ?? '');
}

function powerShell(systemRoot: string, pid: number): [program: string, given: readonly string[]] {
  const question = `(Get-Process -Id ${pid} -ErrorAction Stop).StartTime.ToFileTimeUtc()`;
  return [`${systemRoot}\\System32\\WindowsPowerShell\\v1.0\\powershell.exe`, ['-NoProfile', '-NonInteractive', '-Command', question]];
}

/** Windows counts steps of 100 ns since 1601; Electron, with whose answer it is compared, milliseconds since 1970. */
function windowsStart(printed: string): string {
  const steps = /^\s*(\d{17,19})\s*$/.exec(printed)?.[1];
  return steps === undefined ? '' : `ms:${BigInt(steps) / 10_000n - 11_644_473_600_000n}`;
}

/** This computer. Asked of Windows only for a process that lives, so that ten seconds are patience and not a wait. */
export const thisSystem: SystemQuestions = {
  platform: process.platform,
  pid: process.pid,
  hostname,
  readText: (path) => readFile(path, 'utf8'),
  run: async (program, given) => {
    const { stdout } = await promisify(execFile)(program, [...given], {
      timeout: 10_000,
      windowsHide: true,
      env: { ...process.env, LC_ALL: 'C' },
    });
    return stdout;
  },
  signal: (pid) => {
    process.kill(pid, 0);
  },
  ownStart: () => (process as { readonly getCreationTime?: () => number | null }).getCreationTime?.() ?? null,
  systemRoot: () => process.env.SystemRoot ?? 'C:\\Windows',
};

/** The processes of this computer. */
export const nodeProcessTable: ProcessTable = createProcessTable(thisSystem);

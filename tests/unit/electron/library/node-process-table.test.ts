import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { createProcessTable, nodeProcessTable, type SystemQuestions, thisSystem } from '../../../../electron/library/node-process-table';
import { isSameStart } from '../../../../electron/library/process-identity';

const dead = (): never => {
  throw Object.assign(new Error('no such process'), { code: 'ESRCH' });
};

/** A system that says nothing of itself, but for what is given. */
function system(given: Partial<SystemQuestions>): SystemQuestions {
  return {
    platform: 'linux',
    pid: 100,
    hostname: () => 'desk',
    readText: async () => Promise.reject(new Error('not there')),
    run: async () => Promise.reject(new Error('not there')),
    signal: () => {},
    ownStart: () => null,
    systemRoot: () => 'C:\\Windows',
    ...given,
  };
}

/** proc(5), with a name that holds what the fields are divided by. */
const stat = (state: string, start: string) => `100 (a) b) ${state} 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 ${start} 23\n`;

describe('this computer', () => {
  it('tells a running process from one that ended', async () => {
    const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: ['pipe', 'ignore', 'ignore'] });
    const pid = child.pid ?? 0;
    const started = await nodeProcessTable.startOf(pid);
    expect(started).toMatch(/^\d+$/);
    expect(await nodeProcessTable.startOf(pid)).toBe(started);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await nodeProcessTable.startOf(pid)).toBeNull();
  });

  it('knows itself, the same each time', async () => {
    const self = await nodeProcessTable.self();
    expect(self).toMatchObject({ pid: process.pid, started: await nodeProcessTable.startOf(process.pid) });
    expect(await nodeProcessTable.self()).toEqual(self);
  });
});

describe('thisSystem', () => {
  it('runs a program by its path, and asks Electron and Windows only where they are', async () => {
    expect(await thisSystem.run('/bin/echo', ['two words'])).toBe('two words\n');
    expect([thisSystem.ownStart(), thisSystem.systemRoot()]).toEqual([null, 'C:\\Windows']);
    Object.assign(process, { getCreationTime: () => 4711 });
    process.env.SystemRoot = 'D:\\Win';
    expect([thisSystem.ownStart(), thisSystem.systemRoot()]).toEqual([4711, 'D:\\Win']);
    delete process.env.SystemRoot;
    Reflect.deleteProperty(process, 'getCreationTime');
  });
});

describe('Linux', () => {
  it('reads start, boot and machine from files', async () => {
    const files: Record<string, string> = {
      '/proc/100/stat': stat('S', '4711'),
      '/proc/sys/kernel/random/boot_id': 'boot-1\n',
      '/etc/machine-id': '0123456789abcdef0123456789abcdef\n',
    };
    const table = createProcessTable(system({ readText: async (path) => files[path] ?? Promise.reject(new Error(path)) }));
    expect(await table.self()).toEqual({ host: 'desk (0123456789ab)', boot: 'boot-1', pid: 100, started: '4711' });
  });

  it('calls a zombie ended, and a start that is not told unknown', async () => {
    expect(await createProcessTable(system({ readText: async () => stat('Z', '1') })).startOf(7)).toBeNull();
    expect(await createProcessTable(system({ readText: async () => '7 (a) S 1' })).startOf(7)).toBe('');
  });

  it('goes by the name alone where there is no machine id, and by the number where nothing is told', async () => {
    expect(await createProcessTable(system({})).self()).toEqual({ host: 'desk', boot: '', pid: 100, started: '' });
  });
});

describe('a process that is asked about', () => {
  it('is there when it is somebody else’s, and not when it ended', async () => {
    const others = () => {
      throw Object.assign(new Error('not allowed'), { code: 'EPERM' });
    };
    expect(await createProcessTable(system({ signal: others, readText: async () => stat('S', '9') })).startOf(7)).toBe('9');
    expect(await createProcessTable(system({ signal: dead })).startOf(7)).toBeNull();
    const odd = () => {
      throw 'what is this';
    };
    expect(await createProcessTable(system({ signal: odd })).startOf(7)).toBeNull();
  });

  it('may end while it is looked at', async () => {
    let looks = 0;
    const signal = () => (++looks > 1 ? dead() : undefined);
    expect(await createProcessTable(system({ signal })).startOf(7)).toBeNull();
  });

  it('has no known start, and no own one, on a system that nothing is known of', async () => {
    const table = createProcessTable(system({ platform: 'freebsd' }));
    expect(await table.startOf(7)).toBe('');
    expect(await table.self()).toEqual({ host: 'desk', boot: '', pid: 100, started: '' });
    expect(await createProcessTable(system({ platform: 'freebsd', signal: dead })).self()).toMatchObject({ started: '' });
  });
});

describe('macOS', () => {
  const printed: Record<string, string> = {
    '/bin/ps -o lstart= -p 100': 'Mon Nov 23 10:00:00 2026\n',
    '/usr/sbin/sysctl -n kern.bootsessionuuid': 'BOOT-1\n',
    '/usr/sbin/ioreg -rd1 -c IOPlatformExpertDevice': '+-o Mac\n  {\n    "IOPlatformUUID" = "9A1B22CC-0000-4711-8000-0123456789AB"\n  }\n',
  };

  it('asks the system’s own programs, by their whole paths', async () => {
    const run = async (program: string, given: readonly string[]) =>
      printed[[program, ...given].join(' ')] ?? Promise.reject(new Error('?'));
    const table = createProcessTable(system({ platform: 'darwin', run }));
    expect(await table.self()).toEqual({
      host: 'desk (9A1B22CC-0000-4711-8000-0123456789AB)',
      boot: 'BOOT-1',
      pid: 100,
      started: 'Mon Nov 23 10:00:00 2026',
    });
  });

  it('goes by the name where the machine tells no id', async () => {
    expect(await createProcessTable(system({ platform: 'darwin', run: async () => 'nothing' })).self()).toMatchObject({ host: 'desk' });
  });
});

describe('Windows', () => {
  const asked: string[] = [];
  const windows = (given: Partial<SystemQuestions>, answers: readonly [RegExp, string][] = []) =>
    createProcessTable(
      system({
        platform: 'win32',
        run: async (program, rest) => {
          asked.push(program);
          const line = [program, ...rest].join(' ');
          return answers.find(([pattern]) => pattern.test(line))?.[1] ?? Promise.reject(new Error(line));
        },
        ...given,
      }),
    );

  it('knows its own start from Electron, and asks PowerShell for another’s, which comes to the same', async () => {
    // 133 769 400 001 234 567 steps of 100 ns since 1601 are 1 732 466 400 123 ms since 1970.
    const table = windows({ ownStart: () => 1_732_466_400_123.4 }, [[/Get-Process -Id 100 /, '133769400001234567\r\n']]);
    const { started } = await table.self();
    expect(started).toBe('ms:1732466400123');
    expect(asked.some((program) => program.includes('powershell'))).toBe(false);
    expect(await table.startOf(100)).toBe('ms:1732466400123');
    expect(isSameStart(started, (await table.startOf(100)) ?? '')).toBe(true);
    expect(asked.at(-1)).toBe('C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe');
  });

  it('has an unknown start where PowerShell may not look, or is not there, and without Electron', async () => {
    expect(await windows({}, [[/Get-Process/, 'Access is denied\r\n']]).startOf(100)).toBe('');
    expect(await windows({}).startOf(100)).toBe('');
    expect(await windows({ signal: dead }).startOf(100)).toBeNull();
    expect(await windows({}).self()).toEqual({ host: 'desk', boot: '', pid: 100, started: '' });
  });

  it('reads the machine’s id from the registry', async () => {
    const told = '\r\nHKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Cryptography\r\n    MachineGuid    REG_SZ    9a1b22cc-0000-4711\r\n\r\n';
    expect(await windows({}, [[/reg\.exe query HKLM/, told]]).self()).toMatchObject({ host: 'desk (9a1b22cc-0000-4711)' });
    expect(await windows({}, [[/reg\.exe/, 'ERROR']]).self()).toMatchObject({ host: 'desk' });
  });
});

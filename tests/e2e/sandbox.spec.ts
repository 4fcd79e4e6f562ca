import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launchApplication, sandboxMissing, temporaryFolder } from '../helpers/application';

/** What Chromium's sandbox takes from the page and its preload script, asked of the system and not of our options. */

/** The kernel's own word for a filter of system calls, in the `Seccomp` line. */
const filtered = '2';

/** What the kernel says of a process. */
async function confinement(pid: number) {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const line = (name: string): string => new RegExp(`^${name}:\\s*(.*)$`, 'm').exec(status)?.[1]?.trim() ?? '';
  return {
    seccomp: line('Seccomp'),
    noNewPrivileges: line('NoNewPrivs'),
    capabilities: Number.parseInt(line('CapEff'), 16),
    /** One number for each process namespace that it is in. */
    pids: line('NSpid').split(/\s+/).length,
    /** Which users there are, as that process sees it. */
    users: (await readFile(`/proc/${pid}/uid_map`, 'utf8')).trim().split(/\s+/).join(' '),
  };
}

test(`E4 the page runs in Chromium's sandbox, with its system calls filtered, and blind to other users and processes${sandboxMissing}`, async () => {
  test.skip(sandboxMissing !== '');
  const { application, page, close } = await launchApplication();
  await expect(page.getByRole('navigation')).toBeVisible();
  const processes = await application.evaluate(({ app }) =>
    app.getAppMetrics().map(({ pid, type, sandboxed }) => ({ pid, type, sandboxed })),
  );
  const pages = processes.filter(({ type }) => type === 'Tab');
  const { main, args } = await application.evaluate(() => ({ main: process.pid, args: process.argv }));
  expect(pages).toHaveLength(1);
  expect(args).not.toContain('--no-sandbox');
  for (const { pid, sandboxed } of pages) {
    // Electron says it on Windows and macOS only; on Linux the kernel is asked.
    if (process.platform !== 'linux') expect(sandboxed).toBe(true);
    else {
      const [ours, its] = [await confinement(main), await confinement(pid)];
      expect(its).toMatchObject({ seccomp: filtered, noNewPrivileges: '1', capabilities: 0 });
      expect(its.pids).toBeGreaterThan(ours.pids);
      expect(its.users).not.toBe(ours.users);
      expect(ours.seccomp).not.toBe(its.seccomp);
    }
  }
  await close();
});

test('E4 a preload script is sandboxed: it may not load the file system, processes or sockets', async () => {
  const { application, page, close } = await launchApplication();
  const probe = join(await temporaryFolder('preload'), 'probe.js');
  await writeFile(
    probe,
    `const tries = ['fs', 'child_process', 'net', 'os', 'path'].map((name) => {
       try { require(name); return name; } catch { return null; }
     });
     const { sandboxed, contextIsolated } = process;
     require('electron').contextBridge.exposeInMainWorld('probe', {
       modules: tries.filter((name) => name !== null),
       sandboxed,
       contextIsolated,
     });`,
  );
  await application.evaluate(({ BrowserWindow }, file) => {
    const [window] = BrowserWindow.getAllWindows();
    const { session } = window?.webContents ?? {};
    // Electron 35 gave it another name.
    if (session && 'registerPreloadScript' in session) session.registerPreloadScript({ type: 'frame', filePath: file });
    else (session as { setPreloads?: (files: readonly string[]) => void } | undefined)?.setPreloads?.([file]);
    window?.reload();
  }, probe);
  const seen = await page.waitForFunction(() => (window as { readonly probe?: unknown }).probe);
  expect(await seen.jsonValue()).toEqual({ modules: [], sandboxed: true, contextIsolated: true });
  await close();
});

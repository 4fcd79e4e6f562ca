import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type ElectronApplication, type Page } from '@playwright/test';
import type { LaunchedApplication } from './application';

/** Ends single processes of the application that runs, and finds its page again afterwards. */

/** A process by Chromium's own list: the page, the GPU, or a utility process by the name that `electron/` gave it. */
export type ProcessName = 'page' | 'gpu' | 'index' | 'typesetting' | 'import' | 'facts';

/** The number of that process; `null` when there is none just now. */
export function processOf(application: ElectronApplication, name: ProcessName): Promise<number | null> {
  return application.evaluate(({ app }, wanted) => {
    const found = app.getAppMetrics().find(({ type, name: shown }) => {
      if (wanted === 'page') return type === 'Tab';
      return wanted === 'gpu' ? type === 'GPU' : shown === `Briefing Notes ${wanted}`;
    });
    return found?.pid ?? null;
  }, name);
}

/** Kills a process as the system does one that it has no memory for; waits for it when it is only just being started. */
export async function killProcess(application: ElectronApplication, name: ProcessName): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const pid = await processOf(application, name);
    if (pid !== null) {
      process.kill(pid, 'SIGKILL');
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`no process ${name} to kill`);
}

/**
 * The page of an application whose page's process was ended. Playwright gives a page up when it
 * crashes, although the same window shows it again: so a second connection looks at it anew.
 */
export async function pageAfterCrash({ application, userData }: Pick<LaunchedApplication, 'application' | 'userData'>): Promise<Page> {
  await loadedAgain(application);
  const [port, path] = (await readFile(join(userData, 'DevToolsActivePort'), 'utf8')).split('\n');
  const browser = await chromium.connectOverCDP(`ws://127.0.0.1:${port}${path}`, { noDefaults: true });
  const page = browser.contexts()[0]?.pages()[0];
  if (page === undefined) throw new Error('the application has no page');
  await page.locator('nav').first().waitFor();
  return page;
}

/** Waits until the window shows the shell again. */
async function loadedAgain(application: ElectronApplication): Promise<void> {
  await application.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (contents === undefined) throw new Error('the application has no window');
    for (let tries = 0; tries < 400; tries += 1) {
      // A page that dies while it is asked never answers.
      const pause = new Promise<false>((resolve) => setTimeout(resolve, 100, false));
      const shown = contents.isCrashed() ? false : contents.executeJavaScript('document.querySelector("nav") !== null').catch(() => false);
      if ((await Promise.race([shown, pause])) === true) return;
      await pause;
    }
    throw new Error('the page did not come back');
  });
}

import { type ElectronApplication, expect } from '@playwright/test';

/** What a page hands to the main process for the case that it crashes: seen as it arrives there. */
export async function followKeeping(application: ElectronApplication): Promise<{ readonly has: (words: string) => Promise<void> }> {
  await application.evaluate(({ ipcMain }) => {
    // Electron has one function for each channel, and no way to hear beside it.
    const handlers = (ipcMain as unknown as { readonly _invokeHandlers: Map<string, (...args: unknown[]) => unknown> })._invokeHandlers;
    const answer = handlers.get('page.keep');
    if (answer === undefined) throw new Error('nothing keeps what the page hands over');
    // All that ever arrived: what is saved meanwhile is let go again.
    const kept: string[] = [];
    handlers.set('page.keep', async (...args) => {
      const answered = await answer(...args);
      kept.push((args[1] as { readonly value: string | null }).value ?? '');
      return answered;
    });
    Object.assign(globalThis, { keptOfPage: () => kept.join('\n') });
  });
  const all = (): Promise<string> => application.evaluate(() => (globalThis as unknown as { keptOfPage: () => string }).keptOfPage());
  return { has: (words) => expect.poll(all, 'what the page has handed over').toContain(words) };
}

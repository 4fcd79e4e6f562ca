import type { ElectronApplication, Page } from '@playwright/test';

/**
 * Loads the page again without its policies, as after a hole in it: what then still
 * holds are the walls of the main process.
 */
export async function withoutPolicy(application: ElectronApplication, page: Page): Promise<void> {
  await application.evaluate(({ BrowserWindow }) => {
    for (const { webContents } of BrowserWindow.getAllWindows()) {
      webContents.session.webRequest.onHeadersReceived(({ responseHeaders = {} }, answer) => {
        const policies = /^(content-security-policy|permissions-policy|cross-origin-.*)$/i;
        const kept = Object.entries(responseHeaders).filter(([name]) => !policies.test(name));
        answer({ responseHeaders: Object.fromEntries(kept) });
      });
    }
  });
  await page.reload();
  await page.locator('nav').first().waitFor();
  // An element that the policy forbids proves that it is gone.
  const free = await page.evaluate(() => {
    const style = Object.assign(document.createElement('style'), { textContent: 'html { --without-policy: yes }' });
    document.head.append(style);
    return getComputedStyle(document.documentElement).getPropertyValue('--without-policy').trim();
  });
  if (free !== 'yes') throw new Error('the page still has its policies');
}

import { expect, type Page, test } from '@playwright/test';
import { launchApplication } from '../helpers/application';
import { briefingPage, paste } from '../helpers/briefing-page';
import { hostileHtml } from '../helpers/hostile-html';
import { listeningServer } from '../helpers/listening-server';
import { elementAttempts, pageAttempts } from '../helpers/page-attempts';

/** The content security policy and Trusted Types, in the real page. */

async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.runs = 0;
    window.reports = [];
    window.ran = () => {
      window.runs += 1;
    };
    document.addEventListener('securitypolicyviolation', (event) => window.reports.push(event.effectiveDirective));
  });
}

/** Waits until `directive` has refused something, and forgets it. */
async function expectRefused(page: Page, name: string, directive: string): Promise<void> {
  const refused = async (): Promise<boolean> => {
    const reports = await page.evaluate(() => window.reports);
    return directive.split(' or ').some((either) => reports.includes(either));
  };
  await expect.soft.poll(refused, { message: `${directive} refuses ${name}` }).toBe(true);
  await page.evaluate(() => {
    window.reports = [];
  });
}

test('E7 nothing that a page can be talked into makes markup, runs a script or connects', async () => {
  const server = await listeningServer();
  // Every report of this test is provoked.
  const { page, close } = await launchApplication({ expectedErrors: [/./] });
  await watch(page);
  for (const { name, directive, attempt } of pageAttempts) {
    await page.evaluate(attempt as (host: string) => void, server.host).catch(() => undefined);
    await expectRefused(page, name, directive);
  }
  for (const { name, directive, tag, attributes } of elementAttempts) {
    const made = page.evaluate(
      ([name, given, host]) => {
        const element = document.createElement(name);
        for (const [key, value] of Object.entries(given)) element.setAttribute(key, value.replaceAll('HOST', host));
        (name === 'base' || name === 'link' ? document.head : document.body).append(element);
      },
      [tag, attributes, server.host] as const,
    );
    await made.catch(() => undefined);
    await expectRefused(page, name, directive);
  }
  expect(await page.evaluate(() => window.runs)).toBe(0);
  expect(server.connections()).toBe(0);
  server.close();
  await close();
});

test('E7 whatever is pasted runs nothing, loads nothing, and keeps its words', async () => {
  test.setTimeout(600_000);
  const server = await listeningServer();
  const { page, close } = await launchApplication();
  const { text, saved } = briefingPage(page);
  await watch(page);
  await page.keyboard.press('Control+Shift+N');
  await expect(text).toContainText('Purpose');
  expect(hostileHtml.length).toBeGreaterThanOrEqual(60);
  for (const { html, lost } of hostileHtml) {
    await text.focus();
    await page.keyboard.press('Control+A');
    await paste(page, { 'text/html': `<p>before</p>${html.replaceAll('HOST', server.host)}<p>after</p>` });
    await expect.soft(text, html).toContainText('before');
    if (lost !== true) await expect.soft(text, html).toContainText('after');
    await expect
      .soft(text.locator('a, img, svg, script, style, iframe, video, [id], [onerror], [style*="url"], [class="x"]'), html)
      .toHaveCount(0);
  }
  await saved();
  expect(await page.evaluate(() => [window.runs, 'polluted' in {}])).toEqual([0, false]);
  expect(server.connections()).toBe(0);
  server.close();
  // No allowance here: a single report of the policy fails the test.
  await close();
});

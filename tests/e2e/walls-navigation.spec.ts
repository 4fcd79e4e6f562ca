import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { type LaunchedApplication, launchApplication } from '../helpers/application';
import { waitForWall, wallLines } from '../helpers/wall-log';
import { withoutPolicy } from '../helpers/without-policy';

/** What a page of ours can and cannot do to its window, in the real application. */

const ourPage = 'app://briefing/';
/** Chromium itself says no to these, before the walls are asked, and reports it. */
const expectedErrors = [
  /Not allowed to (load local resource|navigate top frame)/,
  /^Refused to/,
  /^CSP report/,
  /^Blocked (opening|form submission)/,
  /Content Security Policy/,
  /^A request for something else/,
  /status of 404/,
];

let launched: LaunchedApplication;

test.beforeEach(async () => {
  launched = await launchApplication({ expectedErrors });
  await launched.page.evaluate(() => {
    document.documentElement.dataset.sameDocument = 'yes';
  });
});
test.afterEach(() => launched.close());

function windowCount(): Promise<number> {
  return launched.application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
}

async function stillHere(): Promise<void> {
  expect(launched.page.url()).toBe(ourPage);
  // Not a locator: it would wait for the end of a navigation that was refused.
  expect(await launched.page.evaluate(() => document.documentElement.dataset.sameDocument)).toBe('yes');
  expect(
    await launched.application.evaluate(({ webContents }) => webContents.getAllWebContents().map((contents) => contents.getURL())),
  ).toEqual([ourPage]);
}

async function goTo(address: string): Promise<void> {
  await launched.page.evaluate((to) => {
    location.href = to;
  }, address);
}

test('E13 a page of ours can take its window nowhere else', async () => {
  const elsewhere = [
    'https://example.org/',
    'http://127.0.0.1:9/',
    'app://briefing.evil/',
    'app://briefing/assets/x.js',
    'blob:app://briefing/x',
  ];
  for (const [index, address] of elsewhere.entries()) {
    await goTo(address);
    await waitForWall(launched.userData, 'wall.navigation', index + 1);
  }
  await stillHere();
});

test('E13 what Chromium itself refuses to show is not shown either', async () => {
  for (const address of [
    'file:///etc/passwd',
    'data:text/html,x',
    'view-source:app://briefing/',
    'chrome://gpu/',
    'javascript:document.title="x"',
  ]) {
    await goTo(address);
  }
  // Known to reach the walls, and after all of the others.
  await goTo('https://last.example/');
  await waitForWall(launched.userData, 'wall.navigation', 1);
  await stillHere();
  expect(await launched.page.evaluate(() => document.title)).not.toBe('x');
});

test('E13 an empty page, which Chromium shows without asking, gives way to ours again', async () => {
  const { page, userData } = launched;
  // The page is gone before it can answer.
  await goTo('about:blank').catch(() => {});
  await waitForWall(userData, 'wall.navigation', 1);
  await page.locator('nav').first().waitFor();
  expect(page.url()).toBe(ourPage);
});

test('E13 a refresh that is planted in the page leads nowhere', async () => {
  await launched.page.evaluate(() => {
    const refresh = Object.assign(document.createElement('meta'), { httpEquiv: 'refresh', content: '0; url=https://refresh.example/' });
    document.head.append(refresh);
  });
  await waitForWall(launched.userData, 'wall.navigation', 1);
  await stillHere();
});

test('E13 a form and a frame that are planted in the page lead nowhere', async () => {
  const { page, userData } = launched;
  const refused = page.evaluate(
    () =>
      new Promise<readonly string[]>((resolve) => {
        const directives: string[] = [];
        document.addEventListener('securitypolicyviolation', (event) => {
          if (directives.push(event.effectiveDirective) === 2) resolve(directives);
        });
        const frame = Object.assign(document.createElement('iframe'), { src: 'app://briefing/' });
        const form = Object.assign(document.createElement('form'), { action: 'https://example.org/', method: 'post' });
        document.body.append(frame, form);
        form.submit();
      }),
  );
  expect([...(await refused)].sort()).toEqual(['form-action', 'frame-src']);
  await stillHere();
  expect(page.frames().filter((frame) => frame.url().startsWith('app:'))).toHaveLength(1);
  expect(await wallLines(userData, 'wall.navigation')).toEqual([]);
});

test('E13 without its policy, the page cannot fill a frame or send a form either', async () => {
  const { application, page, userData } = launched;
  await withoutPolicy(application, page);
  await page.evaluate(() => {
    const frame = Object.assign(document.createElement('iframe'), { src: 'app://briefing/' });
    document.body.append(frame);
  });
  await waitForWall(userData, 'wall.navigation', 1);
  await page.evaluate(() => {
    const form = Object.assign(document.createElement('form'), { action: 'https://example.org/', method: 'post' });
    document.body.append(form);
    form.submit();
  });
  await waitForWall(userData, 'wall.navigation', 2);
  expect(page.frames().filter((frame) => frame.url().startsWith('app:'))).toHaveLength(1);
  expect(page.url()).toBe(ourPage);
});

test('E13 the page can be loaded again, by itself and by the main process', async () => {
  const { application, page, userData } = launched;
  await page.evaluate(() => location.reload());
  await expect(page.locator('html[data-same-document="yes"]')).not.toBeAttached();
  await page.locator('nav').first().waitFor();
  await page.evaluate(() => {
    document.documentElement.dataset.sameDocument = 'yes';
  });
  await application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.reload());
  await expect(page.locator('html[data-same-document="yes"]')).not.toBeAttached();
  await page.locator('nav').first().waitFor();
  expect(page.url()).toBe(ourPage);
  expect(await wallLines(userData, 'wall.navigation')).toEqual([]);
});

/** All that a page, or a person in it, can do to open a window: what the page's own calls answer, then clicks of four kinds. */
async function openWindowsInEveryWay(page: Page, clicked: (clicks: number) => Promise<void>): Promise<readonly boolean[]> {
  const opened = await page.evaluate(() => [
    window.open('https://example.org/') === null,
    window.open('app://briefing/') === null,
    window.open('about:blank', 'named', 'width=300') === null,
  ]);
  await page.evaluate(() => {
    const link = Object.assign(document.createElement('a'), { href: 'app://briefing/', textContent: 'planted link' });
    link.style.cssText = 'position:fixed;top:0;left:0;z-index:10000;background:white';
    const blank = Object.assign(link.cloneNode(true) as HTMLAnchorElement, { target: '_blank', textContent: 'planted blank link' });
    blank.style.top = '40px';
    document.body.append(link, blank);
  });
  await page.getByText('planted blank link').click();
  await clicked(1);
  await page.getByText('planted link').click({ button: 'middle' });
  await clicked(2);
  await page.getByText('planted link').click({ modifiers: ['Control'] });
  await clicked(3);
  await page.getByText('planted link').click({ modifiers: ['Shift'] });
  await clicked(4);
  return opened;
}

test('E14 nothing that a page or a person does in it opens a second window', async () => {
  const { page } = launched;
  expect(await openWindowsInEveryWay(page, async () => {})).toEqual([true, true, true]);
  expect(await windowCount()).toBe(1);
  await stillHere();
});

test('E14 without its policy the page opens no second window either', async () => {
  const { application, page, userData } = launched;
  await withoutPolicy(application, page);
  const opened = await openWindowsInEveryWay(page, (clicks) => waitForWall(userData, 'wall.window', 3 + clicks));
  expect(opened).toEqual([true, true, true]);
  expect(await windowCount()).toBe(1);
  expect(page.url()).toBe(ourPage);
});

test('E11 E12 a webview in the page is an unknown element and shows nothing', async () => {
  const { page } = launched;
  await page.evaluate(() => {
    const view = document.createElement('webview');
    view.setAttribute('src', 'https://example.org/');
    view.setAttribute('allowpopups', '');
    document.body.append(view);
  });
  expect(await page.evaluate(() => document.querySelector('webview')?.constructor.name)).toBe('HTMLElement');
  await stillHere();
});

async function dropFile(page: Page, file: string): Promise<void> {
  const devTools = await page.context().newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await devTools.send('Input.dispatchDragEvent', { type, x: 600, y: 400, data: { items: [], files: [file], dragOperationsMask: 1 } });
  }
}

test('X4 a file that is dropped on the window outside of the import does nothing', async () => {
  const { application, page, userData } = launched;
  const file = join(userData, 'dropped.html');
  await writeFile(file, '<h1>not ours</h1>');
  await dropFile(page, file);
  await stillHere();
  expect(await wallLines(userData, 'wall.navigation')).toEqual([]);

  // In a window that would show what is dropped on it, the same drop is a window of its own, and ends at the walls.
  const opening = application.waitForEvent('window');
  await application
    .evaluate(async ({ BrowserWindow }) => {
      const planted = new BrowserWindow({ webPreferences: { partition: 'briefing-notes', sandbox: true, navigateOnDragDrop: true } });
      await planted.loadURL('app://briefing/fonts/');
    })
    .catch(() => {});
  const planted = await opening;
  await dropFile(planted, file);
  await waitForWall(userData, 'wall.window', 1);
  expect((await wallLines(userData, 'wall.window'))[0]).toContain('"file"');
  await planted.close();
});

import { createSocket } from 'node:dgram';
import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { expect, type Page, test } from '@playwright/test';
import { launchApplication } from '../helpers/application';
import { type CountingServer, startCountingServer } from '../helpers/counting-server';
import { wallLines } from '../helpers/wall-log';
import { withoutPolicy } from '../helpers/without-policy';

/** Nothing leaves the application, not even for a server on this computer: neither with the page's policy nor without it. */

const expectedErrors = [
  /^Refused to/,
  /^CSP report/,
  /Content Security Policy/,
  /Insecure Content-Security-Policy/,
  /ERR_BLOCKED_BY/,
  /^WebSocket connection to/,
  /TrustedScriptURL/,
  /^A request for something else/,
];

/** Tries every way out that a page has, each to its end, and tells what came of it. */
function tryEveryWayOut(page: Page, port: number): Promise<readonly string[]> {
  return page.evaluate(async (to) => {
    const http = `http://127.0.0.1:${to}`;
    const ended = (target: EventTarget, well: string): Promise<string> =>
      new Promise((resolve) => {
        target.addEventListener(well, () => resolve(well));
        target.addEventListener('error', () => resolve('error'));
      });
    const attempts = {
      fetch: () =>
        fetch(`${http}/fetch`, { mode: 'no-cors' }).then(
          () => 'answered',
          () => 'error',
        ),
      name: () =>
        fetch(`http://localhost:${to}/name`, { mode: 'no-cors' }).then(
          () => 'answered',
          () => 'error',
        ),
      keepalive: () =>
        fetch(`${http}/alive`, { mode: 'no-cors', keepalive: true, method: 'POST', body: 'x' }).then(
          () => 'answered',
          () => 'error',
        ),
      webSocket: () => ended(new WebSocket(`ws://127.0.0.1:${to}/socket`), 'open'),
      eventSource: () => ended(new EventSource(`${http}/events`), 'open'),
      request: () => {
        const request = new XMLHttpRequest();
        request.open('GET', `${http}/request`);
        const end = ended(request, 'load');
        request.send();
        return end;
      },
      image: () => ended(Object.assign(new Image(), { src: `${http}/image.png` }), 'load'),
      script: () => {
        const script = Object.assign(document.createElement('script'), { src: `${http}/script.js` });
        const end = ended(script, 'load');
        document.head.append(script);
        return end;
      },
      style: () => {
        const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: `${http}/style.css` });
        const end = ended(link, 'load');
        document.head.append(link);
        return end;
      },
      font: () =>
        new FontFace('planted', `url(${http}/font.woff2)`).load().then(
          () => 'answered',
          () => 'error',
        ),
      worker: () => {
        try {
          return ended(new Worker(`${http}/worker.js`), 'message');
        } catch {
          return Promise.resolve('error');
        }
      },
      video: () => ended(Object.assign(document.createElement('video'), { preload: 'auto', src: `${http}/video.mp4` }), 'loadeddata'),
      // These say nothing of their end.
      silent: async () => {
        navigator.sendBeacon(`${http}/beacon`, 'x');
        for (const rel of ['preconnect', 'dns-prefetch', 'prefetch', 'preload', 'modulepreload', 'prerender', 'manifest', 'icon']) {
          document.head.append(Object.assign(document.createElement('link'), { rel, href: `${http}/${rel}`, as: 'image' }));
        }
        const link = Object.assign(document.createElement('a'), { href: '#', ping: `${http}/ping` });
        document.body.append(link);
        link.click();
        return 'error';
      },
      peer: async () => {
        const peer = new RTCPeerConnection({
          iceServers: [{ urls: `stun:127.0.0.1:${to}` }, { urls: `turn:127.0.0.1:${to}?transport=tcp`, username: 'x', credential: 'y' }],
        });
        peer.createDataChannel('planted');
        const gathered = new Promise((resolve) => {
          peer.addEventListener('icegatheringstatechange', () => peer.iceGatheringState === 'complete' && resolve(undefined));
        });
        await peer.setLocalDescription();
        await gathered;
        const candidates = (peer.localDescription?.sdp ?? '').match(/a=candidate/g)?.length ?? 0;
        peer.close();
        return candidates === 0 ? 'error' : `${candidates} candidates`;
      },
    };
    const results = await Promise.all(
      Object.entries(attempts).map(async ([name, attempt]) => {
        try {
          return `${name}: ${await attempt()}`;
        } catch (thrown) {
          return `${name}: ${thrown instanceof Error && /SecurityError|TrustedScriptURL/.test(`${thrown.name} ${thrown.message}`) ? 'error' : String(thrown)}`;
        }
      }),
    );
    // By now what said nothing of its end has had its turn as well.
    await fetch(`${http}/last`, { mode: 'no-cors' }).catch(() => {});
    return results.filter((result) => !result.endsWith(': error'));
  }, port);
}

/** Proves that the server counts: whatever arrived before us would have been counted as well. */
async function comeOnce({ port, arrived }: CountingServer): Promise<void> {
  const before = arrived();
  connect(port, '127.0.0.1').on('error', () => {});
  createSocket('udp4').send('x', port, '127.0.0.1');
  await expect.poll(() => arrived() - before).toBe(2);
}

const filesIn = (folder: string): Promise<readonly string[]> => readdir(folder).catch(() => []);

let server: CountingServer;
test.beforeEach(async () => {
  server = await startCountingServer();
});
test.afterEach(() => server.close());

test('X2 the page reaches nobody', async () => {
  const { page, close } = await launchApplication({ expectedErrors });
  expect(await tryEveryWayOut(page, server.port)).toEqual([]);
  expect(server.arrived()).toBe(0);
  await comeOnce(server);
  expect(server.arrived()).toBe(2);
  await close();
});

test('X2 without its policy the page reaches nobody either', async () => {
  const { application, page, userData, close } = await launchApplication({ expectedErrors });
  await withoutPolicy(application, page);
  expect(await tryEveryWayOut(page, server.port)).toEqual([]);
  expect((await wallLines(userData, 'wall.request')).length).toBeGreaterThanOrEqual(10);
  await comeOnce(server);
  expect(server.arrived()).toBe(2);
  await close();
});

test('X2 nor does the main process through Chromium, in whatever session', async () => {
  const { application, close } = await launchApplication();
  const answers = await application.evaluate(async ({ net, session }, port) => {
    const ask = (options: Electron.ClientRequestConstructorOptions): Promise<string> =>
      new Promise((resolve) => {
        const request = net.request({ url: `http://127.0.0.1:${port}/`, ...options });
        request.on('response', () => resolve('answered'));
        request.on('error', (error) => resolve(error.message));
        request.end();
      });
    const sessions = [
      session.defaultSession,
      session.fromPartition('briefing-notes'),
      session.fromPartition('planted'),
      session.fromPartition('persist:planted'),
    ];
    return Promise.all(sessions.map((one) => ask({ session: one })));
  }, server.port);
  expect(answers).toEqual(Array.from({ length: 4 }, () => 'net::ERR_BLOCKED_BY_CLIENT'));
  await comeOnce(server);
  expect(server.arrived()).toBe(2);
  await close();
});

test('X2 no name and no address of a host is looked up, and no proxy is used', async () => {
  const { application, close } = await launchApplication();
  const { proxy, host } = await application.evaluate(async ({ session }) => {
    const ours = session.fromPartition('briefing-notes');
    const found = await ours.resolveHost('localhost').then(
      () => 'found',
      (error: Error) => error.message,
    );
    return { proxy: await ours.resolveProxy('https://example.org/'), host: found };
  });
  expect(proxy).toBe('DIRECT');
  expect(host).toContain('ERR_NAME_NOT_RESOLVED');
  await close();
});

test('X2 what the page stores or caches never reaches the disk', async () => {
  const { application, close } = await launchApplication();
  const windows = await application.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(({ webContents }) => ({
      persistent: webContents.session.isPersistent(),
      storage: webContents.session.getStoragePath(),
      spelling: webContents.session.isSpellCheckerEnabled(),
    })),
  );
  expect(windows).toEqual([{ persistent: false, storage: null, spelling: false }]);
  await close();
});

/** Asks for a download in the three ways that a page has. */
async function askForDownloads(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const href of [URL.createObjectURL(new Blob(['planted'])), 'data:text/plain,planted', 'app://briefing/index.html']) {
      const link = Object.assign(document.createElement('a'), { href, download: 'planted.txt' });
      document.body.append(link);
      link.click();
    }
  });
}

test('X3 nothing can be downloaded from the page', async () => {
  const { application, page, close } = await launchApplication({ expectedErrors: [...expectedErrors, /^Download is disallowed/] });
  const folder = await application.evaluate(({ app }) => app.getPath('downloads'));
  const before = await filesIn(folder);
  await askForDownloads(page);
  // Answered by the main process, so after the downloads were.
  await page.evaluate(() => fetch('app://briefing/index.html').catch(() => {}));
  expect(await filesIn(folder)).toEqual(before);
  await close();
});

test('X3 nor without its policy', async () => {
  const { application, page, userData, close } = await launchApplication({ expectedErrors });
  await withoutPolicy(application, page);
  const folder = await application.evaluate(({ app }) => app.getPath('downloads'));
  const before = await filesIn(folder);
  await askForDownloads(page);
  await expect.poll(async () => (await wallLines(userData, 'wall.download')).length).toBeGreaterThanOrEqual(1);
  // Chromium begins a temporary file before it asks, and removes it when it is told no.
  await expect.poll(() => filesIn(folder)).toEqual(before);
  await close();
});

import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppFolders, answerAppRequest } from '../../../../electron/window/app-protocol';

let home: string;
let folders: AppFolders;

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'briefing-notes-protocol-'));
  folders = { renderer: join(home, 'renderer'), fonts: join(home, 'fonts') };
  const write = (path: string, text: string): void => {
    mkdirSync(join(home, path, '..'), { recursive: true });
    writeFileSync(join(home, path), text);
  };
  write('renderer/index.html', '<meta content="%STYLE_NONCE%">');
  write('renderer/assets/a.js', 'ours');
  write('fonts/a.ttf', 'ours');
  for (const path of ['secret.js', 'index.html', 'renderer-evil/secret.js', 'fonts-evil/secret.js', 'etc/passwd.js']) write(path, 'SECRET');
  // What another system would take for something else, or what no build writes.
  for (const name of [
    'CON.js',
    'nul.js',
    'a.js::$DATA',
    'a.js.',
    'a.js ',
    'lpt1.js',
    'a b.js',
    '.hidden.js',
    'a\\b.js',
    'plain.txt',
    'noname',
  ])
    write(`renderer/assets/${name}`, 'SECRET');
  symlinkSync(join(home, 'secret.js'), join(folders.renderer, 'assets/link.js'));
  symlinkSync('../../secret.js', join(folders.renderer, 'assets/relative.js'));
  symlinkSync(home, join(folders.renderer, 'out'));
  symlinkSync(join(home, 'renderer-evil'), join(folders.renderer, 'sibling'));
  symlinkSync(join(home, 'secret.js'), join(folders.fonts, 'link.ttf'));
});

afterAll(() => rmSync(home, { recursive: true, force: true }));

const ups = ['..', '%2e%2e', '%2E.', '.%2e', '%252e%252e', '%c0%ae%c0%ae', '..%00', '....', '..;', '%u002e%u002e', '．．'];
const separators = ['/', '%2f', '\\', '%5c', '%255c', '//', '%c0%af'];

const traversals = [
  ...ups.flatMap((up) => separators.map((separator) => `/${up}${separator}secret.js`)),
  ...ups.map((up) => `/assets/${up}/${up}/secret.js`),
  ...separators.map((separator) => `/fonts/..${separator}secret.js`),
  ...separators.map((separator) => `/..${separator}renderer-evil${separator}secret.js`),
  '/-evil/secret.js',
  '/../../../../../../etc/passwd',
  '//etc/passwd.js',
  '/%2fetc%2fpasswd.js',
  '/C:/secret.js',
  '/c%3a%5csecret.js',
  '/file:///etc/passwd.js',
  '/%5c%5chost%5cshare%5csecret.js',
];

const links = [
  '/assets/link.js',
  '/assets/relative.js',
  '/out/secret.js',
  '/out/renderer-evil/secret.js',
  '/sibling/secret.js',
  '/fonts/link.ttf',
];

const names = [
  '/assets/CON.js',
  '/assets/nul.js',
  '/assets/lpt1.js',
  '/con/a.js',
  '/AUX',
  '/assets/a.js::$DATA',
  '/assets/a.js:stream.js',
  '/assets/a.js.',
  '/assets/a.js%20',
  '/assets/a.js%00',
  '/assets/a%00.js',
  '/assets/secret.txt%00.js',
  '/assets/a%20b.js',
  '/assets/.hidden.js',
  '/assets/a%5cb.js',
  '/assets/plain.txt',
  '/assets/noname',
  '/assets/',
  '/assets',
  '/fonts/',
  '/%',
  '/%ff',
  '/assets/%61.js',
  `/${'a'.repeat(5000)}.js`,
  `/${'a/'.repeat(5000)}a.js`,
];

const addresses = [
  'app://briefing/assets/a.js?x',
  'app://briefing/?../secret.js',
  'app://user@briefing/assets/a.js',
  'app://user:word@briefing/assets/a.js',
  'app://briefing:80/assets/a.js',
  'app://briefing.example/assets/a.js',
  'app://briefing@evil/assets/a.js',
  'app://evil/assets/a.js',
  'app://BRIEFING/assets/a.js',
  'app:///assets/a.js',
  'app:/briefing/assets/a.js',
  'app:assets/a.js',
  'app2://briefing/assets/a.js',
  'file:///etc/passwd',
  'http://briefing/assets/a.js',
  'no address',
  '',
];

const forms = [...[...traversals, ...links, ...names].map((path) => `app://briefing${path}`), ...addresses];
const get = (url: string, method = 'GET') => answerAppRequest({ url, method }, folders);

describe('E18 the application protocol', () => {
  it('is tried with at least 80 forms', () => expect(new Set(forms).size).toBeGreaterThanOrEqual(80));

  it.each(forms.map((url) => [url.slice(0, 120), url]))('has nothing at %s', async (_shown, url) => {
    const answer = await get(url);
    expect([answer.status, await answer.text()]).toEqual([404, 'Not found']);
  });

  it.each(['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH', 'TRACE', 'get', ''])('knows no method %s', async (method) => {
    expect((await get('app://briefing/assets/a.js', method)).status).toBe(404);
  });

  it.each(['/', '/index.html', '/assets/a.js', '/fonts/a.ttf', '/assets/../assets/a.js', '/assets/a.js#part'])(
    'answers our own %s',
    async (path) => {
      const answer = await get(`app://briefing${path}`);
      expect(answer.status).toBe(200);
      expect(await answer.text()).not.toContain('SECRET');
      expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff');
      expect(answer.headers.get('Content-Security-Policy')).toMatch(/^default-src 'none'; .*require-trusted-types-for 'script'/);
    },
  );

  it('gives every load of the page a nonce of its own, in policy and page', async () => {
    const nonces = await Promise.all(
      ['/', '/index.html', '/'].map(async (path) => {
        const answer = await get(`app://briefing${path}`);
        const nonce = /'nonce-([\w-]{22})'/.exec(answer.headers.get('Content-Security-Policy') ?? '')?.[1] ?? '';
        expect(await answer.text()).toBe(`<meta content="${nonce}">`);
        return nonce;
      }),
    );
    expect(new Set(nonces).size).toBe(3);
  });

  it('is tried with forms that would lead a careless reader out', () => {
    const led = forms.filter((url) => {
      try {
        return readFileSync(join(folders.renderer, decodeURIComponent(url.replace('app://briefing', ''))), 'utf8') === 'SECRET';
      } catch {
        return false;
      }
    });
    expect(led.length).toBeGreaterThan(15);
  });
});

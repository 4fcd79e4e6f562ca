import { randomBytes } from 'node:crypto';
import { readFile, realpath } from 'node:fs/promises';
import { extname, isAbsolute, join, relative } from 'node:path';
import { contentSecurityPolicy, filePolicy, fixedHeaders } from '../security/content-security-policy';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
};

/** Where the answers come from: the built renderer, and the fonts that interface and paper share. */
export type AppFolders = { readonly renderer: string; readonly fonts: string };

const notFound = (): Response => new Response('Not found', { status: 404 });

/** Loads what answers are made of, which Node does at the first one: 30 ms that the page would wait for. */
export function warmUpAnswers(): void {
  notFound();
}

/** Addresses of our own files, as the build names them: plain segments, nothing encoded, no dot at an end. */
const plainPath = /^\/(?:[\w-]+\/)*[\w-]+(?:\.[\w-]+)*$/;
/** Names that Windows takes for devices, whatever follows the dot. */
const device = /\/(?:con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(?:\.|\/|$)/i;

/**
 * Answers a request for `app://briefing/...` from the two folders and nothing else: a GET for a file of
 * the build by its plain name. The file that it leads to, links resolved, must lie inside its folder.
 */
export async function answerAppRequest(request: Pick<Request, 'method' | 'url'>, folders: AppFolders): Promise<Response> {
  const address = parseAddress(request.url);
  if (request.method !== 'GET' || address === null || !isOurs(address)) return notFound();
  const path = address.pathname === '/' ? '/index.html' : address.pathname;
  if (!plainPath.test(path) || device.test(path)) return notFound();
  const inFonts = path.startsWith('/fonts/');
  const folder = inFonts ? folders.fonts : folders.renderer;
  const name = path.slice(inFonts ? '/fonts/'.length : 1);
  const contentType = contentTypes[extname(name)];
  if (contentType === undefined) return notFound();
  const body = await readInside(folder, name);
  if (body === null) return notFound();
  if (name === 'index.html') return pageWithPolicy(body);
  return new Response(new Uint8Array(body), {
    headers: { ...fixedHeaders, 'Content-Type': contentType, 'Content-Security-Policy': filePolicy() },
  });
}

function parseAddress(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

/** No port, no user, no question: such addresses are none of ours, whatever file they name. */
function isOurs({ protocol, host, username, password, search }: URL): boolean {
  return protocol === 'app:' && host === 'briefing' && username === '' && password === '' && search === '';
}

async function readInside(folder: string, name: string): Promise<Buffer | null> {
  try {
    const [base, file] = await Promise.all([realpath(folder), realpath(join(folder, name))]);
    const way = relative(base, file);
    if (way === '' || way.startsWith('..') || isAbsolute(way)) return null;
    return await readFile(file);
  } catch {
    return null;
  }
}

/** Each load gets a fresh nonce, which lets Mantine's one style element in and no other. */
function pageWithPolicy(page: Buffer): Response {
  const nonce = randomBytes(16).toString('base64url');
  return new Response(page.toString('utf8').replaceAll('%STYLE_NONCE%', nonce), {
    headers: {
      ...fixedHeaders,
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': contentSecurityPolicy(nonce),
      'Cache-Control': 'no-store',
    },
  });
}

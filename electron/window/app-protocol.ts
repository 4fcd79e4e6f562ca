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

/**
 * Answers a request for `app://briefing/...` from the two folders and nothing else. A path is taken
 * apart by the URL parser, and the file it leads to, links resolved, must lie inside its folder.
 */
export async function answerAppRequest(url: string, folders: AppFolders): Promise<Response> {
  const address = new URL(url);
  if (address.host !== 'briefing') return notFound();
  let path: string;
  try {
    path = decodeURIComponent(address.pathname);
  } catch {
    return notFound();
  }
  if (path.includes('\0') || path.includes('\\')) return notFound();
  const inFonts = path.startsWith('/fonts/');
  const folder = inFonts ? folders.fonts : folders.renderer;
  const name = inFonts ? path.slice('/fonts/'.length) : path === '/' ? 'index.html' : path.slice(1);
  const contentType = contentTypes[extname(name)];
  if (contentType === undefined) return notFound();
  const body = await readInside(folder, name);
  if (body === null) return notFound();
  if (name === 'index.html') return pageWithPolicy(body);
  return new Response(new Uint8Array(body), {
    headers: { ...fixedHeaders, 'Content-Type': contentType, 'Content-Security-Policy': filePolicy() },
  });
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

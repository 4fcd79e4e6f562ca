import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { serveUtility } from '../process/serve';
import type { DisposableIndex } from './disposable-index';
import type { IndexCalls } from './index-calls';

/**
 * Entry of the index process: a utility process of its own, since SQLite in WebAssembly works
 * synchronously and would hold up the window. Its first call is `open`.
 */
let opened: Promise<DisposableIndex> | null = null;

/**
 * An index below this size answers at once as it is. Making SQLite's code faster still would cost more than it ever gives
 * back, and that while the window is drawn: docs/adr/0016.
 */
const smallBytes = 8 * 1024 * 1024;

async function openIndex(file: string): Promise<DisposableIndex> {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) < smallBytes) setFlagsFromString('--liftoff-only');
  // After that: SQLite's code is compiled when it is loaded.
  const { openDisposableIndex } = await import('./disposable-index');
  return openDisposableIndex({
    file,
    newEpoch: () => randomUUID(),
    onDiscard: (reason) => console.warn(`The search index starts anew: ${reason}`),
  });
}

function index(): Promise<DisposableIndex> {
  if (opened === null) throw new Error('the index process was not told its file');
  return opened;
}

serveUtility<IndexCalls>({
  open: (file) => {
    opened = openIndex(file);
    return null;
  },
  articles: async (query) => (await index()).ask('articles', query),
  evidence: async () => (await index()).ask('evidence', null),
  briefings: async () => (await index()).ask('briefings', null),
  counts: async () => (await index()).ask('counts', null),
  findAnnotation: async (id) => (await index()).ask('findAnnotation', id),
  articleWithOriginal: async (sha256) => (await index()).ask('articleWithOriginal', sha256),
  nearestArticle: async (text) => (await index()).ask('nearestArticle', text),
  stamps: async () => (await index()).ask('stamps', null),
  apply: async (changes) => (await index()).apply(changes),
  close: async () => {
    await (await index()).close();
    return null;
  },
});

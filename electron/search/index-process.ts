import { randomUUID } from 'node:crypto';
import { serveUtility } from '../process/serve';
import { type DisposableIndex, openDisposableIndex } from './disposable-index';
import type { IndexCalls } from './index-calls';

/**
 * Entry of the index process: a utility process of its own, since SQLite in WebAssembly works
 * synchronously and would hold up the window. Its first call is `open`.
 */
let opened: Promise<DisposableIndex> | null = null;

function index(): Promise<DisposableIndex> {
  if (opened === null) throw new Error('the index process was not told its file');
  return opened;
}

serveUtility<IndexCalls>({
  open: (file) => {
    opened = openDisposableIndex({
      file,
      newEpoch: () => randomUUID(),
      onDiscard: (reason) => console.warn(`The search index starts anew: ${reason}`),
    });
    return null;
  },
  articles: async (query) => (await index()).ask('articles', query),
  evidence: async () => (await index()).ask('evidence', null),
  briefings: async () => (await index()).ask('briefings', null),
  counts: async () => (await index()).ask('counts', null),
  findAnnotation: async (id) => (await index()).ask('findAnnotation', id),
  articleWithOriginal: async (sha256) => (await index()).ask('articleWithOriginal', sha256),
  stamps: async () => (await index()).ask('stamps', null),
  apply: async (changes) => (await index()).apply(changes),
  close: async () => {
    await (await index()).close();
    return null;
  },
});

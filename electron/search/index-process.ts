import { randomUUID } from 'node:crypto';
import { serveUtility } from '../process/serve';
import { openDisposableIndex } from './disposable-index';
import type { IndexCalls } from './index-calls';

/**
 * Entry of the index process: a utility process of its own, since SQLite in WebAssembly works
 * synchronously and would hold up the window. Its argument is the index's file.
 */
const file = process.argv[2];
if (file === undefined) throw new Error('the index process needs the path of its file');

const opening = openDisposableIndex({
  file,
  newEpoch: () => randomUUID(),
  onDiscard: (reason) => console.warn(`The search index starts anew: ${reason}`),
});

serveUtility<IndexCalls>({
  articles: async (query) => (await opening).ask('articles', query),
  evidence: async () => (await opening).ask('evidence', null),
  briefings: async () => (await opening).ask('briefings', null),
  counts: async () => (await opening).ask('counts', null),
  findAnnotation: async (id) => (await opening).ask('findAnnotation', id),
  articleWithOriginal: async (sha256) => (await opening).ask('articleWithOriginal', sha256),
  stamps: async () => (await opening).ask('stamps', null),
  apply: async (changes) => (await opening).apply(changes),
  close: async () => {
    await (await opening).close();
    return null;
  },
});

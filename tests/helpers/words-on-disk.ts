import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { z } from 'zod';
import { unwatchedDisk } from '../../electron/library/ballast';
import type { DocumentPlace } from '../../electron/library/document-place';
import { createDurableFile, type DurableFile } from '../../electron/library/durable-file';
import { type DocumentKind, sealDocument } from '../../electron/library/envelope';
import type { FileSystem } from '../../electron/library/file-system';
import { readDocument } from '../../electron/library/read-document';
import { createSaveMonitor } from '../../electron/library/save-monitor';
import type { StorageFailure } from '../../electron/library/storage-failure';
import { createWritingSession } from '../../electron/library/writing-session';
import type { SaveState } from '../../shared/domain/library-status';
import { fileSystemWith, worldWith } from './library-fixture';

export type Words = { readonly words: string };
export const wordsKind: DocumentKind<Words> = { name: 'thing', version: 1, schema: z.strictObject({ words: z.string() }), migrations: [] };
export const savedAt = '2026-06-21T14:02:00.000Z';

/** One document on a real disk, of which single calls are replaced; anew for each test of a file. */
export type WordsOnDisk = {
  root: string;
  place: DocumentPlace<Words>;
  /** The calls to the disk that are others just now. */
  changes: Partial<FileSystem>;
  /** Why nothing may be written just now. */
  refusal: StorageFailure | null;
  /** Milliseconds of the monotonic clock. */
  clock: number;
  readonly states: SaveState[];
  /** What a failed write went back to. */
  readonly rolledBack: (Words | null)[];
  /** A document that is new. */
  readonly made: () => DurableFile<Words>;
  /** A document that is on the disk with these words, and loaded. */
  readonly loaded: (words?: string, rev?: number, of?: DocumentKind<Words>) => Promise<DurableFile<Words>>;
  readonly onDisk: () => Promise<{ readonly rev: number; readonly parentRev: number; readonly seq: number; readonly body: Words }>;
  /** Names of the earlier states that are kept. */
  readonly snapshots: () => Promise<readonly string[]>;
};

/** Call at the top of a test file. */
export function wordsOnDisk(): WordsOnDisk {
  let session: ReturnType<typeof createWritingSession>;
  const made = (start: Parameters<typeof createDurableFile<Words>>[2]): DurableFile<Words> =>
    createDurableFile<Words>(session, here.place, start, (body) => here.rolledBack.push(body));

  const here: WordsOnDisk = {
    root: '',
    place: placeIn(''),
    changes: {},
    refusal: null,
    clock: 0,
    states: [],
    rolledBack: [],
    made: () => made(null),
    async loaded(words = 'first', rev = 1, of = wordsKind) {
      const { path } = here.place;
      await writeFile(path, sealDocument(of, { id: 'one', rev, parentRev: rev - 1, seq: rev, savedAt }, { words }));
      const found = await readDocument(session.world.fileSystem, here.place, path);
      if (!found.ok) throw new Error(found.error.problem);
      session.seen(found.value.envelope);
      return made(found.value);
    },
    onDisk: async () => JSON.parse(await readFile(here.place.path, 'utf8')),
    snapshots: async () => (await readdir(here.place.snapshots).catch(() => [])).sort(),
  };

  beforeEach(async () => {
    here.root = await mkdtemp(join(tmpdir(), 'briefing-notes-durable-'));
    Object.assign(here, { place: placeIn(here.root), changes: {}, refusal: null, clock: 0, states: [], rolledBack: [] });
    const fileSystem = new Proxy(fileSystemWith({}), { get: (real, name: keyof FileSystem) => here.changes[name] ?? real[name] });
    session = createWritingSession({
      world: worldWith({ fileSystem, monotonicMs: () => here.clock, now: () => savedAt }),
      root: here.root,
      quarantine: join(here.root, 'quarantine'),
      saves: createSaveMonitor((state) => here.states.push(state)),
      disk: unwatchedDisk,
      refusal: async () => here.refusal,
      mayWrite: () => true,
    });
  });

  afterEach(() => rm(here.root, { recursive: true }));
  return here;
}

function placeIn(root: string): DocumentPlace<Words> {
  const snapshots = join(root, 'snapshots', 'one');
  return { kind: wordsKind, id: 'one', path: join(root, 'one.json'), snapshots, key: 'thing-one', trashed: null };
}

/** A call to the disk that fails with a system code. */
export function fails(code: string): () => Promise<never> {
  return () => Promise.reject(Object.assign(new Error(code), { code }));
}

/** A call to the disk that meets a mistake of ours. */
export async function bug(): Promise<never> {
  throw new TypeError('a bug');
}

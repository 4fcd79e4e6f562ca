import { reportOf, reportText } from '../../shared/domain/error-report';
import type { SaveState } from '../../shared/domain/library-status';
import { refreshIndex } from '../search/freshness';
import type { LibraryIndex } from '../search/library-index';
import { createIndexFeed } from './index-feed';
import { indexedDocuments } from './indexed-documents';
import { type Library, openLibrary } from './library';
import type { LibraryChange } from './library-core';
import type { ProcessTable } from './process-identity';
import type { Surroundings } from './surroundings';

export type SittingOptions = {
  readonly world: Surroundings;
  readonly processes: ProcessTable;
  readonly openIndex: (libraryId: string, onStale: (reason: string) => void) => LibraryIndex;
  /** Resolves when the work in the background may begin; left out, it begins at once. */
  readonly untilCalm?: (index: LibraryIndex) => Promise<void>;
  /** Called in the background when the look through the library has ended; `signal` is aborted when another one is opened. */
  readonly lookedThrough?: (library: Library, signal: AbortSignal) => Promise<void>;
  /** Called after each durable change, when the index has it. */
  readonly changed: (change: LibraryChange) => void;
  readonly saveStateChanged: (state: SaveState) => void;
  /** For the log; never with content. */
  readonly log: (event: string, detail: Readonly<Record<string, unknown>>) => void;
};

/** An open library with its index, for as long as it lies on the desk. */
export type Sitting = {
  readonly library: Library;
  /** `null` while the library's id is unknown, because its folder is not there. */
  readonly index: () => LibraryIndex | null;
  /** Opens the index once the library can be read. */
  readonly attach: () => void;
  /** Ends the comparison and the scan, waits for saves, gives back the lock, and closes the index. */
  readonly leave: () => Promise<void>;
};

/** Opens the library in `folder`; one with another id than `expectedId` is not opened in its place. */
export async function openSitting(options: SittingOptions, folder: string, expectedId: string | null): Promise<Sitting> {
  const { world, processes, log } = options;
  const over = new AbortController();
  const early: LibraryChange[] = [];
  let begun = false;
  let index: LibraryIndex | null = null;
  let feed: ((change: LibraryChange) => Promise<boolean>) | null = null;
  /** The index may lack what happened while the folder was away. */
  let isOwed = false;
  let background: Promise<void> = Promise.resolve();
  let after: Promise<void> = Promise.resolve();
  /** Changes on their way into the index. */
  const feeding = new Set<Promise<void>>();
  const library = await openLibrary({
    folder,
    world,
    processes,
    expectedId,
    saveStateChanged: options.saveStateChanged,
    changed: (change) => {
      if (begun) void pass(change);
      else early.push(change);
    },
  });

  /** Index first, then whoever shows lists: they ask again at once, and must find the change. */
  async function pass(change: LibraryChange): Promise<void> {
    if (over.signal.aborted) return;
    attach();
    if (change.topic === 'library') compareWhenBack();
    const fed = feedOne(change);
    feeding.add(fed);
    await fed;
    feeding.delete(fed);
    options.changed(change);
  }

  async function feedOne(change: LibraryChange): Promise<void> {
    try {
      if (feed === null || (await feed(change))) return;
    } catch (error) {
      log('index.feed', { topic: change.topic, error: reportText(reportOf(error)) });
    }
    compare('a change was not carried over');
  }

  function compare(reason: string): void {
    log('index.compare', { reason });
    background = background.then(compareOnce);
  }

  /** A drive that comes back may have been written to elsewhere. */
  function compareWhenBack(): void {
    const wasOwed = isOwed;
    isOwed = library.access().state === 'unavailable';
    if (wasOwed && !isOwed) compare('the folder is there again');
  }

  function attach(): void {
    const id = library.id();
    if (id === null || index !== null) return;
    index = options.openIndex(id, compare);
    feed = createIndexFeed(library, index);
    background = calm(index);
    compare('opened');
    background = background.then(verify);
  }

  /** Looking at ten thousand files would compete with the window that is just being drawn. */
  async function calm(opened: LibraryIndex): Promise<void> {
    if (options.untilCalm === undefined) return;
    const left = new Promise<void>((resolve) => over.signal.addEventListener('abort', () => resolve(), { once: true }));
    await Promise.race([options.untilCalm(opened), left]);
  }

  async function compareOnce(): Promise<void> {
    if (index === null || over.signal.aborted) return;
    // A folder that is away looks as if everything in it had been removed.
    isOwed = library.access().state === 'unavailable';
    if (isOwed) return;
    try {
      const report = await refreshIndex({ index, documents: indexedDocuments(library), signal: over.signal });
      log('index.compared', report);
      if (report.put + report.removed === 0) return;
      for (const topic of ['articles', 'annotations', 'briefings'] as const) options.changed({ topic, id: '' });
    } catch (error) {
      log('index.compare', { error: reportText(reportOf(error)) });
    }
  }

  async function verify(): Promise<void> {
    if (over.signal.aborted) return;
    try {
      const findings = await library.verifyInBackground();
      log('library.verified', { findings: findings.length });
      // By itself: it may take long, and the lists must not wait for it when they have to be compared again.
      after = goOn();
    } catch (error) {
      log('library.verify', { error: reportText(reportOf(error)) });
    }
  }

  async function goOn(): Promise<void> {
    try {
      await options.lookedThrough?.(library, over.signal);
    } catch (error) {
      log('library.verify', { error: reportText(reportOf(error)) });
    }
  }

  attach();
  begun = true;
  for (const change of early) void pass(change);
  return {
    library,
    index: () => index,
    attach,
    async leave() {
      over.abort();
      await library.close();
      // A question after the close would start the index process again.
      await Promise.all([background, ...feeding]);
      await after;
      await index?.close();
    },
  };
}

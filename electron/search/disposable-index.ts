import { mkdir, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { SQLite3Error } from 'node-sqlite3-wasm';
import { ZodError } from 'zod';
import { reportOf, reportText } from '../../shared/domain/error-report';
import type { IndexChange, IndexQuestions, Named } from './index-calls';
import { claimIndexFile, releaseIndexFile } from './index-claim';
import { type IndexStore, OtherVersionError, openIndexStore } from './index-store';

/**
 * An index that may be thrown away: whatever is wrong with its file, it is deleted and an empty one
 * takes its place, whose new epoch tells the main process to put everything again. Where no file can
 * be kept (a full disk, a folder that cannot be written) the index lives in memory until the end.
 */
export type DisposableIndex = {
  ask<N extends keyof IndexQuestions>(question: N, args: Parameters<IndexQuestions[N]>[0]): Promise<Named<ReturnType<IndexQuestions[N]>>>;
  apply(changes: readonly IndexChange[]): Promise<Named<null>>;
  /** Gives the file free. */
  close(): Promise<void>;
};

export type DisposableIndexOptions = {
  /** Absolute path of the index's file; its folder is made when missing. */
  readonly file: string;
  /** Gives a name that no index had before. */
  readonly newEpoch: () => string;
  /** Told why an index was thrown away: for the log. */
  readonly onDiscard: (reason: string) => void;
};

/** Rebuilding helps against damage; after so many times the cause is another, and is reported as the bug it is. */
const mostRebuilds = 5;

export async function openDisposableIndex(options: DisposableIndexOptions): Promise<DisposableIndex> {
  let rebuilds = 0;
  let store = await openFirst();

  async function openFirst(): Promise<IndexStore> {
    try {
      await mkdir(dirname(options.file), { recursive: true });
      const claim = await claimIndexFile(options.file);
      if (claim === 'ours') return openIndexStore(options.file, options.newEpoch());
      return await openAnew('another process did not let go of it');
    } catch (error) {
      if (isBug(error)) throw error;
      return openAnew(wordsOf(error));
    }
  }

  async function openAnew(reason: string): Promise<IndexStore> {
    rebuilds += 1;
    options.onDiscard(reason);
    try {
      await deleteIndex(options.file);
      await claimIndexFile(options.file);
      return openIndexStore(options.file, options.newEpoch());
    } catch (error) {
      if (isBug(error)) throw error;
      options.onDiscard(`kept in memory: ${wordsOf(error)}`);
      return openIndexStore(':memory:', options.newEpoch());
    }
  }

  /** Does `work`; on a damaged index once more on an empty one, and then on one in memory. */
  async function recovering<T>(work: () => T): Promise<Named<T>> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return { epoch: store.epoch, value: work() };
      } catch (error) {
        if (isBug(error) || attempt > 2 || rebuilds >= mostRebuilds) throw error;
        closeQuietly(store);
        store = attempt === 1 ? await openAnew(wordsOf(error)) : openInMemory(error);
      }
    }
  }

  function openInMemory(error: unknown): IndexStore {
    rebuilds += 1;
    options.onDiscard(`kept in memory: ${wordsOf(error)}`);
    return openIndexStore(':memory:', options.newEpoch());
  }

  return {
    // The casts tie a name's arguments to its own answer, which TypeScript cannot follow through a union.
    ask: (question, args) => recovering(() => (store.questions[question] as (args: unknown) => never)(args)),
    apply: (changes) =>
      recovering(() => {
        store.apply(changes);
        return null;
      }),
    close: async () => {
      closeQuietly(store);
      await releaseIndexFile(options.file);
    },
  };
}

/** SQLite's complaints, unreadable rows and refused files are damage; anything else is a mistake of ours. */
function isBug(error: unknown): boolean {
  const damage =
    error instanceof SQLite3Error || error instanceof ZodError || error instanceof SyntaxError || error instanceof OtherVersionError;
  return !damage && !(error instanceof Error && 'syscall' in error);
}

/** Without its message: that of a row which does not fit quotes what a person wrote. */
function wordsOf(error: unknown): string {
  return reportText(reportOf(error));
}

function closeQuietly(store: IndexStore): void {
  try {
    store.close();
  } catch {
    // It is thrown away anyway.
  }
}

async function deleteIndex(file: string): Promise<void> {
  for (const suffix of ['', '-journal', '.lock', '.owner']) await rm(`${file}${suffix}`, { recursive: true, force: true });
}

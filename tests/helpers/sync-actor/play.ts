import { basename, dirname, join } from 'node:path';
import { expect } from 'vitest';
import type { Library } from '../../../electron/library/library';
import type { HistorySubject } from '../../../shared/domain/history-subject';
import type { RecoveryFinding } from '../../../shared/domain/library-status';
import { createMemoryDisk, type MemoryDisk } from '../power-cut/memory-disk';
import { emptyLibrary, openInMemory } from '../power-cut/memory-world';
import type { SyncNaming } from '../sync-names';
import { findWords, type Shared, sharedKinds, theirBytes } from './documents';
import { createWatchedDisk, type WatchedDisk } from './watched-disk';

/** What a service does with another computer's state: puts it beside, swaps the two, puts it in the place of ours, or takes ours away. */
export const ways = ['beside', 'swapped', 'replaced', 'deleted'] as const;
export type Way = (typeof ways)[number];

/** When: `in-flight` at one call of a save, all others between two things that the library does. */
export const timings = ['before-opening', 'before-saving', 'in-flight', 'after-saving'] as const;
export type Timing = (typeof timings)[number];

export type Play = {
  readonly kind: HistorySubject['kind'];
  readonly way: Way;
  readonly naming: SyncNaming;
  readonly timing: Timing;
  /** For `in-flight`: before which call of the save, from 1. */
  readonly call: number;
};

type Stage = { readonly disk: MemoryDisk; readonly watched: WatchedDisk; readonly shared: Shared; library: Library };

/** Every save keeps the state before it: that much time passes between any two. */
function open(watched: WatchedDisk, start: number): Promise<Library> {
  let milliseconds = 0;
  return openInMemory(watched.fileSystem, start, {
    monotonicMs: () => {
      milliseconds += 150_000;
      return milliseconds;
    },
  });
}

async function setUp(kind: HistorySubject['kind']): Promise<Stage> {
  const disk = createMemoryDisk(await emptyLibrary());
  const watched = createWatchedDisk(disk.fileSystem);
  const library = await open(watched, 2);
  const shared = await sharedKinds[kind](library);
  expect((await shared.save(library, 'First')).ok).toBe(true);
  return { disk, watched, shared, library };
}

/** Plays one case through, and answers the calls of the save; fails when words are not to be found afterwards. */
export async function play({ kind, way, naming, timing, call }: Play): Promise<readonly string[]> {
  const stage = await setUp(kind);
  const { disk, watched, shared } = stage;
  const { path } = shared.place;
  // What may be asked for: words that were acknowledged last, or written by the service.
  let acknowledged: string | null = 'First';
  let theirs: Uint8Array | null = null;
  let swapped: Uint8Array | null = null;
  const copy = join(dirname(path), naming.named(basename(path, '.json'), 0));

  async function comeBetween(): Promise<void> {
    // What was replaced while nobody had it in memory is on that other computer, if anywhere.
    if (timing === 'before-opening' && (way === 'replaced' || way === 'deleted')) acknowledged = null;
    if (way !== 'deleted') theirs = await theirBytes(disk.fileSystem, shared, 'Theirs');
    if (way === 'swapped') swapped = await disk.fileSystem.readFile(path);
    if (way === 'swapped') await disk.fileSystem.rename(path, copy);
    if (way === 'deleted') await disk.fileSystem.removeFile(path);
    else await arrive(disk, theirs, way === 'beside' ? copy : path);
  }

  async function save(words: string): Promise<readonly string[]> {
    const answer = await shared.save(stage.library, words);
    const calls = watched.calls();
    watched.watch(0, async () => {});
    if (answer.ok) acknowledged = words;
    else expect(answer.error.code).toBe('storage.conflict');
    if (!answer.ok) await mustFind([words], `${words}, refused`);
    return calls;
  }

  async function mustFind(words: readonly string[], when: string): Promise<void> {
    const found = await findWords(stage.library, shared);
    const all = [...found.versions, ...found.copies.map((other) => other.words)];
    for (const wanted of words) expect(all, `${when}: where is ${wanted}?`).toContain(wanted);
    if (theirs !== null && (way === 'beside' || way === 'swapped')) {
      const listed = found.copies.filter(({ service }) => service === naming.service).length;
      expect(listed, `${when}: the copy is listed`).toBeGreaterThan(0);
      const bytes = way === 'beside' ? theirs : swapped;
      expect(Buffer.from(await disk.fileSystem.readFile(copy)).equals(bytes ?? Buffer.from('')), `${when}: the copy is as it was`).toBe(
        true,
      );
    }
  }

  async function check(when: string): Promise<void> {
    await stage.library.refresh();
    await mustFind([...(acknowledged === null ? [] : [acknowledged]), ...(theirs === null ? [] : ['Theirs'])], when);
  }

  async function reopen(between: () => Promise<void>, start: number): Promise<readonly RecoveryFinding[]> {
    await stage.library.close();
    await between();
    stage.library = await open(watched, start);
    return stage.library.verifyInBackground();
  }

  if (timing === 'before-opening') {
    const findings = await reopen(comeBetween, 3);
    if (way === 'deleted')
      expect(findings, 'a file that was taken away is told of').toMatchObject([{ problem: 'missing', action: 'recovered' }]);
  }
  if (timing === 'before-saving') await comeBetween();
  watched.watch(timing === 'in-flight' ? call : 0, comeBetween);
  const calls = await save('Second');
  if (timing === 'after-saving') await comeBetween();
  await check('after the save');
  await save('Third');
  await check('after one more save');
  const findings = await reopen(async () => {}, 5);
  expect(findings.filter(({ action }) => action !== 'removed')).toEqual([]);
  await check('after the next start');
  await stage.library.close();
  return calls;
}

async function arrive(disk: MemoryDisk, bytes: Uint8Array | null, path: string): Promise<void> {
  if (bytes === null) return;
  const arriving = join(dirname(dirname(path)), 'arriving');
  disk.writeInPlace(arriving, bytes);
  await disk.fileSystem.rename(arriving, path);
}

/** A service holds the file while the library looks at it or saves; answers how often a save was refused. */
export async function playHeld(kind: HistorySubject['kind'], code: string, timing: Timing, call: number): Promise<boolean> {
  const stage = await setUp(kind);
  const { watched, shared } = stage;
  const hold = async (): Promise<void> => watched.hold({ path: shared.place.path, code });
  let acknowledged = 'First';
  if (timing === 'before-opening') {
    await stage.library.close();
    await hold();
    stage.library = await open(watched, 3);
    await stage.library.verifyInBackground();
  }
  if (timing === 'before-saving') await hold();
  watched.watch(timing === 'in-flight' ? call : 0, hold);
  const answer = await shared.save(stage.library, 'Second');
  watched.watch(0, async () => {});
  if (answer.ok) acknowledged = 'Second';
  else expect(answer.error.code).toMatch(/^storage\./);
  if (timing === 'after-saving') {
    await hold();
    await stage.library.refresh();
  }
  watched.hold(null);
  await stage.library.refresh();
  expect((await findWords(stage.library, shared)).versions).toContain(acknowledged);
  expect(await shared.save(stage.library, 'Third'), 'it can be saved when the file is let go').toMatchObject({ ok: true });
  await stage.library.close();
  stage.library = await open(watched, 5);
  expect((await stage.library.verifyInBackground()).filter(({ action }) => action !== 'removed')).toEqual([]);
  expect((await findWords(stage.library, shared)).present).toBe('Third');
  await stage.library.close();
  return !answer.ok;
}

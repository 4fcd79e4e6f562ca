import { basename, dirname, join, relative } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../electron/library/envelope';
import type { Library } from '../../electron/library/library';
import { chance } from '../helpers/chance';
import { everyKind, kindOf, makeEveryKind, pathsByKind } from '../helpers/damage/every-kind';
import { filesOf, verify } from '../helpers/damage/judge';
import { flipped } from '../helpers/damage/spoil';
import type { DiskImage } from '../helpers/power-cut/disk-image';
import { createMemoryDisk, type MemoryDisk } from '../helpers/power-cut/memory-disk';
import { desk, openInMemory } from '../helpers/power-cut/memory-world';

/**
 * T5, every kind of file that may lie in a library: cut, flipped, zeroed, doubled, changed for another, taken away, a
 * folder in its place. Looking through the library and opening it never fail, no words are lost (the bytes of everything
 * that holds words are somewhere on the disk afterwards), what is wrong is told, and the next start is sound.
 */

type Way = { readonly how: string; readonly spoil: (disk: MemoryDisk, path: string) => Promise<void> };

const bytesAt = (disk: MemoryDisk, path: string): Promise<Uint8Array> => disk.fileSystem.readFile(path);

const ways: readonly Way[] = [
  { how: 'empty', spoil: async (disk, path) => disk.writeInPlace(path, new Uint8Array()) },
  {
    how: 'cut in half',
    spoil: async (disk, path) => {
      const bytes = await bytesAt(disk, path);
      disk.writeInPlace(path, bytes.subarray(0, bytes.byteLength >> 1));
    },
  },
  ...[1, 2, 3].map((seed) => ({
    how: `a bit flipped (seed ${seed})`,
    spoil: async (disk: MemoryDisk, path: string) => disk.writeInPlace(path, flipped(await bytesAt(disk, path), chance(seed * 7919)).bytes),
  })),
  { how: 'NULs', spoil: async (disk, path) => disk.writeInPlace(path, new Uint8Array((await bytesAt(disk, path)).byteLength)) },
  {
    how: 'written twice',
    spoil: async (disk, path) => {
      const bytes = await bytesAt(disk, path);
      disk.writeInPlace(path, new Uint8Array(Buffer.concat([bytes, bytes])));
    },
  },
  {
    how: 'changed for another',
    spoil: async (disk, path) => {
      // The next of another kind: never one that may say the same.
      const others = [...filesOf(disk.image())].filter(([other]) => kindOf(other) !== kindOf(path) && !/ballast|snapshots/.test(other));
      const [other, bytes] = others.find(([found]) => found > path) ?? others[0] ?? ['', new Uint8Array()];
      const own = await bytesAt(disk, path);
      disk.writeInPlace(path, bytes);
      disk.writeInPlace(other, own);
    },
  },
  {
    how: 'a copy beside it',
    spoil: async (disk, path) => {
      const [, stem = '', ending = ''] = /^(.*?)(\.[^.]*)?$/.exec(basename(path)) ?? [];
      disk.writeInPlace(join(dirname(path), `${stem} (1)${ending}`), await bytesAt(disk, path));
    },
  },
  { how: 'taken away', spoil: (disk, path) => disk.fileSystem.removeFile(path) },
  {
    how: 'a folder in its place',
    spoil: async (disk, path) => {
      const bytes = await bytesAt(disk, path);
      await disk.fileSystem.removeFile(path);
      await disk.fileSystem.makeFolder(path);
      disk.writeInPlace(join(path, 'inside'), bytes);
    },
  },
];

/** Kinds that hold no words: nothing is lost with them, and what is wrong with them needs not be told. */
const wordless = ['lock', 'beat', 'ballast', 'left-over temp', 'why.txt', 'quarantined'];
/** Kinds of which nobody can know that one was there. */
const unmissed = ['conflict copy', 'snapshot', 'intent', 'emptied', 'trashed annotation', 'trashed document', 'note'];
/** Kinds that the end of an interrupted action takes away, or the return of a thing; they say where a thing is, not what it says. */
const passing = ['note', 'intent'];

/** Every so manieth case: all of them in the long run. */
const every = Math.min(9, Number(process.env.DAMAGE_EVERY ?? 1));

let image: DiskImage;
let turn = 0;
let total = 0;
let told = 0;

beforeAll(async () => {
  image = await makeEveryKind();
});

/** All that a person may look at; a failure is an answer, and a throw fails the test. */
async function lookAtEverything(library: Library): Promise<void> {
  for (const id of await library.articles.ids()) {
    await library.articles.read(id);
    await library.articles.readOriginal(id);
    await library.annotations.readAnchored(id);
    await library.history.list({ kind: 'article', id });
  }
  for (const id of await library.briefings.ids()) {
    await library.briefings.read(id);
    await library.history.list({ kind: 'briefing', id });
  }
  await library.trash.list();
  await library.trash.emptied();
  await library.conflicts.look();
  await library.conflicts.list(0, 100);
}

/** Hashes of everything that holds words. */
function wordsOn(disk: MemoryDisk): ReadonlyMap<string, string> {
  const files = [...filesOf(disk.image())].filter(([path]) => !/ballast|lock|\.tmp/.test(path) && !isPassing(path));
  return new Map(files.map(([path, bytes]) => [sha256(bytes), path]));
}

function isPassing(path: string): boolean {
  try {
    return passing.includes(kindOf(path));
  } catch {
    return /intents|trashed/.test(path);
  }
}

async function expectHarmless(path: string, { how, spoil }: Way): Promise<void> {
  const what = `${relative(desk, path)}, ${how}`;
  const disk = createMemoryDisk(image);
  await spoil(disk, path);
  const words = wordsOn(disk);
  const verified = await verify(disk.fileSystem);

  const library = await openInMemory(disk.fileSystem, 30);
  await library.verifyInBackground();
  await lookAtEverything(library);
  const access = library.access();
  const telling = [...verified, ...library.findings()].map(({ file }) => join(desk, file));
  await library.close();

  const after = wordsOn(disk);
  const lost = [...words].filter(([hash]) => !after.has(hash)).map(([, at]) => at);
  expect(lost, `${what}: lost`).toEqual([]);
  total += 1;
  // Whatever lies at the path, in it or beside it; a briefing also by its id, where it was to be moved to.
  const stem = path.replace(/\.[^.]*$/, '');
  const id = /\/(\w{26})$/.exec(stem)?.[1] ?? path;
  const isTold = telling.some((file) => file.startsWith(stem) || path.startsWith(`${file}/`) || file.includes(id));
  if (isTold) told += 1;
  const kind = kindOf(path);
  if (!wordless.includes(kind) && !(how === 'taken away' && unmissed.includes(kind)))
    expect(isTold, `${what}: told of ${telling}`).toBe(true);
  // A lock that does not say whose it is is a person's to decide on; all else is no reason not to go on.
  if (kind === 'lock') expect([null, 'storage.locked', 'storage.io'], what).toContain(access.reason);
  else if (how !== 'changed for another') expect(access, what).toEqual({ state: 'open', reason: null });

  const again = await openInMemory(createMemoryDisk(disk.image()).fileSystem, 31);
  await again.verifyInBackground();
  await lookAtEverything(again);
  await again.close();
  expect(disk.openFiles(), `${what}: files are left open`).toBe(0);
}

describe('T5 a damaged file of every kind is harmless, and told', { timeout: 1_800_000 }, () => {
  it.each(everyKind)('%s', async (kind) => {
    const paths = pathsByKind(image).get(kind) ?? [];
    expect(paths.length, 'there is one').toBeGreaterThan(0);
    const wrong: string[] = [];
    // Two of a kind are enough: they differ in what they say, and not in what they are.
    for (const path of paths.slice(0, 2)) {
      for (const way of ways) {
        if (turn++ % every !== 0) continue;
        await expectHarmless(path, way).catch((error: unknown) =>
          wrong.push(error instanceof Error ? (error.stack ?? '').split('\n').slice(0, 6).join('\n') : String(error)),
        );
      }
    }
    expect(wrong.join('\n\n')).toBe('');
  });

  it('in as many cases as was promised', () => {
    console.log(`T5 every kind of file: ${total} cases, ${told} told, 0 crashes, no words lost`);
    expect(total).toBeGreaterThan((everyKind.length * ways.length) / every);
  });
});

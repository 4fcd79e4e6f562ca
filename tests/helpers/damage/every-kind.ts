import { join } from 'node:path';
import type { Library } from '../../../electron/library/library';
import { annotate, storeArticle, unwrap, writeBriefing } from '../library-fixture';
import type { DiskImage } from '../power-cut/disk-image';
import { createMemoryDisk } from '../power-cut/memory-disk';
import { desk, openInMemory } from '../power-cut/memory-world';
import { filesOf } from './judge';
import { makeKeptLibrary, places } from './kept-library';

/** What a file of a library is, judged by where it lies: the first that fits. */
const kinds: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ['library.json', /^library\.json$/],
  ['lock', /^lock$/],
  ['beat', /^lock\..+\.beat$/],
  ['ballast', /^ballast\.bin$/],
  ['left-over temp', /\.tmp$/],
  ['article', /^articles\/\w+\/article\.json$/],
  ['annotations', /^articles\/\w+\/annotations\.json$/],
  ['original', /^articles\/\w+\/original\.txt$/],
  ['note', /^articles\/\w+\/trashed\.json$/],
  ['briefing', /^briefings\/\w+\.json$/],
  ['conflict copy', /^briefings\/.+ \(1\)\.json$/],
  ['trashed annotation', /^trash\/annotation-\w+\/trashed\.json$/],
  ['note', /^trash\/.+\/trashed\.json$/],
  ['emptied', /^trash\/emptied-\w+\.json$/],
  ['trashed original', /^trash\/.+\/original\.txt$/],
  ['trashed document', /^trash\/.+\.json$/],
  ['intent', /^intents\/\w+\.json$/],
  ['snapshot', /^snapshots\//],
  ['why.txt', /^quarantine\/.+\/why\.txt$/],
  ['quarantined', /^quarantine\//],
];

export function kindOf(path: string): string {
  const file = path.slice(desk.length + 1);
  const kind = kinds.find(([, pattern]) => pattern.test(file))?.[0];
  if (kind === undefined) throw new Error(`no kind of file is called ${file}`);
  return kind;
}

/**
 * A library with every kind of file that may lie in one: things of all kinds in the trash, some of them emptied out, a
 * damaged document in the quarantine, another computer's copy, and all that a program leaves which died while it moved
 * two things into the trash.
 */
export async function makeEveryKind(): Promise<DiskImage> {
  const kept = await makeKeptLibrary();
  const disk = createMemoryDisk(kept.image);
  const first = await openInMemory(disk.fileSystem, 5);
  const gone = await storeArticle(first, 'Words in the trash.');
  await annotate(first, gone, 0, 5, 'goes with it');
  unwrap(await first.trash.article(gone.id));
  const things = [];
  for (let number = 0; number < 7; number += 1) {
    const { id } = await annotate(first, kept.article, number, number + 5, `number ${number}`);
    unwrap(await first.trash.annotation(kept.article.id, id));
    things.push({ kind: 'annotation', id } as const);
  }
  // One stays in the trash, six are set aside.
  unwrap(await first.trash.purge(things.slice(1), '6'));
  const leaving = {
    article: await storeArticle(first, 'Words that are on their way.'),
    briefing: await writeBriefing(first, 'On its way'),
  };
  // With an earlier state; nobody can know of a briefing without one that it was there.
  unwrap(await first.briefings.save(leaving.briefing.id, { header: leaving.briefing.header, body: leaving.briefing.body }));
  await first.close();

  const briefing = places.briefing(kept.briefing.id).path;
  const state = await disk.fileSystem.readFile(briefing);
  disk.writeInPlace(briefing, state.subarray(0, 100));
  const second = await openInMemory(disk.fileSystem, 6);
  unwrap(await second.briefings.read(kept.briefing.id));
  await second.close();
  disk.writeInPlace(join(places.briefings, `${kept.briefing.id} (1).json`), state);
  disk.writeInPlace(join(places.briefings, `.${kept.briefing.id}.77.cut.tmp`), state.subarray(0, 200));
  return diesWhileTrashing(disk.image(), leaving);
}

/** What lies on the disk at the moment when the second of two things is to be moved. */
async function diesWhileTrashing(
  image: DiskImage,
  { article, briefing }: { readonly article: { readonly id: string }; readonly briefing: { readonly id: string } },
): Promise<DiskImage> {
  const disk = createMemoryDisk(image);
  let left: DiskImage | null = null;
  const library: Library = await openInMemory(
    {
      ...disk.fileSystem,
      async rename(from, to) {
        if (from === places.briefing(briefing.id).path) left = disk.image();
        await disk.fileSystem.rename(from, to);
      },
    },
    7,
  );
  unwrap(
    await library.trash.several(
      [
        { kind: 'article', id: article.id },
        { kind: 'briefing', id: briefing.id },
      ],
      '',
    ),
  );
  await library.close();
  if (left === null) throw new Error('nothing was moved');
  return left;
}

/** Every kind with the paths of its files. */
export function pathsByKind(image: DiskImage): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const path of filesOf(image).keys()) found.set(kindOf(path), [...(found.get(kindOf(path)) ?? []), path]);
  return found;
}

/** All kinds that there are. */
export const everyKind: readonly string[] = [...new Set(kinds.map(([kind]) => kind))];

import { basename, dirname, join, relative } from 'node:path';
import { checkLibrary } from '../../../electron/library/check-library';
import { sha256 } from '../../../electron/library/envelope';
import type { FileSystem } from '../../../electron/library/file-system';
import type { Library } from '../../../electron/library/library';
import type { VerificationFinding } from '../../../shared/domain/verification';
import { unwrap } from '../library-fixture';
import { type DiskImage, listImage } from '../power-cut/disk-image';
import { createMemoryDisk } from '../power-cut/memory-disk';
import { desk, memoryWorld, openInMemory } from '../power-cut/memory-world';
import { places } from './kept-library';
import type { Spoilt } from './spoil';
import type { Subject } from './subjects';

/**
 * Starts the application on a disk with a spoilt document, and says in words what is not as promised; nothing if all is.
 * `verified`: verifies the whole library before, which takes most of the time and reads every document in the same way.
 */
export async function judge(
  image: DiskImage,
  subject: Subject,
  spoilt: Spoilt,
  { others = [], verified }: { readonly others?: readonly Overwrite[] | undefined; readonly verified: boolean },
): Promise<readonly string[]> {
  const disk = createMemoryDisk(image);
  for (const { path, bytes } of [{ path: subject.path, bytes: spoilt.bytes }, ...others]) disk.writeInPlace(path, bytes);
  const before = filesOf(disk.image());
  const wrong: string[] = [];
  const expect = (is: boolean, what: string): void => void (is || wrong.push(`${subject.name} ${spoilt.how}: ${what}`));
  const back = subject.earlier.find(({ path }) => !others.some((other) => other.path === path)) ?? null;

  const told = verified ? (await verify(disk.fileSystem)).find(({ file }) => file === subject.file) : null;
  if (told !== null) expect(told?.repair === (back === null ? null : 'recover'), `verified as ${JSON.stringify(told)}`);

  const library = await openInMemory(disk.fileSystem, 9);
  const seen = await subject.look(library);
  if (back === null) expect(isToldAsDamaged(library, seen), `shown as ${JSON.stringify(seen)} without any good state`);
  else expect(isSame(seen, back.body), `shown as ${JSON.stringify(seen)?.slice(0, 200)}`);
  const file = relative(desk, subject.place.path);
  const finding = library.findings()[0];
  const findings = JSON.stringify(library.findings());
  expect(
    library.findings().length === 1 && finding?.file === file && (told === null || finding.problem === told?.problem),
    `told as ${findings}`,
  );
  expect(finding?.action === (back === null ? 'quarantined' : 'recovered'), `done: ${findings}`);
  await library.close();

  const after = filesOf(disk.image());
  const aside = join(places.quarantine, `${subject.place.key}-${finding?.problem}-1`);
  expect(isEqual(after.get(join(aside, basename(subject.place.path))), spoilt.bytes), 'its bytes are not in the quarantine');
  const why = new TextDecoder().decode(after.get(join(aside, 'why.txt')));
  expect(why.includes(`sha256: ${sha256(spoilt.bytes)}`), `the note says ${why}`);
  expect(isEqual(after.get(subject.place.path), back?.bytes), 'in its place lies something else');
  const touched = [...before].filter(([path, bytes]) => path !== subject.path && after.get(path) !== bytes).map(([path]) => path);
  // What comes out of the trash leaves its note behind.
  expect(
    touched.every((path) => path === join(dirname(subject.path), 'trashed.json')),
    `touched ${touched}`,
  );
  return wrong;
}

/** Another file that is spoilt as well. */
export type Overwrite = { readonly path: string; readonly bytes: Uint8Array };

/** What `library verify` tells of the library on a disk. */
export async function verify(fileSystem: FileSystem): Promise<readonly VerificationFinding[]> {
  const request = { folder: desk, signal: new AbortController().signal, progress: () => {} };
  return unwrap(await checkLibrary(memoryWorld(fileSystem, 8), request)).findings;
}

/** Every file of a disk by its path. */
export function filesOf(image: DiskImage): ReadonlyMap<string, Uint8Array> {
  return new Map(listImage(image).flatMap(([path, bytes]): [string, Uint8Array][] => (bytes === null ? [] : [[path, bytes]])));
}

/** Without any good state a document is said to be damaged; a library opens for reading, so that its articles can be saved elsewhere. */
function isToldAsDamaged(library: Library, seen: unknown): boolean {
  return seen === 'storage.damaged' || library.access().reason === 'storage.damaged';
}

/** Whether all that is seen stands in the body: of `library.json` not all is shown. */
function isSame(seen: unknown, body: unknown): boolean {
  if (typeof seen !== 'object' || seen === null || typeof body !== 'object' || body === null) return false;
  const shown = Object.fromEntries(Object.keys(seen).map((key) => [key, (body as Readonly<Record<string, unknown>>)[key]]));
  return JSON.stringify(seen) === JSON.stringify(shown);
}

function isEqual(bytes: Uint8Array | undefined, wanted: Uint8Array | undefined): boolean {
  if (bytes === undefined || wanted === undefined) return bytes === wanted;
  return Buffer.compare(bytes, wanted) === 0;
}

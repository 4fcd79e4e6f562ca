import type { Entry, ZipFile } from 'yauzl';
import { foldPath, isPortablePath } from '../library/portable-path';

/** An entry that no honest program writes, or that unpacks to more than it may. Nothing is ever unpacked to its name. */
export class UnfitEntryError extends Error {
  readonly why: 'unsafe' | 'encrypted' | 'too-large';
  /** The entry's name as it stands in the archive. */
  readonly file: string;
  constructor(why: UnfitEntryError['why'], file: string) {
    super(why);
    this.why = why;
    this.file = file;
  }
}

/** Which names an archive may hold, and which of them are taken for one. */
export type NameRules = { readonly isSafe: (name: string) => boolean; readonly fold: (name: string) => string };

/** Names that any system could write, for archives whose parts have their fixed places. */
const portableNames: NameRules = { isSafe: isPortablePath, fold: foldPath };

/**
 * All files of an archive by their names. Throws an `UnfitEntryError` at a name that leads elsewhere or that some
 * system refuses, at a link or device, at what is under a password, and at a name that is there twice; whatever else
 * is malformed is the plain error of the ZIP reader. `folders` says whether entries for folders are overlooked or refused.
 */
export async function listEntries(
  zip: ZipFile,
  folders: 'overlook' | 'refuse',
  { isSafe, fold }: NameRules = portableNames,
): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>();
  const folded = new Set<string>();
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName;
    const isFolder = folders === 'overlook' && name.endsWith('/') && entry.uncompressedSize === 0;
    if (!isSafe(isFolder ? name.slice(0, -1) : name) || (!isFolder && isLink(entry))) throw new UnfitEntryError('unsafe', name);
    if (entry.isEncrypted()) throw new UnfitEntryError('encrypted', name);
    if (folded.has(fold(name))) throw new UnfitEntryError('unsafe', name);
    folded.add(fold(name));
    if (!isFolder) entries.set(name, entry);
  }
  return entries;
}

/** A symbolic link or a device, as Unix systems note it in the upper half of the attributes: anything but a plain file or nothing at all. */
function isLink({ externalFileAttributes }: Entry): boolean {
  const type = (externalFileAttributes >>> 28) & 0xf;
  return type !== 0o10 && type !== 0;
}

/** Inflates one entry, counting; throws an `UnfitEntryError` at the first byte beyond `limit`, whatever sizes the archive declares. */
export async function inflateEntry(zip: ZipFile, entry: Entry, limit: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let total = 0;
  for await (const piece of await zip.openReadStreamPromise(entry)) {
    total += (piece as Uint8Array).byteLength;
    if (total > limit) throw new UnfitEntryError('too-large', entry.fileName);
    pieces.push(piece as Uint8Array);
  }
  return Buffer.concat(pieces);
}

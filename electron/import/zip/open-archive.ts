import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { foldPath } from '../../library/portable-path';
import { crc32 } from '../../zip/crc32';
import { inflateEntry, listEntries, type NameRules, UnfitEntryError } from '../../zip/entries';
import { importLimits } from '../limits';
import { ImportRefusal } from '../refusal';

/** An archive in memory. Nothing of it is ever written anywhere. */
export type Archive = {
  readonly names: readonly string[];
  /** The bytes of a part, `null` when there is none of that name. Capitals do not matter, as in the formats that lie in archives. */
  readonly read: (name: string) => Promise<Uint8Array | null>;
};

/**
 * Names of files that somebody packed: they need not suit every system, since nothing is ever written under them. One
 * that leads elsewhere, or is cut short by a NUL, was not made by an honest program.
 */
const packedNames: NameRules = {
  isSafe: (name) =>
    !name.includes('\0') && !/^(?:\/|[A-Za-z]:)/.test(name) && !name.split('/').some((part) => part === '..' || part === ''),
  fold: (name) => name,
};

/** A short text shrinks to almost nothing: so many bytes are no bomb, however small the archive. */
const alwaysAllowed = 8 * 1024 * 1024;

/**
 * Opens the archive that a document is. Only the parts that are asked for are unpacked, and their bytes are counted
 * together. Throws an `ImportRefusal`: `import.damaged`, `import.unsafe` for names that lead elsewhere, links, names that
 * are there twice and entries that share their bytes, `import.encrypted`, `import.too-large` beyond the limits.
 */
export async function openArchive(bytes: Uint8Array): Promise<Archive> {
  return refusing(async () => {
    const { zip, entries } = await listed(bytes);
    const byName = new Map([...entries].map(([name, entry]) => [foldPath(name), entry]));
    const inflate = counted(zip, bytes.byteLength);
    return {
      names: [...entries.keys()],
      read: (name) =>
        refusing(async () => {
          const entry = byName.get(foldPath(name));
          return entry === undefined ? null : inflate(entry);
        }),
    };
  });
}

/**
 * Opens an archive of files. Throws as `openArchive` does, and `import.too-large` at once for one that says itself that
 * all of it together would be too large: nothing of it is unpacked then. A file of it that is larger than any file may
 * be is refused when it is asked for.
 */
export async function openFileArchive(bytes: Uint8Array): Promise<Archive> {
  return refusing(async () => {
    const { zip, entries } = await listed(bytes, packedNames);
    const declared = [...entries.values()].reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
    if (declared > mostInflated(bytes.byteLength)) throw new ImportRefusal('import.too-large');
    const inflate = counted(zip, bytes.byteLength);
    return {
      names: [...entries.keys()],
      read: (name) =>
        refusing(async () => {
          const entry = entries.get(name);
          if (entry !== undefined && entry.uncompressedSize > importLimits.bytes) throw new ImportRefusal('import.too-large');
          return entry === undefined ? null : inflate(entry);
        }),
    };
  });
}

type Listed = { readonly zip: ZipFile; readonly entries: ReadonlyMap<string, Entry> };

async function listed(bytes: Uint8Array, rules?: NameRules): Promise<Listed> {
  const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {});
  if (zip.entryCount > importLimits.entries) throw new ImportRefusal('import.too-large');
  const entries = await listEntries(zip, 'overlook', rules);
  refuseOverlap(zip, [...entries.values()]);
  return { zip, entries };
}

/** Bytes that an archive of this size may become. */
function mostInflated(packed: number): number {
  return Math.min(importLimits.inflated, Math.max(alwaysAllowed, importLimits.inflationRatio * packed));
}

/** Inflates entries as long as all of them together stay within the limit; the one beyond it is the last. */
function counted(zip: ZipFile, packed: number): (entry: Entry) => Promise<Uint8Array> {
  let left = mostInflated(packed);
  return async (entry) => {
    try {
      const content = await inflateEntry(zip, entry, left);
      left -= content.byteLength;
      if (crc32(content) !== entry.crc32) throw new ImportRefusal('import.damaged');
      return content;
    } catch (error) {
      if (error instanceof UnfitEntryError) left = 0;
      throw error;
    }
  };
}

/** Each entry has its own bytes: one that lies within another unpacks the same bytes again and again. */
function refuseOverlap(zip: ZipFile, entries: readonly Entry[]): void {
  let end = 0;
  for (const entry of entries.toSorted((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader)) {
    if (entry.relativeOffsetOfLocalHeader < end) throw new ImportRefusal('import.unsafe');
    end = entry.relativeOffsetOfLocalHeader + localHeaderBytes + entry.fileNameLength + entry.compressedSize;
  }
  if (end > zip.fileSize) throw new ImportRefusal('import.damaged');
}

/** The fixed part of what stands before an entry's bytes (APPNOTE.TXT 4.3.7). */
const localHeaderBytes = 30;

const failures = { unsafe: 'import.unsafe', encrypted: 'import.encrypted', 'too-large': 'import.too-large' } as const;

/** The ZIP reader and the decompressor throw plain errors at what is malformed; at a path that leads elsewhere the reader says so. */
async function refusing<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof ImportRefusal) throw error;
    if (error instanceof UnfitEntryError) throw new ImportRefusal(failures[error.why]);
    const leadsElsewhere =
      error instanceof Error && /^(?:absolute path|invalid relative path|invalid characters in fileName)/.test(error.message);
    throw new ImportRefusal(leadsElsewhere ? 'import.unsafe' : 'import.damaged');
  }
}

import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/**
 * Compares every file of the application's archive with the hash that was written when it was packed, those beside the
 * archive too. Finds a damaged or half-copied installation. It is no seal against somebody who rewrites archive and
 * hashes together: that is what Electron's own integrity fuse is for, where the system has it.
 */

const file = z.object({
  size: z.int().min(0),
  offset: z.string().optional(),
  unpacked: z.boolean().optional(),
  integrity: z.object({ algorithm: z.literal('SHA256'), hash: z.string() }),
});
const link = z.object({ link: z.string() });
const folder = z.object({
  get files() {
    return z.record(z.string(), z.union([folder, file, link]));
  },
});
type Folder = z.infer<typeof folder>;
type PackedFile = z.infer<typeof file> & { readonly path: string };

/** Opens a file as it lies on the disk: inside Electron that must not look into the archive. */
export type OpenFile = (path: string) => Promise<FileHandle>;

/** Throws with the first file that differs; otherwise answers how many were compared. */
export async function verifyArchive(archive: string, open: OpenFile): Promise<number> {
  const handle = await open(archive);
  try {
    const { files, bodies } = await readHeader(handle);
    for (const packed of files) {
      const actual = packed.unpacked
        ? await hashOutside(join(`${archive}.unpacked`, packed.path), open)
        : await hashInside(handle, bodies, packed);
      if (actual !== packed.integrity.hash) throw new Error(`${packed.path} is not as it was packed`);
    }
    return files.length;
  } finally {
    await handle.close();
  }
}

/** The header lies in two of Chromium's pickles: its own size at byte 4, the length of the JSON at 12, the JSON from 16. */
async function readHeader(handle: FileHandle): Promise<{ files: readonly PackedFile[]; bodies: number }> {
  const sizes = await readBytes(handle, 0, 16);
  const json = await readBytes(handle, 16, sizes.readUInt32LE(12));
  return { files: listFiles(folder.parse(z.json().parse(JSON.parse(json.toString('utf8')))), ''), bodies: 8 + sizes.readUInt32LE(4) };
}

function listFiles({ files }: Folder, below: string): readonly PackedFile[] {
  return Object.entries(files).flatMap(([name, entry]): readonly PackedFile[] => {
    const path = below === '' ? name : `${below}/${name}`;
    if ('files' in entry) return listFiles(entry, path);
    return 'link' in entry ? [] : [{ ...entry, path }];
  });
}

async function hashInside(handle: FileHandle, bodies: number, { offset, size, path }: PackedFile): Promise<string> {
  if (offset === undefined) throw new Error(`${path} has no place in the archive`);
  return hashOf(await readBytes(handle, bodies + Number(offset), size));
}

async function hashOutside(path: string, open: OpenFile): Promise<string> {
  const handle = await open(path);
  try {
    return hashOf(await handle.readFile());
  } finally {
    await handle.close();
  }
}

async function readBytes(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position);
  if (bytesRead !== length) throw new Error(`the archive ends after ${position + bytesRead} bytes`);
  return buffer;
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

import { once } from 'node:events';
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { OpenFile } from './file-system';

/** Writes a ZIP file, entry after entry, never faster than the disk takes it. */
export type ZipWriter = {
  /** Resolves when the entry has been read and the next may come; rejects with the disk's error. */
  readonly add: (name: string, bytes: Uint8Array) => Promise<void>;
  /** Writes the list of entries; answers how many bytes the file has. */
  readonly finish: () => Promise<number>;
};

/** A write to the disk is this long, in bytes: a system call for each piece that the compressor gives out would take longer than the writing. */
const blockBytes = 1024 * 1024;

/** `modified` is the time that all entries carry: the backup's own, since those of the files mean nothing. */
export function createZipWriter(file: OpenFile, modified: Date): ZipWriter {
  const zip = new ZipFile();
  const written = writeOut(zip.outputStream, file);
  // Whoever adds or finishes hears of a failure; until then it is not "unhandled".
  written.catch(() => {});
  return {
    async add(name, bytes) {
      const source = Readable.from(bytes.byteLength === 0 ? [] : [bytes]);
      const read = once(source, 'end');
      zip.addReadStreamLazy(name, { size: bytes.byteLength, mtime: modified, mode: 0o100600 }, (give) => give(null, source));
      await Promise.race([read, written]);
    },
    async finish() {
      zip.end();
      return written;
    },
  };
}

async function writeOut(stream: NodeJS.ReadableStream, file: OpenFile): Promise<number> {
  let waiting: Uint8Array[] = [];
  let held = 0;
  let total = 0;
  async function flush(): Promise<void> {
    await file.write(Buffer.concat(waiting));
    total += held;
    waiting = [];
    held = 0;
  }
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk as Uint8Array);
    waiting.push(bytes);
    held += bytes.byteLength;
    if (held >= blockBytes) await flush();
  }
  await flush();
  return total;
}

import { ZipFile } from 'yazl';

/** An entry of a hand-made ZIP file. `mode` is that of Unix, e.g. a link's. */
export type ZipEntry = { readonly name: string; readonly bytes: Uint8Array; readonly mode?: number };

export function textEntry(name: string, text: string): ZipEntry {
  return { name, bytes: Buffer.from(text) };
}

/** When each entry was changed: the same entries are the same bytes whenever they are packed. */
const day = new Date(2026, 0, 1);

/** A ZIP file of these entries, whatever they are called: what an attacker or a broken program would write. */
export async function zipBytes(entries: readonly ZipEntry[]): Promise<Buffer> {
  const zip = new ZipFile();
  const renamed: (readonly [string, string])[] = [];
  for (const [index, { name, bytes, mode = 0o100600 }] of entries.entries()) {
    // The writer refuses some names: a harmless one of the same length takes its place until the bytes are there.
    const stand = `${index}${'_'.repeat(Math.max(0, Buffer.byteLength(name) - String(index).length))}`;
    renamed.push([stand, name]);
    // Short texts stay readable in the file, for tests that change them there.
    zip.addBuffer(Buffer.from(bytes), stand, { mode, mtime: day, compress: bytes.byteLength > 64 });
  }
  zip.end();
  const pieces: Buffer[] = [];
  for await (const piece of zip.outputStream) pieces.push(Buffer.from(piece as Uint8Array));
  let text = Buffer.concat(pieces).toString('latin1');
  for (const [stand, name] of renamed) text = text.replaceAll(stand, Buffer.from(name).toString('latin1'));
  return Buffer.from(text, 'latin1');
}

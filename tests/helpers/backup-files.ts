import { writeFile } from 'node:fs/promises';
import { ZipFile } from 'yazl';
import { filePrefix, manifestName, sealManifest } from '../../electron/library/backup-format';
import { sha256 } from '../../electron/library/envelope';
import { nodeSurroundings } from '../../electron/library/node-surroundings';
import type { Surroundings } from '../../electron/library/surroundings';
import { type BackupRequest, writeBackup } from '../../electron/library/write-backup';
import type { BackupManifest } from '../../shared/domain/backup';

/** Backs a library up as the application does, with nobody watching; parts of the request may be replaced. */
export function backUp(
  folder: string,
  target: string,
  { world = nodeSurroundings, ...changes }: Partial<BackupRequest> & { readonly world?: Surroundings } = {},
) {
  return writeBackup(world, { folder, target, signal: new AbortController().signal, progress: () => {}, ...changes });
}

/** An entry of a hand-made ZIP file. `mode` is that of Unix, e.g. a link's. */
export type ZipEntry = { readonly name: string; readonly bytes: Uint8Array; readonly mode?: number };

/** Writes a ZIP file of these entries, whatever they are called: what an attacker or a broken program would write. */
export async function writeZip(path: string, entries: readonly ZipEntry[]): Promise<void> {
  const zip = new ZipFile();
  const renamed: (readonly [string, string])[] = [];
  for (const [index, { name, bytes, mode = 0o100600 }] of entries.entries()) {
    // The writer refuses some names: a harmless one of the same length takes its place until the bytes are there.
    const stand = `${index}${'_'.repeat(Math.max(0, Buffer.byteLength(name) - String(index).length))}`;
    renamed.push([stand, name]);
    // Short texts stay readable in the file, for tests that change them there.
    zip.addBuffer(Buffer.from(bytes), stand, { mode, compress: bytes.byteLength > 64 });
  }
  zip.end();
  const pieces: Buffer[] = [];
  for await (const piece of zip.outputStream) pieces.push(Buffer.from(piece as Uint8Array));
  let text = Buffer.concat(pieces).toString('latin1');
  for (const [stand, name] of renamed) text = text.replaceAll(stand, Buffer.from(name).toString('latin1'));
  await writeFile(path, Buffer.from(text, 'latin1'));
}

/** The entries of a backup whose manifest names exactly these files, each truly. */
export function backupEntries(files: Readonly<Record<string, string>>, change: Partial<BackupManifest> = {}): readonly ZipEntry[] {
  const named = Object.entries(files).map(([path, text]) => ({ path, bytes: Buffer.from(text) }));
  const manifest: BackupManifest = {
    madeAt: '2026-06-21T10:00:00.000Z',
    library: { id: 'L', name: 'Desk' },
    formats: { article: 1 },
    files: named.map(({ path, bytes }) => ({ path, bytes: bytes.byteLength, sha256: sha256(bytes) })),
    leftOut: [],
    ...change,
  };
  return [...named.map(({ path, bytes }) => ({ name: filePrefix + path, bytes })), { name: manifestName, bytes: sealManifest(manifest) }];
}

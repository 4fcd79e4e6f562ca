import { writeFile } from 'node:fs/promises';
import { filePrefix, manifestName, sealManifest } from '../../electron/library/backup-format';
import { sha256 } from '../../electron/library/envelope';
import { nodeSurroundings } from '../../electron/library/node-surroundings';
import type { Surroundings } from '../../electron/library/surroundings';
import { type BackupRequest, writeBackup } from '../../electron/library/write-backup';
import type { BackupManifest } from '../../shared/domain/backup';
import { type ZipEntry, zipBytes } from './zip-bytes';

/** Backs a library up as the application does, with nobody watching; parts of the request may be replaced. */
export function backUp(
  folder: string,
  target: string,
  { world = nodeSurroundings, ...changes }: Partial<BackupRequest> & { readonly world?: Surroundings } = {},
) {
  return writeBackup(world, { folder, target, signal: new AbortController().signal, progress: () => {}, ...changes });
}

/** Writes a ZIP file of these entries, whatever they are called. */
export async function writeZip(path: string, entries: readonly ZipEntry[]): Promise<void> {
  await writeFile(path, await zipBytes(entries));
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

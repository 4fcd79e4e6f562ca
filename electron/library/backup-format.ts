import { type BackupManifest, backupManifest } from '../../shared/domain/backup';
import { type DocumentKind, openDocument, sealDocument } from './envelope';
import { annotationsKind, articleKind, briefingKind, libraryKind } from './library-places';

/**
 * A backup is a ZIP file that any program can open:
 *
 *     manifest.json        the manifest, in the envelope of every document
 *     library/...          the library's files as they lie in its folder
 */
export const manifestName = 'manifest.json';
export const filePrefix = 'library/';

/** A manifest is read into memory whole: 256 MiB are more than a million files. */
export const maximumManifestBytes = 256 * 1024 * 1024;

const manifestId = 'backup';
const manifestKind: DocumentKind<BackupManifest> = { name: 'backup', version: 1, schema: backupManifest, migrations: [] };

/** The version of each kind of document that this program writes. */
export const currentFormats: Readonly<Record<string, number>> = Object.fromEntries(
  [libraryKind, articleKind, annotationsKind, briefingKind].map(({ name, version }) => [name, version]),
);

/** The manifest as it lies in the backup. */
export function sealManifest(manifest: BackupManifest): Uint8Array {
  return sealDocument(manifestKind, { id: manifestId, rev: 1, parentRev: 0, seq: 1, savedAt: manifest.madeAt }, manifest);
}

/** Reads a manifest; `newer-format` when it, or a document in the backup, is of a newer program. */
export function openManifest(bytes: Uint8Array): BackupManifest | 'damaged' | 'newer-format' {
  const opened = openDocument(manifestKind, manifestId, bytes);
  if (!opened.ok) return opened.error === 'newer-format' ? 'newer-format' : 'damaged';
  const { body } = opened.value;
  const newer = Object.entries(body.formats).some(([name, version]) => version > (currentFormats[name] ?? 0));
  return newer ? 'newer-format' : body;
}

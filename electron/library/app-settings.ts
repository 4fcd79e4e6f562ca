import { join } from 'node:path';
import { fail, ok, type Result } from '../../shared/core/result';
import { type AppSettings, appSettings, defaultAppSettings } from '../../shared/domain/settings';
import type { DocumentPlace } from './document-place';
import { missingAs } from './document-store';
import { createKeyedSequence } from './keyed-sequence';
import { ownDocuments } from './own-documents';
import { failed, type StorageFailure } from './storage-failure';
import type { Surroundings } from './surroundings';

/** Settings of this computer's user; kept beside the application's own data, and durable like any document. */
export type AppSettingsStore = {
  readonly read: () => AppSettings;
  readonly update: (change: Partial<AppSettings>) => Promise<Result<AppSettings, StorageFailure>>;
};

/**
 * Reads `settings.json` in a folder. Missing or damaged beyond mending means the defaults: nothing a
 * person wrote is in there, and the damaged bytes are kept in `quarantine/` all the same.
 */
export async function openAppSettings(world: Surroundings, folder: string): Promise<AppSettingsStore> {
  const place: DocumentPlace<AppSettings> = {
    kind: { name: 'settings', version: 1, schema: appSettings, migrations: [] },
    id: 'settings',
    path: join(folder, 'settings.json'),
    snapshots: join(folder, 'snapshots', 'settings'),
    key: 'settings',
    trashed: null,
  };
  const documents = ownDocuments(world, folder);
  const read = await documents.read(place);
  let stored = read.ok;
  let current = read.ok ? read.value : defaultAppSettings;

  async function update(change: Partial<AppSettings>): Promise<Result<AppSettings, StorageFailure>> {
    const next = { ...current, ...change };
    // Newer settings of a newer program are not replaced by ours: they hold for this session only.
    if (!stored && !read.ok && read.error.code === 'storage.newer-format') {
      current = next;
      return fail('storage.newer-format');
    }
    try {
      if (!stored) await world.fileSystem.makeFolder(folder);
    } catch (error) {
      return failed(error);
    }
    const saved = stored ? await documents.update<AppSettings, never>(place, () => ok(next)) : await documents.create(place, next);
    if (!saved.ok) return missingAs<AppSettings, never, 'storage.folder-missing'>(saved, 'storage.folder-missing');
    stored = true;
    current = saved.value;
    return saved;
  }

  // One after the other: the first one creates the file that the next ones change.
  const inTurn = createKeyedSequence();
  return { read: () => current, update: (change) => inTurn(place.path, () => update(change)) };
}

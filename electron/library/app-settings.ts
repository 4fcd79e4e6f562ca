import { join } from 'node:path';
import { ok, type Result } from '../../shared/core/result';
import { type AppSettings, appSettings, defaultAppSettings } from '../../shared/domain/settings';
import type { DocumentPlace } from './document-place';
import { createDocumentStore } from './document-store';
import { createSaveMonitor } from './save-monitor';
import type { StorageFailure } from './storage-failure';
import type { Surroundings } from './surroundings';
import { createWritingSession } from './writing-session';

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
    kind: { name: 'settings', version: 1, schema: appSettings },
    id: 'settings',
    path: join(folder, 'settings.json'),
    snapshots: join(folder, 'snapshots', 'settings'),
    key: 'settings',
    trashed: null,
  };
  const session = createWritingSession({
    world,
    root: folder,
    quarantine: join(folder, 'quarantine'),
    saves: createSaveMonitor(() => {}),
    refusal: async () => null,
    mayWrite: () => true,
  });
  const documents = createDocumentStore(session, () => {});
  const read = await documents.read(place);
  let stored = read.ok;
  let current = read.ok ? read.value : defaultAppSettings;

  return {
    read: () => current,
    async update(change) {
      const next = { ...current, ...change };
      // Newer settings of a newer program are not replaced by ours: they hold for this session only.
      if (!stored && !read.ok && read.error.code === 'storage.newer-format') {
        current = next;
        return { ok: false, error: { code: 'storage.newer-format' } };
      }
      if (!stored) await world.fileSystem.makeFolder(folder);
      const saved = stored
        ? await documents.update<AppSettings, never>(place, (now) => ok({ ...now, ...change }))
        : await documents.create(place, next);
      if (!saved.ok)
        return saved.error.code === 'missing'
          ? { ok: false, error: { code: 'storage.folder-missing' } }
          : { ok: false, error: saved.error };
      stored = true;
      current = saved.value;
      return saved;
    },
  };
}

import { basename, dirname } from 'node:path';
import type { IdSource } from '../../shared/core/ports';
import { fail, ok } from '../../shared/core/result';
import { summariseBackup } from '../../shared/domain/backup';
import { careOf, isBackupDue, postponedUntil, rememberCare } from '../../shared/domain/library-care';
import type { Handlers } from '../../shared/ipc/contract';
import type { JobBoard } from '../jobs/job-board';
import type { AppSettingsStore } from '../library/app-settings';
import { folderNameOf } from '../library/folder-name';
import type { LibraryDesk } from '../library/library-desk';
import { openBackup } from '../library/read-backup';
import { restoreBackup } from '../library/restore-backup';
import type { Surroundings } from '../library/surroundings';
import { writeBackup } from '../library/write-backup';
import { withExtension } from './with-extension';

type BackupRows =
  | 'backup.create'
  | 'backup.show'
  | 'backup.choose'
  | 'backup.restore'
  | 'backup.open'
  | 'backup.status'
  | 'backup.postpone';

/** The system's dialogs; each answers an absolute path, or `null` when the person changes their mind. The renderer never names one. */
export type BackupDialogs = {
  /** Where a backup goes; `folder` is that of the last one, or `null` at first. */
  readonly target: (suggestion: { readonly fileName: string; readonly folder: string | null }) => Promise<string | null>;
  readonly backup: () => Promise<string | null>;
  /** The folder in which a restored library gets a folder of its own. */
  readonly parent: () => Promise<string | null>;
};

export type BackupHandlerPorts = {
  readonly desk: Pick<LibraryDesk, 'library' | 'index' | 'choose'>;
  readonly jobs: Pick<JobBoard, 'run'>;
  readonly settings: AppSettingsStore;
  readonly world: Surroundings;
  readonly ask: BackupDialogs;
  /** Shows a file in the system's file manager. */
  readonly showFile: (path: string) => void;
  readonly newToken: IdSource;
};

/** Answers the rows of backups: writing one, restoring one, and the reminder. */
export function backupHandlers({ desk, jobs, settings, world, ask, showFile, newToken }: BackupHandlerPorts): Pick<Handlers, BackupRows> {
  /** The renderer knows a chosen backup and a restored library by tokens only. */
  const chosen = new Map<string, string>();
  const restored = new Map<string, string>();
  let last: string | null = null;

  /** Also when the settings cannot be kept: then the reminder comes too early, which is the lesser evil. */
  async function rememberBackup(libraryId: string): Promise<void> {
    await settings.update(rememberCare(settings.read(), libraryId, { backedUpAt: world.now(), remindAfter: '' }));
  }

  return {
    'backup.create': async () => {
      const { folder, settings: named } = desk.library();
      const fileName = `${folderNameOf(named().name)} ${world.now().slice(0, 10)}.zip`;
      const path = await ask.target({ fileName, folder: last === null ? null : dirname(last) });
      if (path === null) return fail('backup.cancelled');
      const target = await withExtension(path, '.zip');
      const written = await jobs.run('backup', (job) => writeBackup(world, { folder, target, ...job }));
      if (!written.ok) return written;
      last = target;
      const { libraryId, ...report } = written.value;
      await rememberBackup(libraryId);
      return ok({ ...report, leftOut: [...report.leftOut], fileName: basename(target), folder: dirname(target) });
    },

    'backup.show': async () => {
      if (last === null) return fail('backup.expired');
      showFile(last);
      return ok({});
    },

    'backup.choose': async () => {
      const path = await ask.backup();
      if (path === null) return fail('backup.cancelled');
      const backup = await openBackup(path);
      if (!backup.ok) return backup;
      const { manifest, close } = backup.value;
      close();
      const token = newToken();
      chosen.set(token, path);
      return ok({ token, fileName: basename(path), summary: summariseBackup(manifest) });
    },

    'backup.restore': async ({ token }) => {
      const file = chosen.get(token);
      if (file === undefined) return fail('backup.expired');
      const parent = await ask.parent();
      if (parent === null) return fail('backup.cancelled');
      const written = await jobs.run('restore', (job) => restoreBackup(world, { file, parent, ...job }));
      if (!written.ok) return written;
      const made = newToken();
      restored.set(made, written.value);
      return ok({ token: made, name: basename(written.value), folder: dirname(written.value) });
    },

    'backup.open': async ({ token }) => {
      const folder = restored.get(token);
      if (folder === undefined) return fail('backup.expired');
      const opened = await desk.choose(folder);
      return opened.ok ? ok({}) : opened;
    },

    'backup.status': async () => {
      const id = desk.library().id();
      if (id === null) return ok({ backedUpAt: '', due: false });
      const care = careOf(settings.read(), id);
      const { articles, briefings } = (await desk.index()?.counts()) ?? { articles: 0, briefings: 0 };
      const due = settings.read().backupReminders && isBackupDue(care, articles + briefings, world.now());
      return ok({ backedUpAt: care.backedUpAt, due });
    },

    'backup.postpone': async () => {
      const id = desk.library().id();
      if (id === null) return ok({});
      const kept = await settings.update(rememberCare(settings.read(), id, { remindAfter: postponedUntil(world.now()) }));
      return kept.ok ? ok({}) : kept;
    },
  };
}

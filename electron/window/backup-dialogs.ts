import { join } from 'node:path';
import { app, type BrowserWindow, dialog, type OpenDialogOptions, type SaveDialogOptions } from 'electron';
import dialogs from '../../assets/messages/en/dialogs.json';
import type { BackupDialogs } from '../ipc/backup-handlers';

const zipFiles = [{ name: dialogs['backup.files'], extensions: ['zip'] }];

/** The system's own dialogs for backups, over the window that is open. */
export function backupDialogs(window: () => BrowserWindow | undefined): BackupDialogs {
  async function open(options: OpenDialogOptions): Promise<string | null> {
    const over = window();
    const chosen = over === undefined ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(over, options);
    return chosen.canceled ? null : (chosen.filePaths[0] ?? null);
  }
  return {
    target: ({ fileName, folder }) =>
      save(window(), {
        title: dialogs['backup.create'],
        defaultPath: join(folder ?? app.getPath('documents'), fileName),
        filters: zipFiles,
      }),
    backup: () => open({ title: dialogs['backup.choose'], filters: zipFiles, properties: ['openFile'] }),
    parent: () => open({ title: dialogs['backup.restore'], properties: ['openDirectory', 'createDirectory'] }),
  };
}

/** Where the report of a verification goes; `null` when the person changes their mind. */
export function askWhereReportGoes(window: BrowserWindow | undefined, fileName: string): Promise<string | null> {
  return save(window, { title: dialogs['verify.save'], defaultPath: join(app.getPath('documents'), fileName) });
}

async function save(over: BrowserWindow | undefined, options: SaveDialogOptions): Promise<string | null> {
  const chosen = over === undefined ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(over, options);
  return chosen.canceled || chosen.filePath === undefined || chosen.filePath === '' ? null : chosen.filePath;
}

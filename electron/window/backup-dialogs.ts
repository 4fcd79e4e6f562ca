import { join } from 'node:path';
import { app, type BrowserWindow, dialog, type OpenDialogOptions } from 'electron';
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
    async target({ fileName, folder }) {
      const options = {
        title: dialogs['backup.create'],
        defaultPath: join(folder ?? app.getPath('documents'), fileName),
        filters: zipFiles,
      };
      const over = window();
      const chosen = over === undefined ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(over, options);
      return chosen.canceled || chosen.filePath === undefined || chosen.filePath === '' ? null : chosen.filePath;
    },
    backup: () => open({ title: dialogs['backup.choose'], filters: zipFiles, properties: ['openFile'] }),
    parent: () => open({ title: dialogs['backup.restore'], properties: ['openDirectory', 'createDirectory'] }),
  };
}

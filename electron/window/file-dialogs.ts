import { join } from 'node:path';
import { app, type BrowserWindow, dialog, type OpenDialogOptions, type SaveDialogOptions } from 'electron';
import dialogs from '../../assets/messages/en/dialogs.json';
import type { BackupDialogs } from '../ipc/backup-handlers';

const zipFiles = [{ name: dialogs['backup.files'], extensions: ['zip'] }];

/** A name for what is saved, and the folder of the last; `null` at first. */
type Suggestion = { readonly fileName: string; readonly folder: string | null };

/** The system's own dialogs for backups, over the window that is open. */
export function backupDialogs(window: () => BrowserWindow | undefined): BackupDialogs {
  async function open(options: OpenDialogOptions): Promise<string | null> {
    const over = window();
    const chosen = over === undefined ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(over, options);
    return chosen.canceled ? null : (chosen.filePaths[0] ?? null);
  }
  return {
    target: (suggestion) => save(window(), { title: dialogs['backup.create'], defaultPath: placeOf(suggestion), filters: zipFiles }),
    backup: () => open({ title: dialogs['backup.choose'], filters: zipFiles, properties: ['openFile'] }),
    parent: () => open({ title: dialogs['backup.restore'], properties: ['openDirectory', 'createDirectory'] }),
  };
}

/** Where the report of a verification goes; `null` when the person changes their mind. */
export function askWhereReportGoes(window: BrowserWindow | undefined, fileName: string): Promise<string | null> {
  return save(window, { title: dialogs['verify.save'], defaultPath: join(app.getPath('documents'), fileName) });
}

/** Where the PDF of a briefing goes. */
export function askWhereExportGoes(window: BrowserWindow | undefined, suggestion: Suggestion): Promise<string | null> {
  const filters = [{ name: 'PDF', extensions: ['pdf'] }];
  return save(window, { title: dialogs['export.pdf'], defaultPath: placeOf(suggestion), filters });
}

/** Where a copy of an article's original goes. */
export function askWhereOriginalGoes(window: BrowserWindow | undefined, suggestion: Suggestion): Promise<string | null> {
  return save(window, { title: dialogs['export.original'], defaultPath: placeOf(suggestion) });
}

function placeOf({ fileName, folder }: Suggestion): string {
  return join(folder ?? app.getPath('documents'), fileName);
}

async function save(over: BrowserWindow | undefined, options: SaveDialogOptions): Promise<string | null> {
  const chosen = over === undefined ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(over, options);
  return chosen.canceled || chosen.filePath === undefined || chosen.filePath === '' ? null : chosen.filePath;
}

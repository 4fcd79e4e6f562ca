import { basename, dirname, join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import dialogs from '../../assets/messages/en/dialogs.json';
import { type Failure, fail, ok, type Result } from '../../shared/core/result';
import { writeExport } from '../export/export-file';
import type { Surroundings } from '../library/surroundings';

export type SavedSupportFile = { readonly path: string; readonly fileName: string; readonly folder: string };

/** Asks where to, and writes the support file there, as carefully as an export. */
export async function saveSupportFile(
  window: BrowserWindow | undefined,
  world: Surroundings,
  gather: () => Promise<string>,
): Promise<Result<SavedSupportFile, Failure<'support.cancelled' | 'support.failed'>>> {
  const day = new Date().toISOString().slice(0, 10);
  const options = {
    title: dialogs['support.save'],
    defaultPath: join(app.getPath('documents'), `briefing-notes-support-${day}.json`),
    filters: [{ name: 'JSON', extensions: ['json'] }],
  };
  const chosen = window === undefined ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(window, options);
  if (chosen.canceled || chosen.filePath === undefined || chosen.filePath === '') return fail('support.cancelled');
  const path = chosen.filePath;
  const written = await writeExport(world, path, Buffer.from(await gather(), 'utf8'));
  if (!written.ok) return fail('support.failed', written.error.params ?? {});
  return ok({ path, fileName: basename(path), folder: dirname(path) });
}

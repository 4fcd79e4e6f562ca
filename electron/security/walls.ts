import { app } from 'electron';
import type { LocalLog } from '../process/local-log';
import { guardContents } from './contents-guard';

/** Puts the walls up around every page that there is or will be, whoever makes it. To be called before Electron is ready. */
export function installWalls({ log }: { readonly log: LocalLog }): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents, log));
}

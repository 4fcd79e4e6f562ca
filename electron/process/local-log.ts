import { join } from 'node:path';
import log from 'electron-log/main';

/** Writes one line of what the application did: names, codes and counts, never what a person wrote. */
export type LocalLog = (event: string, detail: Readonly<Record<string, unknown>>) => void;

/** The log file in `folder`, on this computer only; it is started anew at 1 MiB, keeping the last one. */
export function openLocalLog(folder: string): LocalLog {
  log.transports.file.resolvePathFn = () => join(folder, 'main.log');
  log.transports.file.maxSize = 1024 * 1024;
  log.transports.console.level = false;
  return (event, detail) => log.info(event, JSON.stringify(detail));
}

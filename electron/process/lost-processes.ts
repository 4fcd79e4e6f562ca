import { app } from 'electron';
import type { LocalLog } from './local-log';

/** Logs every process of Chromium's that ends; each is started again, the GPU's without limit (`security/chromium-switches.ts`). */
export function logLostProcesses(log: LocalLog): void {
  app.on('child-process-gone', (_event, { type, reason, exitCode, name, serviceName }) => {
    if (reason !== 'clean-exit') log('process.gone', { type, reason, exitCode, name: name ?? serviceName ?? '' });
  });
}

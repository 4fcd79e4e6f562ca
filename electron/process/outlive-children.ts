import { app } from 'electron';
import { liftGpuCrashLimit } from '../security/gpu-switch';
import type { LocalLog } from './local-log';

/** Keeps the application running when a process of Chromium's ends, and logs each. Call before Electron is ready. */
export function outliveChildren(log: LocalLog): void {
  liftGpuCrashLimit(app.commandLine);
  app.on('child-process-gone', (_event, { type, reason, exitCode, name, serviceName }) => {
    if (reason !== 'clean-exit') log('process.gone', { type, reason, exitCode, name: name ?? serviceName ?? '' });
  });
}

import { app } from 'electron';
import type { LocalLog } from './local-log';

/**
 * Call before Electron is ready. Chromium starts its GPU process again when it ends, but counts how
 * often: after three times it gives hardware up, and in the end the whole application ("GPU process
 * isn't usable. Goodbye."). A driver that crashes now and then must not take a person's work along, so
 * the counting is switched off.
 */
export function outliveChildren(log: LocalLog): void {
  app.commandLine.appendSwitch('disable-gpu-process-crash-limit');
  app.on('child-process-gone', (_event, { type, reason, exitCode, name, serviceName }) => {
    if (reason !== 'clean-exit') log('process.gone', { type, reason, exitCode, name: name ?? serviceName ?? '' });
  });
}

import type { CommandLine } from 'electron';

/**
 * Call before Electron is ready. Chromium starts its GPU process again when it ends, but counts how
 * often: after three times it gives hardware up, and in the end the whole application ("GPU process
 * isn't usable. Goodbye."). A driver that crashes now and then must not take a person's work along, so
 * the counting is switched off. It stands here because switches of Chromium are set in this folder only.
 */
export function liftGpuCrashLimit(commandLine: Pick<CommandLine, 'appendSwitch'>): void {
  commandLine.appendSwitch('disable-gpu-process-crash-limit');
}

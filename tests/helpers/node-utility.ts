import { type ChildProcess, fork } from 'node:child_process';
import type { UtilityLike } from '../../electron/process/utility-messages';

/** Starts a bundled entry file as a child of plain Node, for tests and benchmarks that run without Electron. */
export function forkNodeUtility(entry: string, args: readonly string[] = [], onStart?: (child: ChildProcess) => void): UtilityLike {
  const child = fork(entry, [...args], { serialization: 'advanced' });
  onStart?.(child);
  return {
    postMessage: (message) => void child.send(message),
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => child.once('exit', listener),
    kill: () => void child.kill('SIGKILL'),
  };
}

import { type ChildProcess, fork } from 'node:child_process';
import { residentMemory } from './resident-memory';
import type { UtilityLike } from './utility-messages';

/**
 * Starts a bundled entry file as a child of plain Node, for what runs without Electron: the terminal's commands, tests and
 * benchmarks. `entry` is its absolute path, `args` what it finds in `process.argv` from index 2 on; `flags` are Node's own,
 * e.g. those that forbid it files, in the place of the parent's.
 */
export function forkNodeUtility(
  entry: string,
  args: readonly string[] = [],
  onStart?: (child: ChildProcess) => void,
  flags?: readonly string[],
): UtilityLike {
  const child = fork(entry, [...args], { serialization: 'advanced', ...(flags === undefined ? {} : { execArgv: [...flags] }) });
  onStart?.(child);
  return {
    // One that is just dying takes no message any more; its end is what counts, and is told.
    postMessage: (message) => void child.send(message, () => {}),
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => child.once('exit', listener),
    kill: () => void child.kill('SIGKILL'),
    memory: async () => (child.pid === undefined ? null : residentMemory(child.pid)),
  };
}

import { app, type UtilityProcess, utilityProcess } from 'electron';
import type { UtilityLike } from './utility-messages';

/**
 * Starts a built entry file as an Electron utility process. `entry` is its absolute path, `name` what
 * the system's process list shows, `args` what it finds in `process.argv` from index 2 on.
 */
export function forkElectronUtility(entry: string, name: string, args: readonly string[] = []): UtilityLike {
  const child = utilityProcess.fork(entry, [...args], { serviceName: name, stdio: 'inherit' });
  return {
    postMessage: (message) => child.postMessage(message),
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => child.once('exit', listener),
    // One that is only about to start cannot be ended yet, and nobody would be told that it was not: it ends as it starts.
    kill: () => void (child.pid === undefined ? child.once('spawn', () => end(child)) : end(child)),
    memory: async () => {
      const metric = app.getAppMetrics().find(({ pid }) => pid === child.pid);
      return metric === undefined ? null : metric.memory.workingSetSize * 1024;
    },
  };
}

/** SIGTERM waits for a turn of the event loop, which a process stuck in a loop never has. */
function end(child: UtilityProcess): void {
  if (child.pid === undefined || !endAtOnce(child.pid)) child.kill();
}

function endAtOnce(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGKILL');
  } catch {
    return false;
  }
}

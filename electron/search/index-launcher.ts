import type { UtilityLike } from '../process/utility-messages';

/**
 * Starts index processes. The first one is started ahead, while it is not yet known which library
 * will open: reading SQLite's WebAssembly then takes place beside the opening of window and library,
 * not after it, and the first list comes a quarter of a second sooner.
 */
export type IndexLauncher = {
  /** A process that will serve the index in `file` (absolute path, outside of the library). */
  readonly launch: (file: string) => UtilityLike;
};

export function createIndexLauncher(fork: () => UtilityLike): IndexLauncher {
  let ahead: UtilityLike | null = fork();
  ahead.onExit(() => {
    ahead = null;
  });
  return {
    launch(file) {
      const child = ahead ?? fork();
      ahead = null;
      // Before any call of the client, whose numbers begin at 1: it does not wait for this answer.
      child.postMessage({ id: 0, name: 'open', args: file });
      return child;
    },
  };
}

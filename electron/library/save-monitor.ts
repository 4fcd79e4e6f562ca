import type { SaveState } from '../../shared/domain/library-status';
import type { StorageErrorCode } from '../../shared/ipc/error-code';

/**
 * Knows whether everything that was handed over is on the disk. A document whose save failed keeps
 * the whole state at `failed` until a later save of that document succeeds (or it is trashed).
 */
export type SaveMonitor = {
  /** One save of a document at a time. */
  readonly begin: (path: string) => void;
  readonly succeeded: (path: string, savedAt: string) => void;
  readonly failed: (path: string, code: StorageErrorCode) => void;
  /** The document is gone from its place; an old failure of it is no longer of interest. */
  readonly forget: (path: string) => void;
  readonly state: () => SaveState;
};

export function createSaveMonitor(changed: (state: SaveState) => void): SaveMonitor {
  const inFlight = new Set<string>();
  const failures = new Map<string, StorageErrorCode>();
  let savedAt = '';
  let last = '';

  function state(): SaveState {
    const failure = [...failures.values()].at(-1);
    if (failure !== undefined) return { state: 'failed', savedAt, code: failure };
    return { state: inFlight.size > 0 ? 'saving' : 'saved', savedAt, code: null };
  }

  function tell(): void {
    const now = state();
    const text = JSON.stringify(now);
    if (text === last) return;
    last = text;
    changed(now);
  }

  return {
    state,
    begin(path) {
      inFlight.add(path);
      tell();
    },
    succeeded(path, at) {
      inFlight.delete(path);
      failures.delete(path);
      savedAt = at;
      tell();
    },
    failed(path, code) {
      inFlight.delete(path);
      failures.delete(path);
      failures.set(path, code);
      tell();
    },
    forget(path) {
      failures.delete(path);
      tell();
    },
  };
}

import type { Clock, IdSource } from '../../shared/core/ports';
import type { FileSystem } from './file-system';

/**
 * All that the library takes from the world around it. Passed in, so that a test decides what the
 * disk, the clocks and chance do.
 */
export type Surroundings = {
  readonly fileSystem: FileSystem;
  readonly now: Clock;
  readonly newId: IdSource;
  /** Milliseconds of a clock that nobody can set back. */
  readonly monotonicMs: () => number;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** At least 0, below 1. */
  readonly random: () => number;
  readonly pid: number;
  /** Windows refuses a rename while a scanner holds the file, and cannot sync a folder. */
  readonly windows: boolean;
  /** Bytes that a save leaves free on the disk. */
  readonly reserveBytes: number;
};

/** The free space that is left for everybody else: 16 MiB. */
export const usualReserveBytes = 16 * 1024 * 1024;

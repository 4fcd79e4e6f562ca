import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { ulid } from 'ulid';
import { nodeFileSystem } from './node-file-system';
import { type Surroundings, usualReserveBytes } from './surroundings';

/** The real world: this computer's disk, clocks and chance. */
export const nodeSurroundings: Surroundings = {
  fileSystem: nodeFileSystem,
  now: () => new Date().toISOString(),
  newId: () => ulid(),
  monotonicMs: () => performance.now(),
  wait: async (milliseconds) => {
    await wait(milliseconds);
  },
  random: () => Math.random(),
  pid: process.pid,
  windows: process.platform === 'win32',
  reserveBytes: usualReserveBytes,
};

import { basename, dirname, join } from 'node:path';
import type { Surroundings } from './surroundings';

/**
 * Names of files that are being written: `.<target>.<pid>.<random>.tmp`, in the target's own folder,
 * because a rename is only atomic within one disk. Two processes, or two tries of one, never share one.
 */
export function tempNameFor(target: string, world: Surroundings): string {
  const chance = Math.floor(world.random() * 2 ** 48).toString(36);
  return join(dirname(target), `.${basename(target, '.json')}.${world.pid}.${chance}.tmp`);
}

/** The target's name (without `.json`) that a left-over name belongs to; `null` for a name that is not ours. */
export function targetOfTemp(name: string): string | null {
  return /^\.(.+)\.\d+\.[0-9a-z]+\.tmp$/.exec(name)?.[1] ?? null;
}

/** Temps that this very process is writing now, so that no clean-up takes them away. */
export const tempsInUse = new Set<string>();

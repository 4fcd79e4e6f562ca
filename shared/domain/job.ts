import { z } from 'zod';
import type { DeepReadonly } from '../core/deep-readonly';

/** Work that takes long enough to be watched and stopped. Its words are in `assets/messages/<language>/jobs.json`. */
export const jobKind = z.enum(['backup', 'restore', 'verify', 'move', 'import']);
export type JobKind = z.infer<typeof jobKind>;

/** One job as the person sees it while it runs. */
export const job = z.strictObject({
  id: z.string(),
  kind: jobKind,
  /** Steps done, of `total`; what a step is depends on the kind. */
  done: z.int().nonnegative(),
  /** 0 while they have not been counted yet. */
  total: z.int().nonnegative(),
  /** What is at hand, e.g. a file's path within the library; may be empty. */
  current: z.string(),
  /** The person has stopped it, and it is clearing away behind itself. */
  stopping: z.boolean(),
});
export type Job = DeepReadonly<z.infer<typeof job>>;

/** How much of a job is done: a whole number of percent, or `null` while nobody knows. Only a finished job is at 100. */
export function percentDone({ done, total }: Pick<Job, 'done' | 'total'>): number | null {
  return total === 0 ? null : Math.min(99, Math.floor((done / total) * 100));
}

import { z } from 'zod';
import type { DeepReadonly } from '../core/deep-readonly';
import { annotationId } from '../core/ids';
import { annotation } from './annotation';
import { briefing } from './briefing';

/**
 * Words that are not on the disk yet, as the page keeps them in the main process's memory (`page.keep`).
 * The page takes them back after a crash; when no page comes back, the main process stores them itself.
 */

/** Under `briefing <id>`: what of a briefing is edited. Never older than what is stored. */
export const keptDraft = briefing.pick({ header: true, body: true });
export type KeptDraft = DeepReadonly<z.infer<typeof keptDraft>>;

/** Under `annotations <article id>`. The id is `null` for one that was never stored, because the disk refused it. */
export const keptAnnotations = z.array(
  annotation.pick({ kind: true, comment: true, tags: true, target: true }).extend({ id: annotationId.nullable() }),
);
export type KeptAnnotations = DeepReadonly<z.infer<typeof keptAnnotations>>;

import { z } from 'zod';
import type { DeepReadonly } from '../core/deep-readonly';
import { articleId, briefingId } from '../core/ids';

/** A document that has a history: a briefing, an article with its details and text, or the annotations of an article. */
export const historySubject = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('briefing'), id: briefingId }),
  z.strictObject({ kind: z.enum(['article', 'annotations']), id: articleId }),
]);
export type HistorySubject = DeepReadonly<z.infer<typeof historySubject>>;

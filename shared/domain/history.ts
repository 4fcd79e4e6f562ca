import { z } from 'zod';
import type { DeepReadonly } from '../core/deep-readonly';
import { instant } from '../core/ids';
import { annotation } from './annotation';
import { articleMeta } from './article';
import { briefingHeader } from './briefing';
import { briefingBody } from './briefing-body';
import { textVersion } from './text-version';

/** Names a version in calls; only ever compared with those that a list has given. */
export const versionId = z.string().min(1).max(300);

/**
 * One state of a document, as its history lists it, from names alone. `present`: as it is. `earlier`:
 * kept when it was replaced. `conflict`: what another computer had when both had changed it. `text`:
 * an article's text before it was corrected, which stays in the article for ever.
 */
export const documentVersion = z.strictObject({
  id: versionId,
  source: z.enum(['present', 'earlier', 'conflict', 'text']),
  /** When it was saved, for display only; `null` when only its content tells. */
  savedAt: instant.nullable(),
  /** The other computer, if the name tells. */
  host: z.string().nullable(),
});
export type DocumentVersion = DeepReadonly<z.infer<typeof documentVersion>>;

/** What a version says. Of an article's texts only the one that was current then. */
export const versionContent = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('briefing'), header: briefingHeader, body: briefingBody }),
  z.strictObject({ kind: z.literal('article'), meta: articleMeta, text: textVersion }),
  z.strictObject({ kind: z.literal('annotations'), annotations: z.array(annotation) }),
]);
export type VersionContent = DeepReadonly<z.infer<typeof versionContent>>;

/** A version that was read. */
export const openedVersion = z.strictObject({ savedAt: instant, content: versionContent });
export type OpenedVersion = DeepReadonly<z.infer<typeof openedVersion>>;

import { z } from 'zod';
import type { DeepReadonly } from '../core/deep-readonly';
import { instant } from '../core/ids';

/**
 * Words that could not be stored when their library was taken away: they are kept with the application's own
 * data, as the page had handed them over, until the person has put them back or thrown them away.
 */
export const recoveredCopy = z.strictObject({
  libraryId: z.string(),
  keptAt: instant,
  words: z.array(z.strictObject({ key: z.string(), value: z.string() })),
});
export type RecoveredCopy = DeepReadonly<z.infer<typeof recoveredCopy>>;

/** One copy as it is shown. */
export const recoveredRow = z.strictObject({
  /** Names the copy in calls. */
  key: z.string().max(120),
  keptAt: instant,
  /** One text a document; the title of a briefing stands in its first line. */
  texts: z.array(z.string()),
});
export type RecoveredRow = DeepReadonly<z.infer<typeof recoveredRow>>;

/** Members that hold what a person wrote or chose, whatever the document. */
const wordMembers: readonly string[] = ['title', 'to', 'from', 'text', 'exact', 'comment'];

/** What a person can read of a kept value: every line of it, in order. Empty for what is no JSON. */
export function readableWords(value: string): string {
  try {
    return [...wordsIn(JSON.parse(value))].join('\n');
  } catch {
    return '';
  }
}

function* wordsIn(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) {
    if (typeof member !== 'string') yield* wordsIn(member);
    else if (wordMembers.includes(name) && member.trim() !== '') yield member;
  }
}

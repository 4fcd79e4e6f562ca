import type { SourceBlock } from '../source-reading';

/** What is gathered of one paragraph on the way through it. */
export type Line = {
  words: string;
  /** Those that a reader does not see. */
  hidden: string;
  /** Notes that its signs lead to, and what stands in text boxes beside it. */
  readonly beside: SourceBlock[];
};

export function emptyLine(words = ''): Line {
  return { words, hidden: '', beside: [] };
}

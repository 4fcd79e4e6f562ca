import type { ProcessEnd } from './utility-client';

/** The processes that a person can hear of. */
export type NamedProcess = 'import' | 'typeset' | 'index';

/** Calls of the index process whose loss mends itself: the library is compared with the index again. */
const mended: ReadonlySet<string> = new Set(['open', 'apply', 'stamps', 'close']);

/**
 * Whether a person is told that a process ended. A job that is done once more takes noticeably longer,
 * so that is said; a job that is lost is told of by its own answer, where it was asked for. The index
 * repairs itself quietly, unless an answer of its was lost: then a list on the screen is not complete.
 */
export function isToldOf(name: NamedProcess, { repeated, lost }: Pick<ProcessEnd, 'repeated' | 'lost'>): boolean {
  return name === 'index' ? lost.some((call) => !mended.has(call)) : repeated.length > 0;
}

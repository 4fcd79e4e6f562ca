/**
 * When words are saved while somebody writes, in milliseconds. A crash of everything, or a power cut, costs at most
 * three seconds of typing: somebody who never pauses is saved after two, and the third is for the save itself, which on
 * a slow or busy computer takes its time.
 */

/** A pause in typing after which is saved. */
export const pause = 800;
/** The longest that words wait to be saved while typing goes on. */
export const longestWait = 2000;
/** The waits between the attempts after failures in a row; the last repeats. */
export const retryAfter = [2000, 5000, 15_000, 60_000] as const;

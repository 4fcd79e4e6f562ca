import { z } from 'zod';

/** What programs read in different ways: white space, control and direction characters, backslashes, quotes, brackets. */
const unclear = /[\s\p{Cc}\p{Cf}\p{Co}\p{Cn}\\"<>`{}|^]/u;

/**
 * Whether text is an address of the web that can be kept and offered to a browser: `http://` or `https://`, in full,
 * with no name or password before the host (which can look like one), and nothing unclear in it.
 */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^/?#@]+(?:[/?#]|$)/i.test(text) && !unclear.test(text);
}

/** Where something was published on the web, at most 2,000 UTF-16 code units; the empty string for "unknown". */
export const webAddress = z
  .string()
  .max(2000)
  .refine((text) => text === '' || isWebAddress(text), 'not an address of the web');

/** The name of the place that an address leads to, as it is written there; for showing only. */
export function hostOf(address: string): string {
  return address.replace(/^https?:\/\//i, '').replace(/[/?#].*$/s, '');
}

import { z } from 'zod';

/**
 * The Admiralty code: reliability of the source (A completely reliable to E unreliable, F cannot be
 * judged) and credibility of the information (1 confirmed to 5 improbable, 6 cannot be judged). The
 * two are judged apart, and F or 6 means "unknown", not "worst". `null` means not graded yet.
 */
export const reliability = z.enum(['A', 'B', 'C', 'D', 'E', 'F']);
export const credibility = z.enum(['1', '2', '3', '4', '5', '6']);
export const grade = z.strictObject({ reliability, credibility });
export type Reliability = z.infer<typeof reliability>;
export type Credibility = z.infer<typeof credibility>;
export type Grade = Readonly<z.infer<typeof grade>>;

/** The grade as analysts write it, e.g. `B2`; the empty string when there is none. */
export function gradeText(value: Grade | null): string {
  return value === null ? '' : `${value.reliability}${value.credibility}`;
}

import { z } from 'zod';
import type { RequestName } from '../channels';
import type { ErrorCode } from '../error-code';

/** One call: its arguments, what it answers, and the failures that it declares. */
export type RequestRow = { readonly args: z.ZodType; readonly result: z.ZodType; readonly errors: readonly ErrorCode[] };

/** The rows of all calls whose names begin so, e.g. `trash`: none is missing, and none stands in another file. */
export type Rows<Topic extends string> = Readonly<Record<Extract<RequestName, `${Topic}.${string}`>, RequestRow>>;

/** No arguments, or nothing to answer. */
export const nothing = z.strictObject({});

/** Bytes of a file. */
export const bytes = z.instanceof(Uint8Array);

import type { Failure, Result } from '../../shared/core/result';
import type { Understanding, UnderstandingFailure } from './understand-text';

/** The calls that the importing process answers (`import-process.ts`). */
export type ImportCalls = {
  /** Understands text as it came from the clipboard. */
  readText: (args: { readonly text: string }) => Result<Understanding, UnderstandingFailure>;
  /** Understands the bytes of a text file. */
  readFile: (args: { readonly bytes: Uint8Array }) => Result<Understanding, UnderstandingFailure | Failure<'import.not-text'>>;
};

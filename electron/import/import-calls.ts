import type { Result } from '../../shared/core/result';
import type { PastedText } from './read-paste';
import type { ImportFailure } from './source-reading';
import type { Understanding } from './understand-reading';

/** The calls that the importing process answers (`import-process.ts`). */
export type ImportCalls = {
  /** Understands text as it came from the clipboard. */
  readText: (args: PastedText) => Promise<Result<Understanding, ImportFailure>>;
  /** Understands the bytes of a file, whatever it is called. */
  readFile: (args: { readonly bytes: Uint8Array }) => Promise<Result<Understanding, ImportFailure>>;
};

import { err, ok, type Result } from '../../shared/core/result';
import type { ImportErrorCode } from '../../shared/ipc/error-code';
import type { ImportFailure, SourceReading } from './source-reading';

/** Carries a failure out of the depth of a reader. It never leaves an importer: see `answered`. */
export class ImportRefusal extends Error {
  readonly code: ImportErrorCode;
  constructor(code: ImportErrorCode) {
    super(code);
    this.code = code;
  }
}

/** What an importer answers: the reading, or the failure that was thrown on the way. Any other error is a bug and stays one. */
export async function answered(read: () => Promise<SourceReading> | SourceReading): Promise<Result<SourceReading, ImportFailure>> {
  try {
    return ok(await read());
  } catch (error) {
    if (error instanceof ImportRefusal) return err({ code: error.code });
    throw error;
  }
}

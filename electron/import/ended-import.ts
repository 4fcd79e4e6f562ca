import { err, type Failure } from '../../shared/core/result';
import type { ImportErrorCode } from '../../shared/ipc/error-code';
import type { UtilityFailure } from '../process/utility-client';

/** What a source is refused with whose reading ended the process: it took more time or memory than it may, or crashed it. */
export function endedImport({ code }: UtilityFailure): { readonly ok: false; readonly error: Failure<ImportErrorCode> } {
  return err({ code: code === 'process.timeout' || code === 'process.memory' ? 'import.too-heavy' : 'import.failed' });
}

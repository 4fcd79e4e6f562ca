import type { Failure, Result } from '../../shared/core/result';
import { showFailure } from './notices';
import type { UndoOutcome } from './undo';

/** Failures that mean "not now": what was to be taken back is still there. */
const passing = /^(storage\.(?!conflict|damaged)|trash\.unconfirmed|internal)/;

/** What an answer means for a step that was taken back or done again; a failure is shown. */
export function outcomeOf(answer: Result<unknown, Failure<string>>): UndoOutcome {
  if (answer.ok) return 'done';
  showFailure(answer.error);
  return passing.test(answer.error.code) ? 'refused' : 'gone';
}

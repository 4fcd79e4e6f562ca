import type { ResolvedBriefing } from '../../shared/compile/resolved-briefing';
import type { Failure, Result } from '../../shared/core/result';
import type { SetPages } from './compile-pdf';

/** What the typesetting process answers. */
export type TypstCalls = {
  typeset: (tree: ResolvedBriefing) => {
    readonly result: Result<SetPages, Failure<'export.typeset'>>;
    /** The typesetter's own words about a failure: for the log, never for the person. */
    readonly details: readonly string[];
  };
};

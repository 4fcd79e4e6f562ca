import type { ResolvedBriefing } from '../../shared/compile/resolved-briefing';
import type { BriefingId } from '../../shared/core/ids';
import { type Failure, fail, type Result } from '../../shared/core/result';
import { reportOf, reportText } from '../../shared/domain/error-report';
import { createUtilityClient, type ProcessEnd } from '../process/utility-client';
import type { UtilityLike } from '../process/utility-messages';
import type { SetPages } from './compile-pdf';
import type { TypstCalls } from './typst-calls';

export type TypesetResult = Result<SetPages, Failure<'export.typeset' | 'export.process'>>;

/** The main process' end of typesetting. The process starts with the first request and ends after a while without any. */
export type Typesetter = {
  /** Sets what is to be exported: each request is answered with its own pages. */
  typeset(tree: ResolvedBriefing): Promise<TypesetResult>;
  /**
   * Sets a draft for the preview. The newest draft wins: one that waits when a newer one of the same
   * briefing comes is not set at all, and its request is answered with the newer one's pages.
   */
  preview(briefing: BriefingId, tree: ResolvedBriefing): Promise<TypesetResult>;
  stop(): Promise<void>;
};

export type TypesetterOptions = {
  /** Starts the typesetting process (`typst-process.ts`, bundled) with its two folders. */
  readonly fork: () => UtilityLike;
  /** Receives what the typesetter said of a failure: for the log. */
  readonly log: (words: string) => void;
  /** Told of every end of the process that nobody asked for. */
  readonly onCrash?: (end: ProcessEnd) => void;
  /** Milliseconds without a request after which the process ends and gives its memory back. */
  readonly idleMs?: number;
};

/** Long enough to stay warm while a person thinks about a sentence, short enough to free 120 MB when they have gone on to something else. */
const usualIdleMs = 3 * 60_000;
/** A note of 200 pages takes about a second; what takes a minute hangs. */
const timeoutMs = 60_000;

type Waiting = { readonly briefing: BriefingId; tree: ResolvedBriefing; readonly result: Promise<TypesetResult> };

export function createTypesetter(options: TypesetterOptions): Typesetter {
  const client = createUtilityClient<TypstCalls>({
    name: 'typst',
    fork: options.fork,
    timeoutMs,
    safeToRepeat: ['typeset'],
    ...(options.onCrash === undefined ? {} : { onCrash: options.onCrash }),
  });
  const idleMs = options.idleMs ?? usualIdleMs;
  let underWay = 0;
  let idle: NodeJS.Timeout | undefined;

  async function typeset(tree: ResolvedBriefing): Promise<TypesetResult> {
    underWay += 1;
    clearTimeout(idle);
    try {
      const answer = await client.call('typeset', tree);
      if (!answer.ok) return fail('export.process');
      for (const detail of answer.value.details) options.log(`typesetting failed: ${detail}`);
      return answer.value.result;
    } catch (thrown) {
      // The compiler could not be made (fonts or templates missing) or has a bug: either way nothing was set.
      options.log(`the typesetting process failed: ${reportText(reportOf(thrown))}`);
      return fail('export.process');
    } finally {
      underWay -= 1;
      if (underWay === 0) restWhenIdle();
    }
  }

  function restWhenIdle(): void {
    clearTimeout(idle);
    idle = setTimeout(() => void client.stop(), idleMs);
    // A process that waits for nothing but this must be able to end.
    idle.unref();
  }

  let current: Promise<TypesetResult> | undefined;
  let next: Waiting | undefined;

  function preview(briefing: BriefingId, tree: ResolvedBriefing): Promise<TypesetResult> {
    if (current === undefined) {
      current = typeset(tree).finally(() => {
        current = undefined;
      });
      return current;
    }
    if (next?.briefing === briefing) {
      next.tree = tree;
      return next.result;
    }
    if (next !== undefined) return typeset(tree);
    const waiting: Waiting = {
      briefing,
      tree,
      result: current.then(() => {
        next = undefined;
        return preview(briefing, waiting.tree);
      }),
    };
    next = waiting;
    return waiting.result;
  }

  return {
    typeset,
    preview,
    stop() {
      clearTimeout(idle);
      return client.stop();
    },
  };
}

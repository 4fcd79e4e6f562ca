import { ok } from '../../shared/core/result';
import type { Handlers, Value } from '../../shared/ipc/contract';

type PageRows = 'page.keep' | 'page.kept' | 'page.ready';

export type PageHandlerPorts = {
  /** Remembers a value of the page for the case that it crashes; `null` forgets it. */
  readonly keep: (key: string, value: string | null) => void;
  readonly kept: () => Value<'page.kept'>;
  /** The page is drawn and hears events. */
  readonly pageReady: () => void;
};

/** Answers the rows with which the page outlives its own process. */
export function pageHandlers({ keep, kept, pageReady }: PageHandlerPorts): Pick<Handlers, PageRows> {
  return {
    'page.keep': async ({ key, value }) => {
      keep(key, value);
      return ok({});
    },
    'page.kept': async () => ok(kept()),
    'page.ready': async () => {
      pageReady();
      return ok({});
    },
  };
}

import { type Failure, fail, ok, type Result } from '../../shared/core/result';
import type { Handlers } from '../../shared/ipc/contract';

type SupportRows = 'support.save' | 'support.show';

export type SupportHandlerPorts = {
  /** Asks where to, and writes the file. */
  readonly save: () => Promise<
    Result<{ readonly path: string; readonly fileName: string; readonly folder: string }, Failure<'support.cancelled' | 'support.failed'>>
  >;
  /** Shows a file in the system's file manager. */
  readonly showFile: (path: string) => void;
};

/** Answers the rows of the support file. Only the one that was written last can be shown: the page knows no path. */
export function supportHandlers({ save, showFile }: SupportHandlerPorts): Pick<Handlers, SupportRows> {
  let last: string | null = null;
  return {
    'support.save': async () => {
      const saved = await save();
      if (!saved.ok) return saved;
      last = saved.value.path;
      return ok({ fileName: saved.value.fileName, folder: saved.value.folder });
    },
    'support.show': async () => {
      if (last === null) return fail('support.failed');
      showFile(last);
      return ok({});
    },
  };
}

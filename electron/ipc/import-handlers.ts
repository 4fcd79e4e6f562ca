import { ok } from '../../shared/core/result';
import type { Handlers } from '../../shared/ipc/contract';
import type { ImportDesk } from '../import/import-desk';

type ImportRows = 'import.preview-text' | 'import.preview-file' | 'import.store' | 'import.discard';

/** Answers the rows of importing. */
export function importHandlers(desk: ImportDesk): Pick<Handlers, ImportRows> {
  return {
    'import.preview-text': (pasted) => desk.previewText(pasted),
    'import.preview-file': ({ name, bytes }) => desk.previewFile(name, bytes),
    'import.store': ({ token, decisions }) => desk.store(token, decisions),
    'import.discard': async ({ token }) => {
      desk.discard(token);
      return ok({});
    },
  };
}

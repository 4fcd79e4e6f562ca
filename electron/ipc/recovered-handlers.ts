import { ok } from '../../shared/core/result';
import type { Handlers } from '../../shared/ipc/contract';
import type { LibraryDesk } from '../library/library-desk';
import type { RecoveredWords } from '../library/recovered-words';

type RecoveredRows = 'recovered.list' | 'recovered.put-back' | 'recovered.discard';

/** Answers the rows about words whose library was taken away while they were written. */
export function recoveredHandlers(desk: LibraryDesk, recovered: RecoveredWords): Pick<Handlers, RecoveredRows> {
  return {
    'recovered.list': async () => {
      const id = desk.library().id();
      return ok(id === null ? [] : [...(await recovered.list(id))]);
    },
    'recovered.put-back': async ({ key }) => {
      const done = await recovered.putBack(desk.library(), key);
      return done.ok ? ok({}) : done;
    },
    'recovered.discard': async ({ key }) => {
      const done = await recovered.discard(key);
      return done.ok ? ok({}) : done;
    },
  };
}

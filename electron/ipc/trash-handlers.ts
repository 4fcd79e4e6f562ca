import { documentId } from '../../shared/core/ids';
import { fail, ok } from '../../shared/core/result';
import type { Handlers } from '../../shared/ipc/contract';
import type { LibraryDesk } from '../library/library-desk';

type TrashRows =
  | 'trash.list'
  | 'trash.restore'
  | 'trash.several'
  | 'trash.restore-several'
  | 'trash.purge'
  | 'trash.emptied'
  | 'trash.bring-back'
  | 'trash.purge-emptied';

/** Answers the rows of the trash. */
export function trashHandlers(desk: LibraryDesk): Pick<Handlers, TrashRows> {
  return {
    'trash.list': async () => ok(await desk.library().trash.list()),
    'trash.restore': async ({ kind, id }) => {
      // All ids are of one form, and this one becomes part of a path.
      if (!documentId.safeParse(id).success) return fail('trash.not-found');
      const restored = await desk.library().trash.restore(kind, id);
      return restored.ok ? ok({}) : restored;
    },
    'trash.several': ({ things, typed }) => desk.library().trash.several(things, typed),
    'trash.restore-several': ({ things }) => desk.library().trash.restoreSeveral(things),
    'trash.purge': ({ things, typed }) => desk.library().trash.purge(things, typed),
    'trash.emptied': async () => ok(await desk.library().trash.emptied()),
    'trash.bring-back': ({ id }) => desk.library().trash.bringBack(id),
    'trash.purge-emptied': ({ id, typed }) => desk.library().trash.purgeEmptied(id, typed),
  };
}

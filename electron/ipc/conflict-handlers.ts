import { ok } from '../../shared/core/result';
import type { Handlers } from '../../shared/ipc/contract';
import type { LibraryDesk } from '../library/library-desk';

type ConflictRows = 'conflict.list' | 'conflict.read' | 'conflict.settle';

/** Answers the rows of copies that conflicts left beside documents. */
export function conflictHandlers(desk: LibraryDesk): Pick<Handlers, ConflictRows> {
  return {
    'conflict.list': async ({ offset, limit }) => {
      const { conflicts } = desk.library();
      // Not waited for: what is new is told, and the list is asked for again.
      if (offset === 0) void conflicts.look();
      return ok(await conflicts.list(offset, limit));
    },
    'conflict.read': ({ id }) => desk.library().conflicts.read(id),
    'conflict.settle': ({ id, choice }) => desk.library().conflicts.settle(id, choice),
  };
}

import { annotationId } from '../../shared/core/ids';
import { fail, ok } from '../../shared/core/result';
import type { Handlers } from '../../shared/ipc/contract';
import type { LibraryDesk } from '../library/library-desk';

/** Answers the rows of the trash. */
export function trashHandlers(desk: LibraryDesk): Pick<Handlers, 'trash.list' | 'trash.restore'> {
  return {
    'trash.list': async () => ok(await desk.library().trash.list()),
    'trash.restore': async ({ kind, id }) => {
      // All ids are of one form, and this one becomes part of a path.
      if (!annotationId.safeParse(id).success) return fail('trash.not-found');
      const restored = await desk.library().trash.restore(kind, id);
      return restored.ok ? ok({}) : restored;
    },
  };
}

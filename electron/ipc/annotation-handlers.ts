import { ok } from '../../shared/core/result';
import type { Handlers } from '../../shared/ipc/contract';
import type { LibraryDesk } from '../library/library-desk';

type AnnotationRows = 'annotation.create' | 'annotation.update' | 'annotation.trash' | 'evidence.list';

/** Answers the rows of annotations, and of annotations seen as evidence. */
export function annotationHandlers(desk: LibraryDesk): Pick<Handlers, AnnotationRows> {
  return {
    'annotation.create': (input) => desk.library().annotations.create(input),
    'annotation.update': ({ articleId, id, change }) => desk.library().annotations.update(articleId, id, change),
    'annotation.trash': async ({ articleId, id }) => {
      const trashed = await desk.library().trash.annotation(articleId, id);
      return trashed.ok ? ok({}) : trashed;
    },
    'evidence.list': async () => ok((await desk.index()?.evidence()) ?? []),
  };
}

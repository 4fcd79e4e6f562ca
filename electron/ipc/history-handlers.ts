import type { Handlers } from '../../shared/ipc/contract';
import type { LibraryDesk } from '../library/library-desk';

/** Answers the rows of documents' histories. */
export function historyHandlers(desk: LibraryDesk): Pick<Handlers, 'history.list' | 'history.read' | 'history.restore'> {
  return {
    'history.list': ({ subject }) => desk.library().history.list(subject),
    'history.read': ({ subject, version }) => desk.library().history.read(subject, version),
    'history.restore': ({ subject, version, exact }) => desk.library().history.restore(subject, version, exact),
  };
}

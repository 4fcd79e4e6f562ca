import { fail, ok } from '../../shared/core/result';
import type { Handlers } from '../../shared/ipc/contract';
import type { LibraryDesk } from '../library/library-desk';
import { withoutUndefined } from './app-handlers';
import { readLibraryStatus } from './read-library-status';

type LibraryRows =
  | 'library.status'
  | 'library.choose'
  | 'library.create'
  | 'library.update-settings'
  | 'library.show-folder'
  | 'library.take-over';

export type LibraryHandlerPorts = {
  readonly desk: LibraryDesk;
  /** Asks for a folder with the system's dialog; `null` when the person changes their mind. The renderer never names a path. */
  readonly chooseFolder: (purpose: 'open' | 'create') => Promise<string | null>;
  /** Opens a folder in the system's file manager; false if that did not work. */
  readonly showFolder: (folder: string) => Promise<boolean>;
};

/** Answers the rows of the library as a whole. */
export function libraryHandlers({ desk, chooseFolder, showFolder }: LibraryHandlerPorts): Pick<Handlers, LibraryRows> {
  const status = () => readLibraryStatus(desk);

  return {
    'library.status': async () => ok(await status()),
    'library.choose': async () => {
      const folder = await chooseFolder('open');
      if (folder === null) return fail('library.cancelled');
      const chosen = await desk.choose(folder);
      return chosen.ok ? ok(await status()) : chosen;
    },
    'library.create': async ({ name }) => {
      const folder = await chooseFolder('create');
      if (folder === null) return fail('library.cancelled');
      const created = await desk.create(folder, name);
      return created.ok ? ok(await status()) : created;
    },
    'library.update-settings': async (change) => {
      const updated = await desk.library().updateSettings(withoutUndefined(change));
      return updated.ok ? ok(await status()) : updated;
    },
    'library.take-over': async () => {
      const taken = await desk.library().takeOver();
      return taken.ok ? ok(await status()) : taken;
    },
    'library.show-folder': async () => {
      const { folder } = desk.library();
      return (await showFolder(folder)) ? ok({}) : fail('storage.folder-missing', { folder });
    },
  };
}

import { fail, ok, type Result } from '../../shared/core/result';
import type { LibraryStatus } from '../../shared/domain/library-status';
import type { Handlers } from '../../shared/ipc/contract';
import type { JobBoard } from '../jobs/job-board';
import type { LibraryDesk } from '../library/library-desk';
import { readLibraryStatus } from './read-library-status';

type PlaceRows =
  | 'library.recent'
  | 'library.open-recent'
  | 'library.forget-recent'
  | 'library.follow'
  | 'library.open-other'
  | 'library.move'
  | 'library.rename-folder';

export type LibraryPlacePorts = {
  readonly desk: LibraryDesk;
  readonly jobs: Pick<JobBoard, 'run'>;
  /** Asks for the folder to move into with the system's dialog; `null` when the person changes their mind. */
  readonly chooseFolder: () => Promise<string | null>;
};

/** Answers the rows about which library is open and where it lies. */
export function libraryPlaceHandlers({ desk, jobs, chooseFolder }: LibraryPlacePorts): Pick<Handlers, PlaceRows> {
  async function statusAfter<E>(change: Promise<Result<unknown, E>>): Promise<Result<LibraryStatus, E>> {
    const changed = await change;
    return changed.ok ? ok(await readLibraryStatus(desk)) : changed;
  }

  return {
    'library.recent': async () => ok([...(await desk.recent())]),
    'library.open-recent': ({ key }) => statusAfter(desk.openRecent(key)),
    'library.forget-recent': async ({ key }) => {
      const forgotten = await desk.forgetRecent(key);
      return forgotten.ok ? ok({}) : forgotten;
    },
    'library.follow': () => statusAfter(desk.follow()),
    'library.open-other': () => statusAfter(desk.openOther()),
    'library.move': async () => {
      const into = await chooseFolder();
      if (into === null) return fail('library.cancelled');
      const moved = await jobs.run('move', (watch) => desk.move(into, watch));
      return moved.ok ? ok({ status: await readLibraryStatus(desk), left: moved.value }) : moved;
    },
    'library.rename-folder': async () => {
      const renamed = await jobs.run('move', () => desk.renameFolder());
      return renamed.ok ? ok(await readLibraryStatus(desk)) : renamed;
    },
  };
}

import { ok } from '../../shared/core/result';
import type { Handlers } from '../../shared/ipc/contract';
import type { JobBoard } from '../jobs/job-board';

/** Answers the rows of long work: what runs, and stopping it. */
export function jobHandlers(board: Pick<JobBoard, 'list' | 'cancel'>): Pick<Handlers, 'job.list' | 'job.cancel'> {
  return {
    'job.list': async () => ok([...board.list()]),
    'job.cancel': async ({ id }) => {
      await board.cancel(id);
      return ok({});
    },
  };
}

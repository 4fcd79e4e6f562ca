import { getI18n } from 'react-i18next';
import { create } from 'zustand';
import type { Job } from '../../shared/domain/job';
import { call, listen } from '../bridge';
import { announce } from './notices';

/** The long work that the main process does just now. */
export const useJobs = create<{ readonly jobs: readonly Job[] }>()(() => ({ jobs: [] }));

/** Follows the long work, and tells a screen reader of its start and its end; the function returned ends that. */
export function followJobs(): () => void {
  const end = listen('jobs.changed', ({ jobs }) => show(jobs));
  // A page that was loaded again finds work that is going on.
  void call('job.list', {}).then((answer) => {
    if (answer.ok && answer.value.length > 0) show(answer.value);
  });
  return end;
}

function show(jobs: readonly Job[]): void {
  const before = useJobs.getState().jobs;
  useJobs.setState({ jobs });
  const { t } = getI18n();
  const text = (key: string): string => t(key, { ns: 'jobs' });
  for (const job of jobs) if (!before.some(({ id }) => id === job.id)) announce(text(`${job.kind}.started`));
  for (const job of before) if (!jobs.some(({ id }) => id === job.id)) announce(text(job.stopping ? 'stopped' : `${job.kind}.ended`));
}

/** Stops a job; resolves when it has ended. */
export async function stopJob(id: string): Promise<void> {
  await call('job.cancel', { id });
}

import { getI18n } from 'react-i18next';
import { create } from 'zustand';
import type { Failure, Result } from '../../shared/core/result';
import { type BatchDefaults, type BatchOffer, type BatchRow, countOutcomes, type HeldBatch } from '../../shared/domain/import-batch';
import { call } from '../bridge';
import { useJobs } from './jobs';
import { useNavigation } from './navigation';
import { showFailure } from './notices';

type BatchState = {
  /** What was chosen, until the person begins with it or lets it go. */
  readonly offer: BatchOffer | null;
  /** The main process looks what files there are. */
  readonly looking: boolean;
  /** The newest batch of the library that is open; `null` before the first. */
  readonly batch: HeldBatch | null;
};

/** A screen that shows a report: of the newest import of many files, or of the watched folder. */
export type ReportScreen = 'import-report' | 'watch-report';

/** Importing many files at once. The work and its report are the main process's; this is what the page shows of it. */
export const useBatch = create<BatchState>()(() => ({ offer: null, looking: false, batch: null }));

/** Offers files and folders that were dropped or chosen. The page knows their names; where they lie is none of its business. */
export function takeFiles(files: readonly File[]): Promise<void> {
  return take(() => call('batch.take', { files }));
}

/** Asks for a folder and offers what is in it. */
export function takeFolder(): Promise<void> {
  return take(() => call('batch.take-folder', {}));
}

async function take(ask: () => Promise<Result<BatchOffer, Failure<string>>>): Promise<void> {
  useBatch.setState({ looking: true });
  const answer = await ask();
  useBatch.setState({ looking: false });
  if (!answer.ok) {
    showFailure(answer.error);
    return;
  }
  useBatch.setState({ offer: answer.value });
  if (useNavigation.getState().route.screen !== 'import') useNavigation.getState().go({ screen: 'import' });
}

/** Lets go of what was chosen. */
export function forgetOffer(): void {
  useBatch.setState({ offer: null });
}

/** Imports what was chosen, and shows how far it is. */
export async function beginBatch(defaults: BatchDefaults): Promise<void> {
  const { offer } = useBatch.getState();
  if (offer === null) return;
  // The offer stays where it is until it is clear that there is no other work to wait for.
  const running = call('batch.run', { token: offer.token, defaults });
  const end = useJobs.subscribe(({ jobs }) => {
    if (!jobs.some(({ kind }) => kind === 'import')) return;
    end();
    useBatch.setState({ offer: null });
    useNavigation.getState().go({ screen: 'import-report' });
  });
  const answer = await running;
  end();
  if (!answer.ok) showFailure(answer.error);
}

/** Reads the report that the main process holds. */
export async function readBatch(): Promise<void> {
  const answer = await call('batch.report', {});
  if (answer.ok) useBatch.setState({ batch: answer.value.batch });
}

/** What files come down to, in one line. */
export function countsText(rows: readonly BatchRow[]): string {
  const { stored, duplicate, refused, 'needs-look': look } = countOutcomes(rows);
  return getI18n().t('counts', { ns: 'batch', stored, duplicate, look, refused });
}

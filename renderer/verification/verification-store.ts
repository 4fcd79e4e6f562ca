import { notifications } from '@mantine/notifications';
import { getI18n } from 'react-i18next';
import { create } from 'zustand';
import { findingsOf, type VerificationReport } from '../../shared/domain/verification';
import { announce, closeButton, showFailure } from '../app/notices';
import { call } from '../bridge';

/** The newest report on the library that is open; `null` before the first. */
export const useVerification = create<{ readonly report: VerificationReport | null }>()(() => ({ report: null }));

const text = (key: string, words: Readonly<Record<string, string | number>> = {}): string =>
  getI18n().t(key, { ns: 'verification', ...words });

/** Shows the report that the main process holds. */
export async function readReport(): Promise<void> {
  const answer = await call('verify.report', {});
  if (answer.ok) useVerification.setState({ report: answer.value.report });
}

/** Verifies the library, and says what came of it. */
export async function verifyNow(): Promise<void> {
  const answer = await call('verify.run', {});
  if (!answer.ok) {
    showFailure(answer.error);
    return;
  }
  useVerification.setState({ report: answer.value });
  announce(outcome(answer.value));
}

/** Repairs what can be repaired, and says what came of it. */
export async function repairAll(): Promise<void> {
  const answer = await call('verify.repair', {});
  if (!answer.ok) {
    showFailure(answer.error);
    // What was put right before it was stopped is no longer to be put right.
    if (answer.error.code === 'job.cancelled') useVerification.setState({ report: null });
    return;
  }
  const { repaired, failed, report } = answer.value;
  useVerification.setState({ report });
  const words = [text('repaired', { count: repaired }), ...(failed.length === 0 ? [] : [text('notRepaired', { count: failed.length })])];
  const color = failed.length === 0 ? {} : { color: 'orange' };
  notifications.show({
    id: 'repaired',
    message: words.join(' '),
    ...color,
    autoClose: failed.length === 0 ? 10_000 : false,
    ...closeButton(),
  });
  if (failed[0] !== undefined) showFailure(failed[0]);
}

/** Has the report written as a text file. */
export async function saveReport(): Promise<void> {
  const answer = await call('verify.save', {});
  if (!answer.ok) {
    showFailure(answer.error);
    return;
  }
  const { fileName: file, folder } = answer.value;
  notifications.show({ id: 'report-saved', message: text('saved', { file, folder }), autoClose: 10_000, ...closeButton() });
}

/** What a report comes down to, in one sentence. */
export function outcome(report: VerificationReport): string {
  const count = report.findings.length - findingsOf(report, 'note').length;
  return count === 0 ? text('nothing') : text('count', { count });
}

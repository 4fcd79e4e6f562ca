import { reportOf } from '../../shared/domain/error-report';
import { call } from '../bridge';
import { showProblem } from './notices';

/** So many errors of one page are told to the log; an error in something that repeats would fill it with itself. */
const mostReports = 50;
let reports = 0;

/** Writes an error that nobody expected into the log, without its words. `where` it came to the surface. */
export function reportError(where: 'page' | 'screen' | 'window', thrown: unknown): void {
  reports += 1;
  if (reports <= mostReports) void call('app.report-error', { where, report: reportOf(thrown) });
}

/** Reports and shows whatever no code of ours has caught. Call once, before anything else runs. */
export function followErrors(): void {
  window.addEventListener('error', ({ error, message }) => {
    // Chromium's own remark that sizes are told one frame later; nothing failed.
    if (error == null && message.startsWith('ResizeObserver loop')) return;
    reportError('page', error);
    showProblem();
  });
  window.addEventListener('unhandledrejection', ({ reason }) => {
    reportError('page', reason);
    showProblem();
  });
}

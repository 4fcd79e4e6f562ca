import type { App } from 'electron';
import { reportOf, reportText } from '../../shared/domain/error-report';
import type { LocalLog } from './local-log';

/**
 * Saves in flight come to their end and the lock is given back before the process does. `takeWork` answers
 * what has to end first and, once asked, `null`.
 */
export function finishBeforeQuit(app: App, log: LocalLog, takeWork: () => readonly Promise<unknown>[] | null): void {
  app.on('will-quit', (event) => {
    const work = takeWork();
    if (work === null) return;
    event.preventDefault();
    void Promise.allSettled(work)
      .then((ends) => {
        for (const end of ends) if (end.status === 'rejected') log('quit', { error: reportText(reportOf(end.reason)) });
      })
      .finally(() => app.quit());
  });
}

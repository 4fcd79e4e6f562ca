import { reportOf, reportText } from '../../shared/domain/error-report';
import type { LocalLog } from './local-log';

/** What a process tells of errors that no code has caught; Node's `process` in the application. */
type ErrorSource = {
  readonly on: (event: 'uncaughtException' | 'unhandledRejection', listener: (thrown: unknown) => void) => unknown;
};

export type UnhandledNeeds = {
  readonly log: LocalLog;
  /** A promise failed unseen: some answer is missing, everything else goes on. Called each time. */
  readonly tell: () => void;
  /**
   * A function was left in the middle, so that something may be out of step. What is on the disk is
   * whole, since documents are only ever replaced; a new start puts the rest right. Called once.
   */
  readonly offerRestart: () => void;
};

/** Logs every error that would otherwise end the process or vanish, and has it shown. */
export function followUnhandledErrors(source: ErrorSource, { log, tell, offerRestart }: UnhandledNeeds): void {
  let isOffered = false;
  source.on('unhandledRejection', (thrown) => {
    log('error.rejection', { error: reportText(reportOf(thrown)) });
    tell();
  });
  source.on('uncaughtException', (thrown) => {
    log('error.exception', { error: reportText(reportOf(thrown)) });
    if (isOffered) return;
    isOffered = true;
    offerRestart();
  });
}

import { basename, dirname } from 'node:path';
import { type Failure, fail, ok, type Result } from '../../shared/core/result';
import { rememberCare } from '../../shared/domain/library-care';
import type { VerificationReport } from '../../shared/domain/verification';
import type { Handlers } from '../../shared/ipc/contract';
import { writeExport } from '../export/export-file';
import type { JobBoard, JobHandle } from '../jobs/job-board';
import type { AppSettingsStore } from '../library/app-settings';
import { checkLibrary } from '../library/check-library';
import type { LibraryDesk } from '../library/library-desk';
import type { Surroundings } from '../library/surroundings';

type VerifyRows = 'verify.run' | 'verify.repair' | 'verify.report' | 'verify.save';

export type VerifyHandlerPorts = {
  readonly desk: Pick<LibraryDesk, 'library'>;
  readonly jobs: Pick<JobBoard, 'run'>;
  readonly settings: AppSettingsStore;
  readonly world: Surroundings;
  /** Asks where a report goes; `null` when the person changes their mind. */
  readonly askTarget: (fileName: string) => Promise<string | null>;
  /** The report in words, for a text file. */
  readonly wordsOf: (report: VerificationReport) => string;
  /** The newest report, whoever made it. */
  readonly newest: NewestReport;
};

/** Where the newest report lies, for the rows and for the check that runs by itself. */
export type NewestReport = { report: VerificationReport | null };

/** Answers the rows of the verification. The newest report is held here: the page names no file of it. */
export function verifyHandlers(ports: VerifyHandlerPorts): Pick<Handlers, VerifyRows> {
  const { desk, jobs, settings, world, newest } = ports;

  /** The report on the library that is open; that of another one is none of its business. */
  const held = (): VerificationReport | null => (newest.report?.folder === desk.library().folder ? newest.report : null);

  async function verify(job: JobHandle): Promise<Result<VerificationReport, Failure<'verify.no-library' | 'job.cancelled'>>> {
    const library = desk.library();
    const report = await checkLibrary(world, { folder: library.folder, ...job });
    if (!report.ok) return report;
    newest.report = report.value;
    const id = library.id();
    if (id !== null) await settings.update(rememberCare(settings.read(), id, { verifiedAt: world.now(), seenAt: world.now() }));
    return report;
  }

  return {
    'verify.run': () => jobs.run('verify', verify),
    'verify.report': async () => ok({ report: held() }),
    'verify.repair': async () => {
      const report = held();
      if (report === null) return fail('verify.expired');
      return jobs.run('verify', async (job): Promise<Awaited<ReturnType<Handlers['verify.repair']>>> => {
        const outcome = await desk.library().repair({ findings: report.findings, ...job });
        if (!outcome.ok) return outcome;
        const again = await verify(job);
        return again.ok ? ok({ ...outcome.value, failed: [...outcome.value.failed], report: again.value }) : again;
      });
    },
    'verify.save': async () => {
      const report = held();
      if (report === null) return fail('verify.expired');
      const path = await ports.askTarget(`briefing-notes-verification-${report.madeAt.slice(0, 10)}.txt`);
      if (path === null) return fail('verify.cancelled');
      const written = await writeExport(world, path, Buffer.from(ports.wordsOf(report), 'utf8'));
      if (!written.ok) return fail('verify.not-saved', { ...written.error.params });
      return ok({ fileName: basename(path), folder: dirname(path) });
    },
  };
}

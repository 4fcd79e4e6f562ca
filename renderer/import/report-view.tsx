import { Button, Progress } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { type HeldBatch, outcomesByUrgency } from '../../shared/domain/import-batch';
import { batchText, leftText } from '../../shared/domain/import-batch-text';
import { type Job, percentDone } from '../../shared/domain/job';
import type { Words } from '../../shared/domain/verification-text';
import { countsText, type ReportScreen, readBatch, useBatch } from '../app/import-batch';
import { stopJob, useJobs } from '../app/jobs';
import { useLibraryStatus } from '../app/library-status';
import { useNavigation } from '../app/navigation';
import { showDone } from '../app/notices';
import { ScreenFrame } from '../app/screen-frame';
import { trashThings } from '../app/trash-actions';
import { readWatchReport, useWatched } from '../app/watched-folder';
import { listen } from '../bridge';
import classes from './batch.module.css';
import { ImportQuestionDialog } from './import-question';
import { ReportGroup } from './report-group';

/** What became of the files of the newest import of many, or of the watched folder; how far an import is while it goes on. */
export function ReportView({ screen }: { readonly screen: ReportScreen }) {
  const { t } = useTranslation('batch');
  const isWatched = screen === 'watch-report';
  const imported = useBatch((state) => state.batch);
  const watched = useWatched((state) => state.batch);
  const batch = isWatched ? watched : imported;
  const running = useJobs(({ jobs }) => jobs.find(({ kind }) => kind === 'import'));
  const job = isWatched ? undefined : running;
  const title = t(isWatched ? 'watch.title' : job === undefined ? 'title' : 'running');
  const folder = useLibraryStatus(({ status }) => status?.folder);
  // Another library has a report of its own.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the folder is part of what is asked
  useEffect(() => void readReport(screen), [folder, screen]);
  // Articles may go into the trash and come back, here and elsewhere.
  useEffect(
    () =>
      listen('library.changed', ({ topic }) => {
        if (topic === 'trash' && useJobs.getState().jobs.length === 0) void readReport(screen);
      }),
    [screen],
  );
  return (
    <ScreenFrame crumbs={[t('import:crumb'), t(isWatched ? 'watch.crumb' : 'crumb')]}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable with the keyboard */}
      <section className={classes.page} tabIndex={0} aria-label={title}>
        <div className={classes.column}>
          <h1 className={classes.title}>{title}</h1>
          {job !== undefined ? (
            <Running job={job} />
          ) : batch === null ? (
            <Nothing screen={screen} />
          ) : (
            <Report batch={batch} screen={screen} />
          )}
        </div>
      </section>
      <ImportQuestionDialog />
    </ScreenFrame>
  );
}

function readReport(screen: ReportScreen): Promise<void> {
  return screen === 'watch-report' ? readWatchReport() : readBatch();
}

function Running({ job }: { readonly job: Job }) {
  const { t } = useTranslation('batch');
  return (
    <div className={classes.progress}>
      <Progress value={percentDone(job) ?? 0} aria-label={t('running')} transitionDuration={0} />
      <span>{t('progress', { done: job.done, total: job.total })}</span>
      <bdi className={classes.current}>{job.current}</bdi>
      <div>
        <Button variant="default" disabled={job.stopping} onClick={() => void stopJob(job.id)}>
          {t(job.stopping ? 'stopping' : 'stop')}
        </Button>
      </div>
    </div>
  );
}

function Nothing({ screen }: { readonly screen: ReportScreen }) {
  const { t } = useTranslation('batch');
  return (
    <>
      <p className={classes.hint}>{t(screen === 'watch-report' ? 'watch.none' : 'none')}</p>
      <div className={classes.buttons}>
        <Onward screen={screen} variant="filled" />
      </div>
    </>
  );
}

/** Where a report leads: to the next import, or to what the watched folder is set to. */
function Onward({ screen, variant }: { readonly screen: ReportScreen; readonly variant: 'filled' | 'default' }) {
  const { t } = useTranslation('batch');
  const go = useNavigation((state) => state.go);
  const isWatched = screen === 'watch-report';
  return (
    <Button variant={variant} onClick={() => go({ screen: isWatched ? 'settings' : 'import' })}>
      {t(isWatched ? 'watch.settings' : 'again')}
    </Button>
  );
}

function Report({ batch, screen }: { readonly batch: HeldBatch; readonly screen: ReportScreen }) {
  const { t } = useTranslation('batch');
  const { report, present } = batch;
  const words: Words = (key, values) => t(key, { ...values });
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(batchText(report, words));
    showDone(t('copied'));
  };
  const trash = async (): Promise<void> => {
    const things = present.map((id) => ({ kind: 'article', id }) as const);
    if (await trashThings(things, (count) => t('trashed', { count }))) await readReport(screen);
  };
  return (
    <>
      <div className={classes.outcome} data-testid="import-outcome">
        <p className={classes.counts}>{countsText(report.rows)}</p>
        <p className={classes.hint}>{t(screen === 'watch-report' ? 'watch.outcome' : 'outcome', { count: report.rows.length })}</p>
        {report.left > 0 && <p className={classes.unreached}>{leftText(report.left, report.code, words)}</p>}
      </div>
      <div className={classes.buttons}>
        <Button variant="default" onClick={() => void copy()}>
          {t('copy')}
        </Button>
        {present.length > 0 && (
          <Button variant="default" onClick={() => void trash()}>
            {t('trash', { count: present.length })}
          </Button>
        )}
        <Onward screen={screen} variant="default" />
      </div>
      {outcomesByUrgency.map((outcome) => (
        <ReportGroup key={outcome} outcome={outcome} batch={batch} screen={screen} />
      ))}
    </>
  );
}

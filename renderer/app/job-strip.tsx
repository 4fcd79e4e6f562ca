import { Button, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Job, percentDone } from '../../shared/domain/job';
import classes from './job-strip.module.css';
import { stopJob, useJobs } from './jobs';

/** A quiet line above the status bar while long work goes on: what it is, how far, and the way to stop it. It covers nothing. */
export function JobStrip() {
  const { t } = useTranslation('jobs');
  const jobs = useJobs((state) => state.jobs);
  if (jobs.length === 0) return null;
  return (
    <section className={classes.strip} aria-label={t('region')} data-testid="jobs">
      {jobs.map((job) => (
        <JobLine key={job.id} job={job} />
      ))}
    </section>
  );
}

function JobLine({ job }: { readonly job: Job }) {
  const { t } = useTranslation('jobs');
  const percent = percentDone(job);
  const title = t(`${job.kind}.title`);
  return (
    <div className={classes.line}>
      <span className={classes.title}>{title}</span>
      <Progress.Root className={classes.bar ?? ''} size="sm" transitionDuration={0}>
        <Progress.Section value={percent ?? 0} aria-label={title} aria-valuetext={percent === null ? t('counting') : undefined} />
      </Progress.Root>
      <span className={classes.percent}>{percent === null ? t('counting') : t('percent', { percent })}</span>
      <bdi className={classes.current}>{job.current}</bdi>
      <Button variant="default" size="compact-sm" disabled={job.stopping} onClick={() => void stopJob(job.id)}>
        {t(job.stopping ? 'stopping' : 'stop')}
      </Button>
    </div>
  );
}

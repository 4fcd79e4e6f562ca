import { Button } from '@mantine/core';
import { CircleAlert, CircleCheck, Info, type LucideIcon, Wrench } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { type FindingGroup, findingGroups, findingsOf, type VerificationReport } from '../../shared/domain/verification';
import { problemKey } from '../../shared/domain/verification-text';
import { useJobs } from '../app/jobs';
import { useLibraryStatus } from '../app/library-status';
import { ScreenFrame } from '../app/screen-frame';
import { instantText, timeText } from '../ui/day-text';
import classes from './verification.module.css';
import { outcome, readReport, repairAll, saveReport, useVerification, verifyNow } from './verification-store';

/** Whether the library is in order: verifying it, what was found, and putting it right. */
export function VerificationView() {
  const { t } = useTranslation('verification');
  const report = useVerification((state) => state.report);
  const busy = useJobs((state) => state.jobs.length > 0);
  const folder = useLibraryStatus(({ status }) => status?.folder);
  // Another library has a report of its own.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the folder is part of what is asked
  useEffect(() => void readReport(), [folder]);
  return (
    <ScreenFrame crumbs={[t('title')]}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable with the keyboard */}
      <section className={classes.page} tabIndex={0} aria-label={t('title')}>
        <div className={classes.column}>
          <h1 className={classes.title}>{t('title')}</h1>
          <p className={classes.intro}>{t('intro')}</p>
          <div className={classes.buttons}>
            <Button variant={report === null ? 'filled' : 'default'} disabled={busy} onClick={() => void verifyNow()} data-autofocus>
              {t(report === null ? 'run' : 'again')}
            </Button>
            {report !== null && <RepairButton report={report} busy={busy} />}
            {report !== null && (
              <Button variant="default" onClick={() => void saveReport()}>
                {t('save')}
              </Button>
            )}
          </div>
          {report !== null && <Report report={report} />}
        </div>
      </section>
    </ScreenFrame>
  );
}

function RepairButton({ report, busy }: { readonly report: VerificationReport; readonly busy: boolean }) {
  const { t } = useTranslation('verification');
  const readOnly = useLibraryStatus(({ status }) => status !== null && status.state !== 'open');
  const count = findingsOf(report, 'repair').length;
  if (count === 0) return null;
  if (readOnly) return <p className={classes.intro}>{t('readOnly')}</p>;
  return (
    <Button disabled={busy} onClick={() => void repairAll()}>
      {t('repairAll', { count })}
    </Button>
  );
}

const icons: Readonly<Record<FindingGroup, LucideIcon>> = { person: CircleAlert, repair: Wrench, note: Info };

function Report({ report }: { readonly report: VerificationReport }) {
  const { t, i18n } = useTranslation('verification');
  const { madeAt, checked } = report;
  const fine = findingsOf(report, 'person').length + findingsOf(report, 'repair').length === 0;
  return (
    <>
      <div className={classes.outcome} data-fine={fine || undefined}>
        {fine ? <CircleCheck size={22} aria-hidden /> : <CircleAlert size={22} aria-hidden />}
        <div>
          <p className={classes.sentence}>{outcome(report)}</p>
          <p className={classes.facts}>{t('made', { day: instantText(madeAt, i18n.language), time: timeText(madeAt, i18n.language) })}</p>
          <p className={classes.facts}>{t('checked', checked)}</p>
        </div>
      </div>
      {findingGroups.map((group) => (
        <Group key={group} report={report} group={group} />
      ))}
    </>
  );
}

function Group({ report, group }: { readonly report: VerificationReport; readonly group: FindingGroup }) {
  const { t } = useTranslation('verification');
  const findings = findingsOf(report, group);
  const Icon = icons[group];
  if (findings.length === 0) return null;
  return (
    <section className={classes.group} aria-labelledby={`findings-${group}`} data-group={group}>
      <h2 id={`findings-${group}`}>
        <Icon size={18} aria-hidden />
        {t(`group.${group}`)}
        <span className={classes.number}>{findings.length}</span>
      </h2>
      <p className={classes.hint}>{t(`hint.${group}`)}</p>
      <ul className={classes.findings}>
        {findings.map(({ file, about, problem, repair }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two findings may say the very same
          <li key={index}>
            {about !== '' && (
              <span className={classes.about} dir="auto">
                {about}
              </span>
            )}
            <span>
              {t(problemKey(problem))} {repair !== null && t(`repair.${repair}`)}
            </span>
            <bdi className={classes.file}>{file}</bdi>
          </li>
        ))}
      </ul>
    </section>
  );
}

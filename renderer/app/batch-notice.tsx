import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { getI18n } from 'react-i18next';
import type { Job } from '../../shared/domain/job';
import { countsText, readBatch, useBatch } from './import-batch';
import { useJobs } from './jobs';
import { useNavigation } from './navigation';
import { announce, closeButton } from './notices';

const noticeId = 'import-ended';

const isImport = ({ kind }: Job): boolean => kind === 'import';

/** Shows the report when an import ends, or tells whoever looks at something else that there is one; the function returned ends that. */
export function followBatches(): () => void {
  return useJobs.subscribe(({ jobs }, before) => {
    if (jobs.some(isImport)) notifications.hide(noticeId);
    else if (before.jobs.some(isImport)) void readBatch().then(tell);
  });
}

function tell(): void {
  const { batch } = useBatch.getState();
  if (batch === null) return;
  if (useNavigation.getState().route.screen === 'import-report') {
    announce(countsText(batch.report.rows));
    return;
  }
  const text = (key: string): string => getI18n().t(key, { ns: 'batch' });
  const show = (): void => {
    notifications.hide(noticeId);
    useNavigation.getState().go({ screen: 'import-report' });
  };
  notifications.show({
    id: noticeId,
    title: text('ended'),
    message: (
      <span>
        {countsText(batch.report.rows)}{' '}
        <Button variant="subtle" size="compact-sm" onClick={show}>
          {text('show')}
        </Button>
      </span>
    ),
    autoClose: false,
    ...closeButton(),
  });
}

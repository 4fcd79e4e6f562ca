import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { getI18n } from 'react-i18next';
import type { BatchRow } from '../../shared/domain/import-batch';
import { listen } from '../bridge';
import { countsText } from './import-batch';
import { useLibraryStatus } from './library-status';
import { type Route, useNavigation } from './navigation';
import { announce, closeButton } from './notices';
import { readWatchReport, readWatchStatus } from './watched-folder';

const noticeId = 'watch-took';

/** Files that the notice tells of: what comes while it is shown is added to it. */
let told: readonly BatchRow[] = [];

/** Tells what came from the watched folder, wherever the person is; the function returned ends that. */
export function followWatched(): () => void {
  const endTook = listen('watch.took', ({ rows }) => {
    void readWatchStatus();
    if (rows.length === 0) return;
    if (useNavigation.getState().route.screen !== 'watch-report') tell(rows);
    else void readWatchReport().then(() => announce(countsText(rows)));
  });
  const endStatus = useLibraryStatus.subscribe(({ status }, before) => {
    // What came into another library cannot be opened in this one.
    if (before.status !== null && status?.folder !== before.status.folder) notifications.hide(noticeId);
  });
  const endRoute = useNavigation.subscribe(({ route }) => {
    // The report says all of it.
    if (route.screen === 'watch-report') notifications.hide(noticeId);
  });
  return () => {
    endTook();
    endStatus();
    endRoute();
  };
}

function tell(rows: readonly BatchRow[]): void {
  const { t } = getI18n();
  told = [...told, ...rows];
  const [row, ...others] = told;
  const alone = others.length === 0 ? row : undefined;
  const opens = alone?.outcome === 'stored' && alone.article !== null ? alone.article : null;
  const go = (route: Route): void => {
    notifications.hide(noticeId);
    useNavigation.getState().go(route);
  };
  const notice = {
    id: noticeId,
    color: told.every(({ outcome }) => outcome === 'stored') ? 'accent' : 'orange',
    title: t('watch.took', { ns: 'batch' }),
    message: (
      <span>
        {wordsOf(alone)}{' '}
        {opens !== null && (
          <Button variant="subtle" size="compact-sm" onClick={() => go({ screen: 'reader', articleId: opens })}>
            {t('open', { ns: 'batch' })}
          </Button>
        )}
        <Button variant="subtle" size="compact-sm" onClick={() => go({ screen: 'watch-report' })}>
          {t('show', { ns: 'batch' })}
        </Button>
      </span>
    ),
    autoClose: false,
    onClose: () => {
      told = [];
    },
    ...closeButton(),
  };
  notifications.show(notice);
  notifications.update(notice);
}

/** One file by its name, several by their number. */
function wordsOf(row: BatchRow | undefined): string {
  const { t } = getI18n();
  if (row?.outcome === 'stored') return t('watch.stored', { ns: 'batch', title: row.title === '' ? row.name : row.title });
  return row?.outcome === 'refused' ? t('watch.refused', { ns: 'batch', name: row.name }) : countsText(told);
}

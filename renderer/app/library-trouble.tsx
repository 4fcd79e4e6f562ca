import { Button } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { refreshLibraryStatus, useLibraryStatus } from './library-status';
import classes from './library-trouble.module.css';
import { failureTexts } from './notices';
import { runCommand } from './use-command';

/** Says why the library cannot be changed, not even be seen, or takes no new articles, and what to do; nothing while all is well. */
export function LibraryTrouble() {
  const { t } = useTranslation('shell');
  const status = useLibraryStatus((state) => state.status);
  if (status === null || (status.state === 'open' && !status.diskLow)) return null;
  const { what, kept, todo } = failureTexts({ code: status.state === 'open' ? 'storage.disk-low' : (status.reason ?? 'storage.io') });
  return (
    <section className={classes.trouble} role="alert" data-testid="library-trouble">
      <TriangleAlert size={20} aria-hidden className={classes.sign} />
      <div>
        <p className={classes.what}>{what}</p>
        <p>
          {kept} {todo}
        </p>
        <p className={classes.folder}>
          <bdi>{status.folder}</bdi>
        </p>
      </div>
      <div className={classes.buttons}>
        <Button size="compact-md" variant="default" onClick={() => void refreshLibraryStatus()}>
          {t('trouble.again')}
        </Button>
        {status.state !== 'open' && (
          <Button size="compact-md" variant="default" onClick={() => runCommand('library.choose')}>
            {t('trouble.open')}
          </Button>
        )}
      </div>
    </section>
  );
}

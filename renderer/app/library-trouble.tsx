import { Button } from '@mantine/core';
import type { TFunction } from 'i18next';
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { LibraryStatus, LockedBy } from '../../shared/domain/library-status';
import { call } from '../bridge';
import { enterAndTell, goOnElsewhere } from './change-library';
import { refreshLibraryStatus, useLibraryStatus } from './library-status';
import classes from './library-trouble.module.css';
import { failureTexts } from './notices';
import { runCommand } from './use-command';

/** Says why the library cannot be changed, not even be seen, or takes no new articles, and what to do; nothing while all is well. */
export function LibraryTrouble() {
  const { t } = useTranslation('shell');
  const status = useLibraryStatus((state) => state.status);
  const mayTakeOver = status?.lockedBy?.state === 'still';
  const texts = useTroubleTexts(status);
  if (status === null || texts === null) return null;
  return (
    <section className={classes.trouble} role="alert" data-testid="library-trouble">
      <TriangleAlert size={20} aria-hidden className={classes.sign} />
      <div>
        <p className={classes.what}>{texts.what}</p>
        <p>{texts.more}</p>
        <p className={classes.folder}>
          <bdi>{status.folder}</bdi>
        </p>
      </div>
      <div className={classes.buttons}>
        {status.elsewhere !== null && (
          <Button size="compact-md" onClick={() => void goOnElsewhere(() => call('library.follow', {}))}>
            {t('trouble.follow')}
          </Button>
        )}
        {status.reason === 'storage.replaced' && (
          <Button size="compact-md" variant="default" onClick={() => void enterAndTell(() => call('library.open-other', {}))}>
            {t('trouble.openOther')}
          </Button>
        )}
        {mayTakeOver && (
          <Button size="compact-md" onClick={() => runCommand('library.take-over')}>
            {t('takeOver.button')}
          </Button>
        )}
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

type Texts = { readonly what: string; readonly more: string };

function useTroubleTexts(status: LibraryStatus | null): Texts | null {
  const { t } = useTranslation('shell');
  if (status === null || (status.state === 'open' && !status.diskLow)) return null;
  // The line of work in progress says so.
  if (status.reason === 'storage.moving') return null;
  if (status.elsewhere !== null) return { what: t('trouble.elsewhere'), more: t('trouble.elsewhereText', { folder: status.elsewhere }) };
  if (status.lockedBy !== null) return lockTexts(status.lockedBy, t);
  const { what, kept, todo } = failureTexts({ code: status.state === 'open' ? 'storage.disk-low' : (status.reason ?? 'storage.io') });
  return { what, more: `${kept} ${todo}` };
}

function lockTexts({ host, here, state }: LockedBy, t: TFunction<'shell'>): Texts {
  const key = here && state !== 'still' ? 'locked.here' : `locked.${state}`;
  const named = host === '' || here ? {} : { host, context: 'host' };
  return { what: t(key, named), more: t(`${key}Text`) };
}

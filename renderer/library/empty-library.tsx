import { Button } from '@mantine/core';
import { LibraryBig, Upload } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { keysText } from '../app/shortcuts';
import { runCommand } from '../app/use-command';
import classes from './library-view.module.css';

/** What an empty library shows: what to do next. */
export function EmptyLibrary({ readOnly }: { readonly readOnly: boolean }) {
  const { t } = useTranslation('library');
  return (
    <div className={classes.empty}>
      <LibraryBig size={44} strokeWidth={1.4} aria-hidden />
      <h2>{t('empty')}</h2>
      {readOnly ? (
        <p>{t('emptyReadOnly')}</p>
      ) : (
        <>
          <p>{t('emptyHint')}</p>
          <Button leftSection={<Upload size={16} aria-hidden />} onClick={() => runCommand('import.open')}>
            {t('emptyImport')}
          </Button>
          <p className={classes.keyHint}>{t('emptyKey', { keys: keysText('Mod+I') })}</p>
        </>
      )}
    </div>
  );
}

import { Button } from '@mantine/core';
import { LibraryBig, Upload } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { openRecent } from '../app/change-library';
import { keysText } from '../app/shortcuts';
import { runCommand } from '../app/use-command';
import { useRecentLibraries } from '../app/use-recent-libraries';
import classes from './library-view.module.css';

/** Further ones are in the settings and in the palette. */
const mostOthers = 3;

/** What an empty library shows: what to do next. */
export function EmptyLibrary({ readOnly }: { readonly readOnly: boolean }) {
  const { t } = useTranslation('library');
  const others = useRecentLibraries()
    .filter(({ open, state }) => !open && state === 'there')
    .slice(0, mostOthers);
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
      {others.length > 0 && (
        <div className={classes.recent}>
          <p>{t('emptyRecent')}</p>
          {others.map(({ key, name, folder }) => (
            <Button key={key} variant="subtle" size="compact-md" title={folder} onClick={() => void openRecent(key)}>
              {name}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}

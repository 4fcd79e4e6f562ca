import { Button, Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './import.module.css';
import { cancelReading } from './import-store';

/** Shown while the importing process reads; it can be given up. */
export function ReadingNote() {
  const { t } = useTranslation('import');
  return (
    <div className={classes.start} role="status">
      <div className={classes.reading}>
        <Loader size="sm" aria-hidden />
        <span>{t('reading')}</span>
        <Button variant="default" size="compact-md" onClick={cancelReading}>
          {t('cancel')}
        </Button>
      </div>
    </div>
  );
}

/** Shown while the main process looks what files there are; a slow drive may take its time. */
export function LookingNote() {
  const { t } = useTranslation('batch');
  return (
    <div className={classes.start} role="status">
      <div className={classes.reading}>
        <Loader size="sm" aria-hidden />
        <span>{t('looking')}</span>
      </div>
    </div>
  );
}

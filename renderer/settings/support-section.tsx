import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { runCommand } from '../app/use-command';
import classes from './settings.module.css';

/** The way to a file that helps somebody else to find a fault. */
export function SupportSection() {
  const { t } = useTranslation('settings');
  return (
    <section className={classes.section} aria-labelledby="settings-support">
      <h2 id="settings-support">{t('support.heading')}</h2>
      <p className={classes.about}>{t('support.text')}</p>
      <div className={classes.buttons}>
        <Button variant="default" size="compact-md" onClick={() => runCommand('support.save')}>
          {t('support.save')}
        </Button>
      </div>
    </section>
  );
}

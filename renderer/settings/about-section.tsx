import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Value } from '../../shared/ipc/contract';
import { call } from '../bridge';
import classes from './settings.module.css';

/** Which version runs, on what: the words that a report of a fault needs. */
export function AboutSection() {
  const { t } = useTranslation('settings');
  const [info, setInfo] = useState<Value<'app.info'> | null>(null);
  useEffect(() => {
    void call('app.info', {}).then((answer) => answer.ok && setInfo(answer.value));
  }, []);
  return (
    <section className={classes.section} aria-labelledby="settings-about">
      <h2 id="settings-about">{t('about.heading')}</h2>
      {info !== null && (
        <p className={classes.about}>
          {t('about.version', { version: info.version })}
          <br />
          {t('about.runtime', { electron: info.electron, chromium: info.chromium, platform: info.platform })}
        </p>
      )}
      <p className={classes.about}>{t('about.offline')}</p>
    </section>
  );
}

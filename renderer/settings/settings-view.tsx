import { useTranslation } from 'react-i18next';
import { useLibraryStatus } from '../app/library-status';
import { ScreenFrame } from '../app/screen-frame';
import { AboutSection } from './about-section';
import { AppearanceSection } from './appearance-section';
import { BackupSection } from './backup-section';
import { LibrarySection } from './library-section';
import { RecentSection } from './recent-section';
import classes from './settings.module.css';
import { SupportSection } from './support-section';
import { WatchSection } from './watch-section';

/** Settings of the library, which travel with it, and of this computer. Every change is kept at once. */
export function SettingsView() {
  const { t } = useTranslation('settings');
  const status = useLibraryStatus((state) => state.status);
  return (
    <ScreenFrame crumbs={[t('title')]}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable with the keyboard */}
      <section className={classes.page} tabIndex={0} aria-label={t('title')}>
        <div className={classes.column}>
          <h1 className={classes.title}>{t('title')}</h1>
          {status !== null && <LibrarySection key={status.folder} status={status} />}
          <WatchSection key={`watch ${status?.folder}`} />
          <BackupSection />
          <RecentSection />
          <AppearanceSection />
          <SupportSection />
          <AboutSection />
        </div>
      </section>
    </ScreenFrame>
  );
}

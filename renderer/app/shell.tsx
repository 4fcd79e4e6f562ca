import { Button } from '@mantine/core';
import { Plus, Search, Upload } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BackupCommands } from './backup-commands';
import { BackupReminder } from './backup-reminder';
import { ClockHint } from './clock-hint';
import { ConflictHint } from './conflict-hint';
import { JobQuestion } from './job-question';
import { JobStrip } from './job-strip';
import { LibraryCommands } from './library-commands';
import { useLibraryStatus } from './library-status';
import { LibraryTrouble } from './library-trouble';
import { MarkingBanner } from './marking-banner';
import { useAnnouncement } from './notices';
import { Palette } from './palette';
import { Rail } from './rail';
import { RecoveredWords } from './recovered-words';
import { RecoveryReport } from './recovery-report';
import { RemovalQuestion } from './removal-question';
import { SaveStatus } from './save-status';
import { SlotsContext } from './screen-frame';
import classes from './shell.module.css';
import { keysText } from './shortcuts';
import { TakeOverQuestion } from './take-over';
import { runCommand, useCommandRegistry } from './use-command';

/** The frame around every screen: banner, top bar, rail, status bar, and the places that a screen fills. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('shell');
  const [crumbs, setCrumbs] = useState<HTMLElement | null>(null);
  const [actions, setActions] = useState<HTMLElement | null>(null);
  const [statusSlot, setStatusSlot] = useState<HTMLElement | null>(null);
  const [ownActions, setOwnActions] = useState(false);
  const [marking, setMarking] = useState<string | null>(null);
  const slots = useMemo(() => ({ crumbs, actions, status: statusSlot, setMarking, setOwnActions }), [crumbs, actions, statusSlot]);
  const library = useLibraryStatus(({ status }) => status?.settings.name);
  const defaultMarking = useLibraryStatus(({ status }) => status?.settings.defaultMarking ?? '');
  const announcement = useAnnouncement();
  const canCreate = useCommandRegistry((state) => state.answerers.has('briefing.new'));
  return (
    <SlotsContext.Provider value={slots}>
      <div className={classes.shell}>
        <SkipLink />
        <MarkingBanner marking={marking ?? defaultMarking} />
        <header className={classes.bar}>
          <div className={classes.place}>
            <span className={classes.libraryName}>{library}</span>
            <span className={classes.crumbs} ref={setCrumbs} data-testid="crumbs" />
          </div>
          <button type="button" className={classes.search} onClick={() => runCommand('palette.open')}>
            <Search size={17} aria-hidden />
            <span>{t('search')}</span>
            <kbd className={classes.key}>{keysText('Mod+K')}</kbd>
          </button>
          <div className={classes.actions}>
            <div className={classes.actions} ref={setActions} />
            {!ownActions && (
              <>
                <Button variant="default" size="compact-md" leftSection={<Upload size={15} />} onClick={() => runCommand('import.open')}>
                  {t('import')}
                </Button>
                <Button size="compact-md" disabled={!canCreate} leftSection={<Plus size={15} />} onClick={() => runCommand('briefing.new')}>
                  {t('newBriefing')}
                </Button>
              </>
            )}
          </div>
        </header>
        <LibraryTrouble />
        <Rail />
        <main className={classes.main} id="content" tabIndex={-1}>
          {children}
        </main>
        <JobStrip />
        <footer className={classes.status}>
          <SaveStatus />
          <ConflictHint />
          <span className={classes.statusSlot} ref={setStatusSlot} data-testid="status" />
          <ClockHint />
          <span className={classes.statusEnd}>{t('offline')}</span>
        </footer>
        <div className="visually-hidden" role="status" aria-live="polite" data-testid="announcement" key={announcement.serial}>
          {announcement.text}
        </div>
      </div>
      <Palette />
      <LibraryCommands />
      <TakeOverQuestion />
      <RecoveredWords />
      <BackupCommands />
      <BackupReminder />
      <RecoveryReport />
      <RemovalQuestion />
      <JobQuestion />
    </SlotsContext.Provider>
  );
}

/** The first tab stop: past the bar and the rail, into what the screen shows. */
function SkipLink() {
  const { t } = useTranslation('shell');
  return (
    <button type="button" className={classes.skip} onClick={() => document.getElementById('content')?.focus()}>
      {t('skip')}
    </button>
  );
}

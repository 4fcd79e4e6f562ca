import { useEffect, useLayoutEffect } from 'react';
import { call } from '../bridge';
import { useAppearanceCommands } from './appearance-commands';
import { takeFolder } from './import-batch';
import { followMenus } from './menu-commands';
import { useNavigation } from './navigation';
import { showFailure } from './notices';
import { handleShortcut } from './shortcuts';
import { saveSupportFile } from './support-file';
import { useUndoCommands } from './undo-commands';
import { useCommand } from './use-command';

/** Commands that every screen has, and the ways in which commands arrive: keys and native menus. */
export function useGlobalCommands(): void {
  const { go, goBack, goForward } = useNavigation();
  useAppearanceCommands();
  useCommand('go.library', () => go({ screen: 'library' }));
  useCommand('go.briefings', () => go({ screen: 'briefings' }));
  useCommand('library.conflicts', () => go({ screen: 'conflicts' }));
  useCommand('go.trash', () => go({ screen: 'trash' }));
  useCommand('go.settings', () => go({ screen: 'settings' }));
  useCommand('library.verify', () => go({ screen: 'verification' }));
  useCommand('import.open', () => go({ screen: 'import' }));
  useCommand('import.folder', () => void takeFolder());
  useCommand('import.report', () => go({ screen: 'import-report' }));
  useCommand('support.save', () => void saveSupportFile());
  useCommand('go.back', goBack);
  useCommand('go.forward', goForward);
  useUndoCommands();
  useCommand('briefing.new', () => {
    void call('briefing.create', { template: 'information-note' }).then((answer) => {
      if (answer.ok) go({ screen: 'briefing', briefingId: answer.value.id });
      else showFailure(answer.error);
    });
  });
  // From the moment on which the shell is shown: a key that is pressed right then is not lost.
  useLayoutEffect(() => {
    document.addEventListener('keydown', handleShortcut);
    return () => document.removeEventListener('keydown', handleShortcut);
  }, []);
  useEffect(followMenus, []);
}

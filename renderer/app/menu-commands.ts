import { commandOf } from '../../shared/commands/table';
import { call, listen } from '../bridge';
import { editsText } from './shortcuts';
import { runCommand, useCommandRegistry } from './use-command';

/** Runs what is chosen in the native menus, and keeps them told which commands do something; the function returned ends both. */
export function followMenus(): () => void {
  const endListening = listen('command.run', ({ id }) => {
    const command = commandOf(id);
    if (command === undefined) return;
    if (command.id === 'edit.undo' || command.id === 'edit.redo') undoWhereFocusIs(command.id);
    else runCommand(command.id);
  });
  let told = '';
  function tell(): void {
    const ids = [...useCommandRegistry.getState().answerers.keys()].sort();
    if (ids.join() === told) return;
    told = ids.join();
    void call('commands.answered', { ids });
  }
  tell();
  // A screen that changes registers many commands in a row: they are told once.
  let waiting = false;
  const endReporting = useCommandRegistry.subscribe(() => {
    if (waiting) return;
    waiting = true;
    queueMicrotask(() => {
      waiting = false;
      tell();
    });
  });
  return () => {
    endListening();
    endReporting();
  };
}

/** A text field takes back its own typing, the editor its own changes; elsewhere the last action on documents is meant. */
function undoWhereFocusIs(id: 'edit.undo' | 'edit.redo'): void {
  const field = document.activeElement;
  if (!editsText(field)) runCommand(id);
  else if (field instanceof HTMLElement && field.isContentEditable) {
    const inputType = id === 'edit.undo' ? 'historyUndo' : 'historyRedo';
    field.dispatchEvent(new InputEvent('beforeinput', { inputType, bubbles: true, cancelable: true }));
  } else document.execCommand(id === 'edit.undo' ? 'undo' : 'redo');
}

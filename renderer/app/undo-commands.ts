import { getI18n } from 'react-i18next';
import { announce, showBriefly } from './notices';
import { redoLast, type Undone, undoLast } from './undo';
import { useCommand } from './use-command';

/** Undo and redo of actions on documents, on every screen; what was taken back is said, for it may be on another screen. */
export function useUndoCommands(): void {
  useCommand('edit.undo', () => void undoLast().then((undone) => tell('undone', undone)));
  useCommand('edit.redo', () => void redoLast().then((undone) => tell('redone', undone)));
}

function tell(what: 'undone' | 'redone', step: Undone | null): void {
  const { t } = getI18n();
  if (step === null) announce(t(`${what}.nothing`, { ns: 'shell' }));
  // A refusal has said itself what happened.
  else if (step.outcome !== 'refused') {
    const text = t(step.outcome === 'done' ? what : `${what}.gone`, { ns: 'shell', label: step.label });
    announce(text);
    showBriefly('undo', text);
  }
}

import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { getI18n } from 'react-i18next';
import { create } from 'zustand';
import type { Failure } from '../../shared/core/result';
import type { EventPayload } from '../../shared/ipc/contract';
import { refreshLibraryStatus } from './library-status';
import { type UndoStep, undoStep } from './undo';

/** The last text for the polite live region; `serial` makes the same text be read again. */
export const useAnnouncement = create<{ readonly text: string; readonly serial: number }>()(() => ({ text: '', serial: 0 }));

/** Tells a screen reader, politely, what just happened on the screen. */
export function announce(text: string): void {
  useAnnouncement.setState((state) => ({ text, serial: state.serial + 1 }));
}

/** Words that a failure may bring along, the most telling first: a text that names the first one given is taken, if there is one. */
const tellingWords = ['file', 'host', 'problem', 'detail', 'folder'] as const;

/** The three texts of a failure: what happened, what was kept, what to do. */
export function failureTexts(failure: Failure<string>): { readonly what: string; readonly kept: string; readonly todo: string } {
  const { t } = getI18n();
  const word = tellingWords.find((name) => (failure.params?.[name] ?? '') !== '');
  const named = word === undefined ? {} : { context: word };
  const text = (part: string): string => t(`${failure.code}.${part}`, { ns: 'errors', ...failure.params, ...named });
  return { what: text('what'), kept: text('kept'), todo: text('do') };
}

/** A close button that says what it is. */
export function closeButton() {
  return { withCloseButton: true, closeButtonProps: { 'aria-label': getI18n().t('close', { ns: 'shell' }) } };
}

/** Shows a failure until the person closes it. A dialog that the person cancelled is no failure. */
export function showFailure(failure: Failure<string>): void {
  if (failure.code.endsWith('.cancelled')) return;
  // The disk refused: perhaps the whole library can no longer be written, and that is to be seen at once.
  if (failure.code.startsWith('storage.')) void refreshLibraryStatus();
  const { what, kept, todo } = failureTexts(failure);
  const notice = { id: failure.code, color: 'red', title: what, message: `${kept} ${todo}`, autoClose: false, ...closeButton() };
  notifications.show(notice);
  // One that is shown already keeps its place, but must tell of this failure: another file, another folder.
  notifications.update(notice);
}

/** Says that something was done, but that more must be known; stays until the person closes it. */
export function showWarning(title: string, message: string): void {
  notifications.show({ color: 'orange', title, message, autoClose: false, ...closeButton() });
}

/** Says that something failed that nobody expected; one notice, however many errors there are. */
export function showProblem(): void {
  const { t } = getI18n();
  notifications.show({
    id: 'problem',
    color: 'red',
    title: t('problem.what', { ns: 'shell' }),
    message: t('problem.kept', { ns: 'shell' }),
    autoClose: false,
    ...closeButton(),
  });
}

/** Says that a process was started again and its job is done once more; one notice a process. */
export function showRestarted(process: EventPayload<'process.restarted'>['process']): void {
  const { t } = getI18n();
  notifications.show({
    id: `process-${process}`,
    color: 'orange',
    title: t(`process.${process}`, { ns: 'shell' }),
    message: t(`process.${process}Text`, { ns: 'shell' }),
    autoClose: 15_000,
    ...closeButton(),
  });
}

/** Shows a text for a moment in which it can be read; a new one of the same `id` takes its place. */
export function showBriefly(id: string, text: string): void {
  const notice = { id, message: text, autoClose: 5000, ...closeButton() };
  notifications.show(notice);
  notifications.update(notice);
}

/** Shows that something was done, with a button that takes it back when it can be. */
export function showDone(text: string, step?: UndoStep): void {
  const id = `done-${Math.random().toString(36).slice(2)}`;
  const undo = (): void => {
    notifications.hide(id);
    if (step !== undefined) void undoStep(step);
  };
  const button = (
    <Button variant="subtle" size="compact-sm" onClick={undo}>
      {getI18n().t('undo', { ns: 'shell' })}
    </Button>
  );
  notifications.show({
    id,
    message: text,
    title: undefined,
    autoClose: 8000,
    ...closeButton(),
    ...(step === undefined
      ? {}
      : {
          message: (
            <span>
              {text} {button}
            </span>
          ),
        }),
  });
}

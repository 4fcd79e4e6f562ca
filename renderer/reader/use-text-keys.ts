import type { KeyboardEvent } from 'react';
import { type AnnotationKind, annotationKinds } from '../../shared/domain/annotation';
import type { CursorStep } from './reading-cursor';

export type TextKeyActions = {
  readonly step: (step: CursorStep) => void;
  readonly mark: (kind: AnnotationKind) => void;
  readonly comment: () => void;
  readonly open: () => void;
  readonly clear: () => void;
  readonly next: (direction: 1 | -1) => void;
};

const plainSteps: Readonly<Record<string, CursorStep>> = {
  ArrowDown: 'next-sentence',
  ArrowUp: 'previous-sentence',
  ArrowRight: 'next-word',
  ArrowLeft: 'previous-word',
};
const shiftSteps: Readonly<Record<string, CursorStep>> = {
  ArrowDown: 'extend-sentence',
  ArrowUp: 'shrink-sentence',
  ArrowRight: 'extend-word',
  ArrowLeft: 'shrink-word',
};
const modSteps: Readonly<Record<string, CursorStep>> = { ArrowDown: 'next-paragraph', ArrowUp: 'previous-paragraph' };

/** What the keys do while the text has the focus; keys that mean nothing here go on to the browser and the commands. */
export function handleTextKey(event: KeyboardEvent<HTMLElement>, actions: TextKeyActions): void {
  if (event.target !== event.currentTarget || event.altKey || event.nativeEvent.isComposing) return;
  const mod = event.ctrlKey || event.metaKey;
  const step = (mod ? modSteps : event.shiftKey ? shiftSteps : plainSteps)[event.key];
  if (step !== undefined) actions.step(step);
  else if (mod || !handleLetter(event.key, actions)) return;
  event.preventDefault();
}

function handleLetter(key: string, actions: TextKeyActions): boolean {
  const kind = /^[1-6]$/.test(key) ? annotationKinds[Number(key) - 1] : undefined;
  if (kind !== undefined) actions.mark(kind);
  else if (key === 'c' || key === 'C') actions.comment();
  else if (key === 'n' || key === 'N') actions.next(1);
  else if (key === 'p' || key === 'P') actions.next(-1);
  else if (key === 'Enter') actions.open();
  else if (key === 'Escape') actions.clear();
  else return false;
  return true;
}

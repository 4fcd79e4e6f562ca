import type { KeyboardEvent } from 'react';

/**
 * Arrow keys, Home and End within a row of buttons of which one takes part in the Tab order. Answers whether the key was
 * one of them; the button that is next has the focus then.
 */
export function moveInRow(event: KeyboardEvent<HTMLElement>): boolean {
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-in-row]')];
  const at = buttons.findIndex((button) => button.matches(':focus'));
  const isRightToLeft = getComputedStyle(event.currentTarget).direction === 'rtl';
  const forward = event.key === 'ArrowDown' || event.key === (isRightToLeft ? 'ArrowLeft' : 'ArrowRight');
  const back = event.key === 'ArrowUp' || event.key === (isRightToLeft ? 'ArrowRight' : 'ArrowLeft');
  const next = event.key === 'Home' ? 0 : event.key === 'End' ? buttons.length - 1 : forward ? at + 1 : back ? at - 1 : null;
  if (next === null || at === -1 || event.altKey || event.ctrlKey || event.metaKey) return false;
  event.preventDefault();
  buttons[(next + buttons.length) % buttons.length]?.focus();
  return true;
}

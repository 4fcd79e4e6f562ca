import { type CommandId, commands } from '../../shared/commands/table';
import { runCommand } from './use-command';

const isMac = navigator.userAgent.includes('Macintosh');

/** Keys as the platform writes them, e.g. `Ctrl+K`, on macOS `⌘K`. */
export function keysText(keys: string): string {
  const names: Readonly<Record<string, string>> = isMac
    ? { Mod: '⌘', Shift: '⇧', Alt: '⌥', Left: '←', Right: '→' }
    : { Mod: 'Ctrl', Left: '←', Right: '→' };
  const parts = keys.split('+').map((part) => names[part] ?? part);
  return isMac ? parts.join('') : parts.join('+');
}

/** The keys of an event in the table's notation, e.g. `Mod+Shift+N`. */
export function keysOf(event: KeyboardEvent): string {
  const named: Readonly<Record<string, string>> = { ArrowLeft: 'Left', ArrowRight: 'Right', ArrowUp: 'Up', ArrowDown: 'Down', '+': '=' };
  const key = named[event.key] ?? (event.key.length === 1 ? event.key.toUpperCase() : event.key);
  const mod = isMac ? event.metaKey : event.ctrlKey;
  return [mod ? 'Mod' : '', event.altKey ? 'Alt' : '', event.shiftKey && key !== '=' ? 'Shift' : '', key]
    .filter((part) => part !== '')
    .join('+');
}

const byKeys = new Map<string, CommandId>(commands.filter((command) => command.keys !== '').map((command) => [command.keys, command.id]));
// Windows people redo with Ctrl+Y.
byKeys.set('Mod+Y', 'edit.redo');

/** Whether an element is a text field or an editor, which have an undo of their own. */
export function editsText(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

/** Runs the command of a key press. Undo and redo inside a text field or the editor belong to that field. */
export function handleShortcut(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const id = byKeys.get(keysOf(event));
  if (id === undefined) return;
  if ((id === 'edit.undo' || id === 'edit.redo') && editsText(event.target)) return;
  if (runCommand(id)) event.preventDefault();
}

/**
 * The one table of commands. It feeds the native menus, the shortcuts and the palette, so that a
 * command has one name and one key everywhere. What a command does is decided by the screen that is
 * shown: see `renderer/app/use-command.ts`.
 */
export const menuPlaces = ['file', 'edit', 'annotate', 'insert', 'view', 'go', 'help'] as const;
export type MenuPlace = (typeof menuPlaces)[number];

export type Command = {
  /** Also the key of its words in `assets/messages/<language>/commands.json`. */
  readonly id: string;
  /** Default keys, e.g. `Mod+Shift+N`; `Mod` is Ctrl, on macOS Cmd. Empty for none. */
  readonly keys: string;
  readonly menu: MenuPlace | null;
  /** Commands of one group stand together in a menu, with a line between groups. */
  readonly group: number;
};

export const commands = [
  { id: 'import.open', keys: 'Mod+I', menu: 'file', group: 1 },
  { id: 'import.folder', keys: 'Mod+Shift+O', menu: 'file', group: 1 },
  { id: 'import.store', keys: 'Mod+Enter', menu: 'file', group: 1 },
  { id: 'import.report', keys: '', menu: 'file', group: 1 },
  { id: 'briefing.new', keys: 'Mod+Shift+N', menu: 'file', group: 1 },
  { id: 'briefing.export-pdf', keys: 'Mod+E', menu: 'file', group: 2 },
  { id: 'history.open', keys: 'Mod+Shift+H', menu: 'file', group: 2 },
  { id: 'library.choose', keys: 'Mod+O', menu: 'file', group: 3 },
  { id: 'library.create', keys: '', menu: 'file', group: 3 },
  { id: 'library.conflicts', keys: '', menu: 'file', group: 3 },
  { id: 'library.show-folder', keys: '', menu: 'file', group: 3 },
  { id: 'library.move', keys: '', menu: 'file', group: 3 },
  { id: 'library.rename-folder', keys: '', menu: 'file', group: 3 },
  { id: 'library.take-over', keys: '', menu: 'file', group: 3 },
  { id: 'library.backup', keys: '', menu: 'file', group: 4 },
  { id: 'library.restore', keys: '', menu: 'file', group: 4 },
  { id: 'library.verify', keys: '', menu: 'file', group: 4 },
  { id: 'go.settings', keys: 'Mod+,', menu: 'file', group: 5 },
  { id: 'edit.undo', keys: 'Mod+Z', menu: 'edit', group: 1 },
  { id: 'edit.redo', keys: 'Mod+Shift+Z', menu: 'edit', group: 1 },
  { id: 'annotate.key-fact', keys: '', menu: 'annotate', group: 1 },
  { id: 'annotate.quote', keys: '', menu: 'annotate', group: 1 },
  { id: 'annotate.risk', keys: '', menu: 'annotate', group: 1 },
  { id: 'annotate.question', keys: '', menu: 'annotate', group: 1 },
  { id: 'annotate.action', keys: '', menu: 'annotate', group: 1 },
  { id: 'annotate.highlight', keys: '', menu: 'annotate', group: 1 },
  { id: 'annotation.next', keys: 'F8', menu: 'annotate', group: 2 },
  { id: 'annotation.previous', keys: 'Shift+F8', menu: 'annotate', group: 2 },
  { id: 'article.correct-text', keys: 'Mod+Shift+E', menu: 'edit', group: 2 },
  { id: 'article.details', keys: 'Mod+Shift+I', menu: 'edit', group: 2 },
  { id: 'article.save-original', keys: '', menu: 'file', group: 2 },
  { id: 'article.trash', keys: '', menu: 'edit', group: 3 },
  { id: 'list.filter', keys: 'Mod+F', menu: 'edit', group: 4 },
  { id: 'briefing.cite', keys: 'Mod+Shift+C', menu: 'insert', group: 1 },
  { id: 'palette.open', keys: 'Mod+K', menu: 'go', group: 1 },
  { id: 'go.library', keys: 'Mod+1', menu: 'go', group: 2 },
  { id: 'go.briefings', keys: 'Mod+2', menu: 'go', group: 2 },
  { id: 'go.trash', keys: 'Mod+3', menu: 'go', group: 2 },
  { id: 'go.back', keys: 'Alt+Left', menu: 'go', group: 3 },
  { id: 'go.forward', keys: 'Alt+Right', menu: 'go', group: 3 },
  { id: 'theme.light', keys: '', menu: 'view', group: 1 },
  { id: 'theme.dark', keys: '', menu: 'view', group: 1 },
  { id: 'theme.system', keys: '', menu: 'view', group: 1 },
  { id: 'zoom.in', keys: 'Mod+=', menu: 'view', group: 2 },
  { id: 'zoom.out', keys: 'Mod+-', menu: 'view', group: 2 },
  { id: 'zoom.reset', keys: 'Mod+0', menu: 'view', group: 2 },
  { id: 'briefing.toggle-evidence', keys: 'Mod+Shift+G', menu: 'view', group: 3 },
  { id: 'briefing.toggle-preview', keys: 'Mod+Shift+P', menu: 'view', group: 3 },
  { id: 'support.save', keys: '', menu: 'help', group: 1 },
] as const satisfies readonly Command[];

export type CommandId = (typeof commands)[number]['id'];

/** The command of that id; `undefined` for a word that is none. */
export function commandOf(id: string): (Command & { readonly id: CommandId }) | undefined {
  return commands.find((command) => command.id === id);
}

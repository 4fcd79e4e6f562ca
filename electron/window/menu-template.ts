import type { MenuItemConstructorOptions } from 'electron';
import { type Command, type CommandId, commands, type MenuPlace, menuPlaces } from '../../shared/commands/table';
import type { RecentLibrary } from '../../shared/domain/recent-library';
import { readExternalLink } from '../security/external-link';
import type { MainMessages } from './main-messages';

/** What the menus need: their words, the commands that do something just now, and who runs them. */
export type MenuNeeds = {
  readonly platform: NodeJS.Platform;
  readonly t: MainMessages;
  readonly answered: ReadonlySet<string>;
  readonly run: (id: CommandId) => void;
  /** Libraries that were opened on this computer, the last one first; the one that is open is among them. */
  readonly recent: readonly RecentLibrary[];
  readonly openRecent: (key: string) => void;
};

type Item = MenuItemConstructorOptions;
const line: Item = { type: 'separator' };

/**
 * The native menus, made from the one table of commands. Keys are shown but not registered: the page
 * hears them itself, so that a text field keeps its own undo and an input method its own keys. (macOS
 * always lets menus hear keys first; there the command arrives through the menu, to the same end.)
 */
export function menuTemplate(needs: MenuNeeds): readonly Item[] {
  const { platform, t } = needs;
  const places: readonly Item[] = menuPlaces.flatMap((place) => {
    const items = [...commandItems(place, needs), ...systemItems(place, needs)];
    const role = place === 'help' ? { role: 'help' as const } : {};
    return items.length === 0 ? [] : [{ ...role, label: t(`menu.${place}`), submenu: items }];
  });
  return platform === 'darwin' ? [{ role: 'appMenu' }, ...places, { role: 'windowMenu' }] : places;
}

function commandItems(place: MenuPlace, needs: MenuNeeds): readonly Item[] {
  const rows: readonly (Command & { readonly id: CommandId })[] = commands.filter((command) => command.menu === place);
  const groups = [...new Set(rows.map((row) => row.group))].sort((one, other) => one - other);
  return groups.flatMap((group, index) => [
    ...(index === 0 ? [] : [line]),
    ...rows
      .filter((row) => row.group === group)
      .flatMap((row) => (row.id === 'library.choose' ? [commandItem(row, needs), recentItem(needs)] : [commandItem(row, needs)])),
  ]);
}

function commandItem(command: Command & { readonly id: CommandId }, { t, answered, run }: MenuNeeds): Item {
  return {
    id: command.id,
    label: t(command.id),
    enabled: answered.has(command.id),
    click: () => run(command.id),
    ...(command.keys === '' ? {} : { accelerator: acceleratorOf(command.keys), registerAccelerator: false }),
  };
}

/** Below "Open a library…": the ones that were open before. Two of one name are told apart by their folders. */
function recentItem({ t, recent, openRecent }: MenuNeeds): Item {
  const isTwice = (name: string): boolean => recent.filter((entry) => entry.name === name).length > 1;
  return {
    id: 'recent',
    label: t('menu.recent'),
    enabled: recent.length > 0,
    submenu: recent.map(({ key, name, folder }) => ({
      // One ampersand would underline the next letter on Windows and Linux.
      label: (isTwice(name) ? `${name} – ${folder}` : name).replace(/&/g, '&&'),
      toolTip: folder,
      click: () => openRecent(key),
    })),
  };
}

/** What the system itself does: the clipboard in text fields, full screen, quitting. */
function systemItems(place: MenuPlace, { platform, t }: MenuNeeds): readonly Item[] {
  if (place === 'edit') return [line, ...clipboardItems(t)];
  if (place === 'view') return [line, { role: 'togglefullscreen', label: t('menu.fullScreen') }];
  if (platform === 'darwin') return [];
  if (place === 'file') return [line, { role: 'quit', label: t('menu.quit') }];
  if (place === 'help') return [{ role: 'about', label: t('menu.about') }];
  return [];
}

/** Cut, copy, paste and select all, for the menu bar and for the context menu of a text field. */
function clipboardItems(t: MainMessages): readonly Item[] {
  return [
    { role: 'cut', label: t('menu.cut') },
    { role: 'copy', label: t('menu.copy') },
    { role: 'paste', label: t('menu.paste') },
    { role: 'selectAll', label: t('menu.selectAll') },
  ];
}

/** What was clicked with the right button, and what to do about an address in it. */
export type ContextNeeds = {
  readonly t: MainMessages;
  readonly isEditable: boolean;
  readonly selectionText: string;
  readonly openLink: () => void;
};

/** The context menu: the clipboard, and the browser where the chosen words are an address of the web. */
export function contextItems({ t, isEditable, selectionText, openLink }: ContextNeeds): readonly Item[] {
  const copying = clipboardItems(t).filter(({ role }) => isEditable || (role === 'copy' && selectionText.trim() !== ''));
  if (readExternalLink(selectionText) === null) return copying;
  return [...copying, line, { id: 'link', label: t('shell:link.open'), click: openLink }];
}

/** The table's keys as Electron writes them: `Mod+=` is `CommandOrControl+=`. */
function acceleratorOf(keys: string): string {
  return keys.replace('Mod', 'CommandOrControl');
}

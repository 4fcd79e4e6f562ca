import { type BrowserWindow, Menu } from 'electron';
import type { CommandId } from '../../shared/commands/table';
import type { MainMessages } from './main-messages';
import { contextItems, menuTemplate } from './menu-template';
import { openInBrowser } from './open-in-browser';

export type Menus = {
  /** Greys out every command but these: the ones that the screen shown answers. */
  readonly showAnswered: (ids: readonly string[]) => void;
};

/** Sets the menu bar, and the context menu of text fields and of selected text in `window`. */
export function installMenus(window: BrowserWindow, t: MainMessages, run: (id: CommandId) => void): Menus {
  const menu = Menu.buildFromTemplate([...menuTemplate({ platform: process.platform, t, answered: new Set(), run })]);
  Menu.setApplicationMenu(menu);
  window.webContents.on('context-menu', (_event, { isEditable, selectionText }) => {
    const openLink = () => void openInBrowser(window, t, selectionText);
    const items = contextItems({ t, isEditable, selectionText, openLink });
    if (items.length > 0) Menu.buildFromTemplate([...items]).popup({ window });
  });
  return {
    showAnswered(ids) {
      const answered = new Set(ids);
      for (const item of menu.items.flatMap((place) => place.submenu?.items ?? [])) {
        if (item.id !== undefined && item.click !== undefined && isCommand(item.id)) item.enabled = answered.has(item.id);
      }
    },
  };
}

/** Items of the system get no id from us; ours all have a command's, which holds a dot. */
function isCommand(id: string): boolean {
  return id.includes('.');
}

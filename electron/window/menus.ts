import { type BrowserWindow, Menu } from 'electron';
import type { RecentLibrary } from '../../shared/domain/recent-library';
import type { MainMessages } from './main-messages';
import { contextItems, type MenuNeeds, menuTemplate } from './menu-template';
import { openInBrowser } from './open-in-browser';

export type Menus = {
  /** Greys out every command but these: the ones that the screen shown answers. */
  readonly showAnswered: (ids: readonly string[]) => void;
  /** Lists the libraries that were opened on this computer. */
  readonly showRecent: (list: readonly RecentLibrary[]) => void;
};

export type MenuActions = Pick<MenuNeeds, 'recent' | 'run' | 'openRecent'>;

/** Sets the menu bar, and the context menu of text fields and of selected text in `window`. */
export function installMenus(window: BrowserWindow, t: MainMessages, actions: MenuActions): Menus {
  let answered: ReadonlySet<string> = new Set();
  let recent = actions.recent;
  let menu = build();
  window.webContents.on('context-menu', (_event, { isEditable, selectionText }) => {
    const openLink = () => void openInBrowser(window, t, selectionText);
    const items = contextItems({ t, isEditable, selectionText, openLink });
    if (items.length > 0) Menu.buildFromTemplate([...items]).popup({ window });
  });

  function build(): Menu {
    const built = Menu.buildFromTemplate([...menuTemplate({ ...actions, platform: process.platform, t, answered, recent })]);
    Menu.setApplicationMenu(built);
    return built;
  }

  return {
    showAnswered(ids) {
      answered = new Set(ids);
      for (const item of menu.items.flatMap((place) => place.submenu?.items ?? [])) {
        if (item.id !== undefined && item.click !== undefined && isCommand(item.id)) item.enabled = answered.has(item.id);
      }
    },
    showRecent(list) {
      if (JSON.stringify(list) === JSON.stringify(recent)) return;
      recent = list;
      // Items cannot be taken out of a menu that is there.
      menu = build();
    },
  };
}

/** Items of the system get no id from us; ours all have a command's, which holds a dot. */
function isCommand(id: string): boolean {
  return id.includes('.');
}

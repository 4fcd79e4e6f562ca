import { describe, expect, it } from 'vitest';
import { startMainMessages } from '../../../../electron/window/main-messages';
import { contextItems, menuTemplate } from '../../../../electron/window/menu-template';
import { commands } from '../../../../shared/commands/table';
import type { RecentLibrary } from '../../../../shared/domain/recent-library';

function template(platform: NodeJS.Platform, answered: readonly string[] = [], language = 'en', recent: readonly RecentLibrary[] = []) {
  const run: string[] = [];
  const t = startMainMessages(language);
  const actions = { run: (id: string) => run.push(id), openRecent: (key: string) => run.push(key) };
  const menus = menuTemplate({ platform, t, answered: new Set(answered), recent, ...actions });
  const items = menus.flatMap((menu) => (Array.isArray(menu.submenu) ? menu.submenu : []));
  return { menus, items, run };
}

describe('menuTemplate', () => {
  it('shows every command of the table that has a place, once, with its words and keys', () => {
    const { items } = template('linux');
    const shown = items.filter((item) => item.id !== undefined && item.id !== 'recent').map((item) => item.id);
    expect([...shown].sort()).toEqual(
      commands
        .filter((command) => command.menu !== null)
        .map((command) => command.id as string)
        .sort(),
    );
    expect(items.find((item) => item.id === 'palette.open')).toMatchObject({
      label: 'Search or run a command',
      accelerator: 'CommandOrControl+K',
      registerAccelerator: false,
    });
  });

  it('has the menus in the order that people know', () => {
    expect(template('win32').menus.map((menu) => menu.label)).toEqual(['File', 'Edit', 'Annotate', 'Insert', 'View', 'Go', 'Help']);
    const mac = template('darwin').menus;
    expect([mac[0]?.role, mac.at(-1)?.role]).toEqual(['appMenu', 'windowMenu']);
  });

  it('greys out what nobody answers and runs what is chosen', () => {
    const { items, run } = template('linux', ['go.library']);
    expect(items.filter((item) => item.id !== undefined && item.enabled === true).map((item) => item.id)).toEqual(['go.library']);
    const item = items.find((candidate) => candidate.id === 'go.library');
    item?.click?.({} as never, undefined, {} as never);
    expect(run).toEqual(['go.library']);
  });

  it('never begins or ends a menu with a line, nor draws two', () => {
    for (const { submenu } of template('linux').menus) {
      const types = (Array.isArray(submenu) ? submenu : []).map((item) => (item.type === 'separator' ? '-' : 'x')).join('');
      expect(types).toMatch(/^x+(-x+)*$/);
    }
  });

  it('takes every word from the catalogue', () => {
    const { menus, items } = template('linux', [], 'pseudo');
    const labels = [...menus, ...items].filter((item) => item.type !== 'separator').map((item) => item.label ?? '');
    expect(labels.filter((label) => !/^⟦.*⟧$/.test(label))).toEqual([]);
  });
});

describe('E15 contextItems', () => {
  const t = startMainMessages('en');
  const items = (isEditable: boolean, selectionText: string) =>
    contextItems({ t, isEditable, selectionText, openLink: () => {} }).map(({ role, id, type }) => role ?? id ?? type);

  it('offers the clipboard in text fields, a copy of chosen words, and nothing elsewhere', () => {
    expect(items(true, '')).toEqual(['cut', 'copy', 'paste', 'selectAll']);
    expect(items(false, 'some words')).toEqual(['copy']);
    expect(items(false, '  ')).toEqual([]);
  });

  it('offers the browser for an address of the web, and for nothing that only looks like one', () => {
    expect(items(false, ' https://example.org/a ')).toEqual(['copy', 'separator', 'link']);
    expect(items(false, 'file:///etc/passwd')).toEqual(['copy']);
    expect(items(false, 'see https://example.org/a')).toEqual(['copy']);
  });
});

describe('the list of recent libraries', () => {
  const entry = (key: string, name: string, folder: string): RecentLibrary => ({
    key,
    id: 'x',
    name,
    folder,
    openedAt: '2026-06-20T10:00:00.000Z',
  });

  it('stands below opening, shows nothing while there is none, and opens by key', () => {
    expect(template('linux').items.find(({ id }) => id === 'recent')).toMatchObject({ enabled: false, submenu: [] });
    const { items, run } = template('win32', [], 'en', [entry('a', 'Sanctions', '/one'), entry('b', 'R & D', '/two')]);
    const place = items.findIndex(({ id }) => id === 'recent');
    expect(items[place - 1]?.id).toBe('library.choose');
    const shown = items[place]?.submenu as Electron.MenuItemConstructorOptions[];
    expect(shown.map(({ label }) => label)).toEqual(['Sanctions', 'R && D']);
    (shown[1]?.click as (() => void) | undefined)?.();
    expect(run).toEqual(['b']);
  });

  it('tells two of one name apart by their folders', () => {
    const { items } = template('linux', [], 'en', [entry('a', 'Desk', '/one'), entry('b', 'Desk', '/two')]);
    const shown = items.find(({ id }) => id === 'recent')?.submenu as Electron.MenuItemConstructorOptions[];
    expect(shown.map(({ label }) => label)).toEqual(['Desk – /one', 'Desk – /two']);
  });
});

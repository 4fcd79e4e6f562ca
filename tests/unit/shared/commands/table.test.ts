import { describe, expect, it } from 'vitest';
import texts from '../../../../assets/messages/en/commands.json';
import { commandOf, commands, menuPlaces } from '../../../../shared/commands/table';

const catalogue: Readonly<Record<string, string>> = texts;
/** Menus and their entries that are no command of the table. */
const menuWords = ['recent', 'cut', 'copy', 'paste', 'selectAll', 'fullScreen', 'quit', 'about'];

describe('the table of commands', () => {
  it('names every command once', () => {
    const ids = commands.map((command) => command.id);
    expect([...new Set(ids)]).toEqual(ids);
  });

  it('gives no key to two commands', () => {
    const keys = commands.map((command) => command.keys).filter((key) => key !== '');
    expect([...new Set(keys)]).toEqual(keys);
  });

  it.each(commands.filter((command) => command.keys !== ''))('writes the keys of $id in the order Mod, Alt, Shift, key', ({ keys }) => {
    expect(keys).toMatch(/^(Mod\+)?(Alt\+)?(Shift\+)?([A-Z0-9,=\-.]|F([1-9]|1[0-2])|Left|Right|Up|Down|Delete|Enter)$/);
  });

  it('has words for every command and every menu, and no others', () => {
    const wanted = [...commands.map((command) => command.id), ...[...menuPlaces, ...menuWords].map((name) => `menu.${name}`)];
    expect(Object.keys(catalogue).sort()).toEqual([...wanted].sort());
    for (const key of wanted) expect(catalogue[key]?.trim(), key).toBeTruthy();
  });

  it('finds a command by its id and nothing by another word', () => {
    expect(commandOf('go.library')).toMatchObject({ id: 'go.library', menu: 'go' });
    expect(commandOf('constructor')).toBeUndefined();
  });
});

import { createSpotlight, Spotlight, useSpotlight } from '@mantine/spotlight';
import { Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { commands } from '../../shared/commands/table';
import { openRecent } from './change-library';
import { useNavigation } from './navigation';
import classes from './palette.module.css';
import { PaletteItem } from './palette-item';
import { matchesWords } from './palette-search';
import { keysText } from './shortcuts';
import { runCommand, useCommand, useCommandRegistry } from './use-command';
import { usePaletteDocuments } from './use-palette-documents';
import { useRecentLibraries } from './use-recent-libraries';

const [store, palette] = createSpotlight();
const listId = 'palette-list';
const itemId = (index: number): string => `palette-item-${index}`;

type Item = { readonly key: string; readonly label: string; readonly detail: string; readonly keys: string; readonly run: () => void };
type Group = { readonly name: 'commands' | 'articles' | 'briefings' | 'libraries'; readonly items: readonly Item[] };

/** Ctrl/Cmd+K: every command that does something just now, and every article and briefing by its title. */
export function Palette() {
  const { t } = useTranslation('shell');
  const [query, setQuery] = useState('');
  const { opened } = useSpotlight(store);
  useCommand('palette.open', palette.open);
  const groups = useGroups(query, opened);
  const items = groups.flatMap((group) => group.items);
  const [active, setActive] = useActive(items, query);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && items.length > 0) setActive((active + step + items.length) % items.length);
    else if (event.key === 'Enter') document.getElementById(itemId(active))?.click();
    else return;
    // The library's own way of moving marks elements behind React's back, and loses its place when late answers come in.
    event.stopPropagation();
    event.preventDefault();
  };
  let index = 0;
  return (
    <Spotlight.Root
      store={store}
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      scrollable
      maxHeight={440}
      title={undefined}
      // On the dialog itself: the element around it has no role that could carry a name.
      attributes={{ content: { 'aria-label': t('search') } }}
      transitionProps={{ duration: 0 }}
      overlayProps={{ backgroundOpacity: 0.35 }}
    >
      <Spotlight.Search
        role="combobox"
        aria-label={t('search')}
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={items.length > 0 ? itemId(active) : undefined}
        onKeyDownCapture={onKeyDown}
        placeholder={t('search')}
        leftSection={<Search size={18} aria-hidden />}
      />
      <Spotlight.ActionsList id={listId} role="listbox" aria-label={t('palette.results')}>
        {groups.map((group) => (
          <Spotlight.ActionsGroup
            key={group.name}
            label={t(`palette.${group.name}`)}
            role="group"
            aria-label={t(`palette.${group.name}`)}
            className={classes.group ?? ''}
          >
            {group.items.map((item) => {
              const place = index++;
              const { key, label, detail, keys, run } = item;
              const text = { label, detail, keys: keysText(keys) };
              return <PaletteItem key={key} id={itemId(place)} active={place === active} {...text} run={run} />;
            })}
          </Spotlight.ActionsGroup>
        ))}
        {items.length === 0 && <Spotlight.Empty>{t('palette.nothing')}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

function useGroups(query: string, opened: boolean): readonly Group[] {
  const { t } = useTranslation('commands');
  const go = useNavigation((state) => state.go);
  const answerers = useCommandRegistry((state) => state.answerers);
  const { articles, briefings } = usePaletteDocuments(query, opened);
  const recent = useRecentLibraries(opened);
  if (!opened) return [];
  const runnable = commands
    .filter(({ id }) => id !== 'palette.open' && answerers.has(id))
    .map(({ id, keys }) => ({ key: id, label: t(id), detail: '', keys, run: () => void runCommand(id) }))
    .filter(({ label }) => matchesWords(label, query));
  const actions: Group = { name: 'commands', items: runnable };
  const documents: readonly Group[] = [
    {
      name: 'articles',
      items: articles.map(({ id, title, source }) => ({
        key: id,
        label: title,
        detail: source,
        keys: '',
        run: () => go({ screen: 'reader', articleId: id }),
      })),
    },
    {
      name: 'briefings',
      items: briefings.map(({ id, title, to }) => ({
        key: id,
        label: title === '' ? t('shell:palette.untitled') : title,
        detail: to,
        keys: '',
        run: () => go({ screen: 'briefing', briefingId: id }),
      })),
    },
  ];
  const libraries: Group = {
    name: 'libraries',
    items: recent
      .filter(({ open, state }) => !open && state !== 'missing')
      .map(({ key, name, folder }) => ({
        key,
        label: t('shell:palette.openLibrary', { name }),
        detail: folder,
        keys: '',
        run: () => void openRecent(key),
      }))
      .filter(({ label }) => matchesWords(label, query)),
  };
  // Who types words is after a document as often as after a command: documents that hold them come first.
  const ordered = query.trim() === '' ? [actions, ...documents, libraries] : [...documents, actions, libraries];
  return ordered.filter((group) => group.items.length > 0);
}

/** The first item is active until the person moves; then theirs stays, also when late answers come in above it. */
function useActive(items: readonly Item[], query: string): readonly [number, (index: number) => void] {
  const [chosen, setChosen] = useState<{ readonly query: string; readonly key: string } | null>(null);
  const place = chosen?.query === query ? items.findIndex((item) => item.key === chosen.key) : 0;
  const active = Math.max(0, place);
  useEffect(() => document.getElementById(itemId(active))?.scrollIntoView({ block: 'nearest' }), [active]);
  return [active, (index) => setChosen({ query, key: items[index]?.key ?? '' })];
}

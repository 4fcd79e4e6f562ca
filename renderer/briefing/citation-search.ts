import { Extension } from '@tiptap/core';
import { PluginKey } from '@tiptap/pm/state';
import { exitSuggestion, Suggestion, type SuggestionProps } from '@tiptap/suggestion';
import { create, type StoreApi, type UseBoundStore } from 'zustand';
import type { EvidenceItem } from '../../shared/domain/evidence';
import { matchesWords } from './evidence-filter';

/**
 * Citing by typing: "@" opens a list of passages, what follows searches it, arrow keys choose, Enter
 * or Tab cites. The editor keeps the focus all the while; the list is drawn by `citation-list.tsx`
 * from the state kept here.
 */
export type SearchState = {
  readonly open: boolean;
  readonly query: string;
  readonly items: readonly EvidenceItem[];
  readonly active: number;
  /** Where the "@" stands on the screen. */
  readonly place: (() => DOMRect | null) | null;
  readonly choose: (item: EvidenceItem) => void;
};
export type SearchStore = UseBoundStore<StoreApi<SearchState>>;

const closed: SearchState = { open: false, query: '', items: [], active: 0, place: null, choose: () => undefined };

/** At most this many passages are offered; more words narrow them down. */
const mostOffered = 30;
/** A search of more words than anybody looks for is a sentence that happens to hold an "@". */
const longestQuery = 60;
/** "@" asks for a passage after a space or punctuation; inside a word it is a mail address. */
const prefixes = [' ', '\u00a0', '.', ',', ';', ':', '!', '?', '(', ')', '“', '”', '‘', '’', '"', "'", '–', '—'];

const pluginKey = new PluginKey('citationSearch');

export function createSearchStore(): SearchStore {
  return create<SearchState>()(() => closed);
}

/** The extension that listens for "@". `evidence` gives what can be cited at the moment. */
export function citationSearch(store: SearchStore, evidence: () => readonly EvidenceItem[]): Extension {
  const find = (query: string): readonly EvidenceItem[] => evidence().filter((item) => matchesWords(item, query));
  const show = (props: SuggestionProps<EvidenceItem, EvidenceItem>): void => {
    const items = find(props.query).slice(0, mostOffered);
    const sameQuery = store.getState().open && store.getState().query === props.query;
    store.setState({
      open: true,
      query: props.query,
      items,
      active: sameQuery ? Math.min(store.getState().active, Math.max(0, items.length - 1)) : 0,
      place: props.clientRect ?? null,
      choose: props.command,
    });
  };
  return Extension.create({
    name: 'citationSearch',
    // Before the lists' and tables' own keys: Tab and Enter belong to the open list.
    priority: 200,
    addProseMirrorPlugins() {
      const { editor } = this;
      return [
        Suggestion<EvidenceItem, EvidenceItem>({
          pluginKey,
          editor,
          char: '@',
          allowSpaces: true,
          allowedPrefixes: prefixes.map((prefix) => prefix),
          shouldShow: ({ query }) => query.length <= longestQuery && (!query.includes(' ') || find(query).length > 0),
          command: ({ range, props }) => {
            editor.chain().focus().replaceWithCitation(props.annotationId, range.from, range.to).run();
          },
          render: () => ({
            onStart: show,
            onUpdate: show,
            onExit: () => store.setState(closed),
            onKeyDown: ({ view, event, range }) => {
              const { items, active, choose } = store.getState();
              if (event.key === 'Escape') {
                // Nothing was searched for: the "@" that asked for the list goes with it.
                if (range.to - range.from === 1) view.dispatch(view.state.tr.delete(range.from, range.to));
                else exitSuggestion(view, pluginKey);
                return true;
              }
              const chosen = items[active];
              if (chosen === undefined) return false;
              if (event.key === 'Enter' || event.key === 'Tab') {
                choose(chosen);
                return true;
              }
              const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
              if (step === undefined) return false;
              store.setState({ active: (active + step + items.length) % items.length });
              return true;
            },
          }),
        }),
      ];
    },
  });
}

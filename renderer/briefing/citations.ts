import type { Node as DocumentNode } from '@tiptap/pm/model';
import type { TFunction } from 'i18next';
import { createContext, useContext } from 'react';
import type { NumberedCitation } from '../../shared/compile/number-citations';
import type { EvidenceItem } from '../../shared/domain/evidence';
import type { Locator } from '../../shared/domain/locator';

/** What the chips in the text know: the numbers of all citations in reading order, and which one is open. */
export type Citations = {
  readonly numbered: readonly NumberedCitation[];
  /** Document position of the citation whose passage is shown; `null` when none is. */
  readonly opened: number | null;
  readonly open: (position: number | null) => void;
};

export const CitationsContext = createContext<Citations>({ numbered: [], opened: null, open: () => undefined });

export function useCitations(): Citations {
  return useContext(CitationsContext);
}

/** Which citation, counted from 0 in reading order, stands at `position` of the document. */
export function citationIndex(document: DocumentNode, position: number): number {
  let index = 0;
  document.nodesBetween(0, Math.min(position, document.content.size), (node, at) => {
    if (node.type.name === 'citation' && at < position) index += 1;
  });
  return index;
}

/** How a source is called in little room: its publication, else the beginning of its title. */
export function sourceName(item: EvidenceItem, t: TFunction<'briefing'>): string {
  if (item.source.trim() !== '') return item.source.trim();
  const title = item.articleTitle.trim();
  if (title === '') return t('source.untitled');
  return title.length <= 24 ? title : `${title.slice(0, 23).trimEnd()}…`;
}

/** The place in the article as a chip shows it: "¶4", "¶4–5", "p. 4 ¶12". */
export function placeMark(locator: Locator): string {
  const paragraph = locator.from === locator.to ? `¶${locator.from}` : `¶${locator.from}–${locator.to}`;
  return locator.page === undefined ? paragraph : `p. ${locator.page} ${paragraph}`;
}

/** The place in words, for screen readers and popovers. */
export function placeWords(locator: Locator, t: TFunction<'briefing'>): string {
  const place = paragraphWords(locator, t);
  return locator.page === undefined ? place : t('place.onPage', { page: locator.page, place });
}

function paragraphWords(locator: Locator, t: TFunction<'briefing'>): string {
  if (locator.heading) return t('place.heading', { from: locator.from });
  return locator.from === locator.to ? t('place.one', { from: locator.from }) : t('place.many', { from: locator.from, to: locator.to });
}

import type { DocumentStore } from './document-store';
import type { LibraryPlaces } from './library-places';
import type { Surroundings } from './surroundings';
import type { WritingSession } from './writing-session';

/**
 * Said after a change is durable. `id`: the article for `articles` and `annotations` (all annotations
 * of an article are one document), the briefing for `briefings`, empty for `trash` and `library`.
 * `replaced`: the document's words are others than the page handed over or was given, so that a screen
 * that shows them must read them again.
 */
export type LibraryChange = {
  readonly topic: 'articles' | 'annotations' | 'briefings' | 'trash' | 'library';
  readonly id: string;
  readonly replaced?: boolean;
};

/** What the stores of one open library share. */
export type LibraryCore = {
  readonly world: Surroundings;
  readonly places: LibraryPlaces;
  readonly session: WritingSession;
  readonly documents: DocumentStore;
  readonly changed: (change: LibraryChange) => void;
};

import { create } from 'zustand';
import type { AnnotationId, ArticleId, BriefingId } from '../../shared/core/ids';

/** Which screen is shown. Screens never import each other: they go somewhere by naming a route. */
export type Route =
  | { readonly screen: 'library' }
  | { readonly screen: 'import' }
  | { readonly screen: 'reader'; readonly articleId: ArticleId; readonly annotationId?: AnnotationId }
  | { readonly screen: 'briefings' }
  | { readonly screen: 'briefing'; readonly briefingId: BriefingId }
  | { readonly screen: 'trash' }
  | { readonly screen: 'settings' };

type Navigation = {
  readonly route: Route;
  readonly past: readonly Route[];
  readonly future: readonly Route[];
  readonly go: (route: Route) => void;
  readonly goBack: () => void;
  readonly goForward: () => void;
};

/** At most this many steps back are kept. */
const longestPast = 50;

/** The route and its history, as in a browser: going somewhere new drops what was ahead. */
export const useNavigation = create<Navigation>()((set) => ({
  route: { screen: 'library' },
  past: [],
  future: [],
  go: (route) => set((state) => ({ route, past: [...state.past, state.route].slice(-longestPast), future: [] })),
  goBack: () =>
    set((state) => {
      const route = state.past.at(-1);
      return route === undefined ? state : { route, past: state.past.slice(0, -1), future: [state.route, ...state.future] };
    }),
  goForward: () =>
    set((state) => {
      const [route, ...future] = state.future;
      return route === undefined ? state : { route, past: [...state.past, state.route], future };
    }),
}));
